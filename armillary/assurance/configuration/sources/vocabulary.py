"""The words of sources. Stored values never change; labels may."""

from django.db.models import TextChoices

from armillary.assurance.configuration.imports.formats import FORMATS


class Way(TextChoices):
    """How it is decided which of several sources is believed."""

    PRECEDENCE = "precedence", "By the order of the sources"
    MOST_RECENT = "most_recent", "Who said so last"
    MOST_REPORTED = "most_reported", "What most of them say"


class Form(TextChoices):
    """In which format a source tells."""

    NETBOX = "netbox", FORMATS["netbox"].label
    COMPOSE = "compose", FORMATS["compose"].label
    GML = "gml", FORMATS["gml"].label
    DEBIAN = "debian", FORMATS["debian"].label
    DISCOVERY = "discovery", FORMATS["discovery"].label


class State(TextChoices):
    """Where a reading stands."""

    TRYING = "trying", "Being tried"
    TRIED = "tried", "Tried"
    UNREADABLE = "unreadable", "Cannot be read"
    STARTED = "started", "Taken in"
    DROPPED = "dropped", "Given up"


class Outcome(TextChoices):
    """What became of one item of a reading."""

    WAITING = "", "Not taken in"
    DONE = "done", "Taken in"
    REFUSED = "refused", "Refused"
    UNDONE = "undone", "Taken back"
