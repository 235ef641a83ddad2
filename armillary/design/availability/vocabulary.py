"""The words of availability management. Stored values never change; labels may."""

from django.db.models import TextChoices


class OutageState(TextChoices):
    RUNNING = "running", "Still down"
    OVER = "over", "Over"
    WITHDRAWN = "withdrawn", "Withdrawn"


COUNTING = (OutageState.RUNNING, OutageState.OVER)
"""Those that are believed."""


class Effect(TextChoices):
    """How the thing stood."""

    DOWN = "down", "Down"
    DEGRADED = "degraded", "Degraded"


class MeasuredBy(TextChoices):
    """Who says so."""

    PERSON = "person", "A person"
    MONITOR = "monitor", "A monitor"
    SUPPLIER = "supplier", "The supplier"


class LookoutState(TextChoices):
    STANDING = "standing", "On the lookout"
    ENDED = "ended", "Ended"
    WITHDRAWN = "withdrawn", "Withdrawn"


BELIEVED = (LookoutState.STANDING, LookoutState.ENDED)
"""Those that say that somebody would have noticed."""
