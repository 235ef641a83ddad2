"""The words of batches. Stored values never change; labels may."""

from django.db.models import TextChoices


class State(TextChoices):
    PREPARING = "preparing"
    WAITING = "waiting", "Waiting for a worker"
    RUNNING = "running"
    DONE = "done"
    CANCELLING = "cancelling"
    CANCELLED = "cancelled"
    UNDONE = "undone"


class Outcome(TextChoices):
    """What became of one item."""

    WAITING = "waiting"
    DONE = "done"
    REFUSED = "refused"
    CANCELLED = "cancelled"


UNFINISHED = (State.PREPARING, State.WAITING, State.RUNNING, State.CANCELLING)
