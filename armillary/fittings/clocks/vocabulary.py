"""The words of clocks. Stored values never change; labels may."""

from django.db.models import TextChoices


class TargetState(TextChoices):
    IN_FORCE = "in_force", "In force"
    RETIRED = "retired"


class ClockState(TextChoices):
    """Where a clock stands. One that is not done may be late: that depends on the moment."""

    RUNNING = "running"
    PAUSED = "paused"
    MET = "met"
    MISSED = "missed"
    DROPPED = "dropped", "No longer asked for"
