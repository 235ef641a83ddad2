"""The site as an application: when all models are there, the processes are installed."""

from importlib import import_module

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Last in INSTALLED_APPS, so that every process finds its models."""

    name = "armillary.site"

    def ready(self) -> None:
        import_module("armillary.site.processes")
