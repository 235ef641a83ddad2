"""The words of notifications. Stored values never change; labels may."""

from django.db.models import TextChoices


class What(TextChoices):
    """Kinds of news; each person chooses a way for each kind."""

    ASSIGNED = "assigned", "Something is given to me"
    MENTIONED = "mentioned", "Somebody writes my name after an @"
    COMMENTED = "commented", "A comment on what I watch"
    STATE_CHANGED = "state_changed", "A new state of what I watch"
    TASK_DUE = "task_due", "A task of mine is due"
    TIME_RUNS_OUT = "time_runs_out", "The time for what I have runs out"
    APPROVAL = "approval", "Something waits for my approval"
    HANDED = "handed", "Something is handed to my teams or processes"
    INFORMED = "informed", "Something was done of which my role is informed (I)"
    FINISHED = "finished", "An import or a bulk change of mine is finished"


class Way(TextChoices):
    """How somebody is told. Whatever goes by mail stands in the browser as well."""

    BROWSER = "browser", "In the browser"
    AT_ONCE = "at_once", "By mail at once"
    HOURLY = "hourly", "In an hourly mail"
    DAILY = "daily", "In a daily mail"
    NEVER = "never", "Never"


DIGESTS = frozenset({Way.HOURLY, Way.DAILY})
