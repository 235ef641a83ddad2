"""The web door as an application."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Keeps drafts; everything else it shows belongs to others."""

    name = "armillary.web"
