"""The words of calling. Stored values never change; labels may."""

from django.db.models import TextChoices


class State(TextChoices):
    ACTIVE = "active"
    RETIRED = "retired"


class Scheme(TextChoices):
    HTTPS = "https", "https"
    HTTP = "http", "http, which others can read on the way"


PORTS = {Scheme.HTTPS: 443, Scheme.HTTP: 80}
