"""The words of the journal. Stored values never change; labels may."""

from django.db.models import TextChoices


class Audience(TextChoices):
    """Whom a line of the journal is for."""

    PUBLIC = "public"
    INTERNAL = "internal"
    SYSTEM = "system"
