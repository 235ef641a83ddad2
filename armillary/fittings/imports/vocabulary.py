"""The words of imports. Stored values never change; labels may."""

from django.db.models import TextChoices


class State(TextChoices):
    DRAFT = "draft", "Being mapped"
    CHECKING = "checking"
    CHECKED = "checked"
    STARTED = "started"
    DROPPED = "dropped"


class MappingState(TextChoices):
    KEPT = "kept"
    RETIRED = "retired"


class FolderState(TextChoices):
    WATCHED = "watched"
    PAUSED = "paused"


class Verdict(TextChoices):
    """What the check says of a row."""

    UNCHECKED = ""
    NEW = "new", "Will be made"
    CHANGE = "change", "Will be changed"
    SAME = "same", "Nothing to change"
    REFUSED = "refused", "Refused"


UNSETTLED = (State.DRAFT, State.CHECKING, State.CHECKED)
