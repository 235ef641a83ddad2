"""The words of webhooks. Stored values never change; labels may."""

from django.db.models import TextChoices


class State(TextChoices):
    ACTIVE = "active"
    PAUSED = "paused"
    RETIRED = "retired"


class Delivered(TextChoices):
    """How a delivery, or what was received, stands."""

    WAITING = "waiting"
    DONE = "done"
    DEAD = "dead", "Given up"
    DROPPED = "dropped"
