"""The words of tasks. Stored values never change; labels may."""

from django.db.models import TextChoices


class State(TextChoices):
    PLANNED = "planned", "Planned"
    READY = "ready", "Ready"
    IN_PROGRESS = "in_progress", "In progress"
    DONE = "done", "Done"
    CANCELLED = "cancelled", "Cancelled"


BEFORE_WORK = (State.PLANNED, State.READY)
OPEN = (*BEFORE_WORK, State.IN_PROGRESS)
ENDED = (State.DONE, State.CANCELLED)


class Reminding(TextChoices):
    """Of what an assignee is reminded, once each."""

    DUE = "due", "Due soon"
    OVERDUE = "overdue", "Overdue"
