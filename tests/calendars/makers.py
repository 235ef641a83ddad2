"""Calendars for tests, made by their own verbs."""

from datetime import UTC, datetime
from itertools import count
from typing import Any

from armillary.engines.worktime import between, due, instant
from armillary.fittings.calendars import actions, holiday_actions, queries
from armillary.fittings.calendars.models import Calendar, HolidaySet
from armillary.fittings.calendars.vocabulary import CLOSED, Combination
from armillary.kernel.access.standing import stand_as
from tests.makers import MONDAY, an_administrator, by

HOUR = 3600
BERLIN = "Europe/Berlin"
NEVER: dict[str, Any] = dict.fromkeys(
    ("monday", "tuesday", "wednesday", "thursday", "friday"), CLOSED
)
_serial = count(1)


def holidays(at: datetime = MONDAY, **arguments: Any) -> HolidaySet:
    given = {"name": f"Holidays {next(_serial)}", **arguments}
    return holiday_actions.define(by(an_administrator(), at), **given)


def a_calendar(at: datetime = MONDAY, **arguments: Any) -> Calendar:
    """Berlin, from eight to five on weekdays, unless told otherwise."""
    given = {"name": f"Calendar {next(_serial)}", "zone": BERLIN, **arguments}
    return actions.define(by(an_administrator(), at), **given)


def combined(first: Calendar, way: Combination, second: Calendar) -> Calendar:
    return actions.combine(
        by(an_administrator()),
        name=f"Calendar {next(_serial)}",
        first=first,
        way=way,
        second=second,
    )


def berlin(written: str) -> int:
    return instant(BERLIN, datetime.fromisoformat(written))


def hours_between(calendar: Calendar, start: str, end: str) -> float:
    """As a request sees it that begins now."""
    stand_anew()
    return between(queries.calendar(calendar.pk), berlin(start), berlin(end)) / HOUR


def due_by(calendar: Calendar, start: str, hours: float) -> str:
    stand_anew()
    found = due(queries.calendar(calendar.pk), berlin(start), int(hours * HOUR))
    return f"{datetime.fromtimestamp(found or 0, UTC):%Y-%m-%d %H:%M}"


def stand_anew() -> None:
    """Begin a request: it is told of what has changed."""
    stand_as(an_administrator())
