"""The words of jobs. Stored values never change; labels may."""

from django.db.models import TextChoices


class JobState(TextChoices):
    """A job that is done has no row any more."""

    WAITING = "waiting"
    DEAD = "dead", "Given up"
