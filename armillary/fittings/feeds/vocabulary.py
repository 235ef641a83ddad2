"""The words of calendar feeds. Stored values never change; labels may."""

from django.db.models import TextChoices


class State(TextChoices):
    IN_USE = "in_use", "In use"
    REVOKED = "revoked"


class Standing(TextChoices):
    """How sure it is that something takes place, as iCalendar has it."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"
