"""The words of calendars. Stored values never change; labels may."""

from functools import cache
from importlib.resources import files

from django.db.models import TextChoices

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
CLOSED = "closed"
OFFICE_HOURS = "08:00-17:00"
YEARS_BACK, YEARS_AHEAD = 10, 30
"""For these years, about the one in which they are read, public holidays are kept."""
_NO_PLACES = ("Etc/",)


class State(TextChoices):
    IN_FORCE = "in_force", "In force"
    RETIRED = "retired"


class Combination(TextChoices):
    """What two calendars make together."""

    UNION = "union", "or: whenever one of them works"
    INTERSECT = "intersect", "and: only when both work"
    MINUS = "minus", "but not: when the first works and the second does not"


@cache
def zone_choices() -> list[tuple[str, str]]:
    """The time zones of the world by their place, UTC first."""
    names = files("tzdata").joinpath("zones").read_text().split()
    places = sorted(name for name in names if "/" in name and not name.startswith(_NO_PLACES))
    return [(name, name.replace("_", " ")) for name in ("UTC", *places)]
