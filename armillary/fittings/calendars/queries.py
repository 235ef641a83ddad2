"""What can be asked about calendars. The shelf is known by heart: asking costs no statement."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import connection

from armillary.engines.worktime import WorkingTime
from armillary.fittings.calendars.models import Calendar, HolidaySet, Layer
from armillary.fittings.calendars.reckoning import SAID, Said, Shelf, said_of, since_of
from armillary.fittings.calendars.vocabulary import State
from armillary.kernel.by_heart import ByHeart

_LOCK = "select pg_advisory_xact_lock(4207019)"

_last: list[Shelf] = []


def calendar(key: int) -> WorkingTime:
    """The calendar of this key, as the engine knows it. KeyError: there is none."""
    return shelf().calendar(key)


def holidays(key: int) -> Mapping[date, str]:
    """The days of a set of holidays, with their names."""
    return shelf().holidays[key]


def reread() -> Shelf:
    """All calendars as they stand now, what this very transaction has changed included."""
    below: dict[int, list[Said]] = defaultdict(list)
    sets: dict[int, list[tuple[date | None, Mapping[str, str]]]] = defaultdict(list)
    for layer in Layer.objects.order_by("pk"):
        if layer.calendar_id is not None:
            below[layer.calendar_id].append(said_of(layer.said))
        elif layer.holidays_id is not None:
            sets[layer.holidays_id].append(_days_said(layer.said))
    for each in HolidaySet.objects.order_by("pk").values("pk", "since", "days"):
        sets[each["pk"]].append(_days_said(each))
    for row in Calendar.objects.order_by("pk").values("pk", "since", *SAID):
        below[row["pk"]].append(said_of(row))
    return Shelf(below, sets)


def _read() -> Shelf:
    """As long as they say the same it is the same shelf: it has worked out whole years already."""
    read = reread()
    if _last != [read]:
        _last[:] = [read]
    return _last[0]


shelf = ByHeart(_read, tables=(Calendar, HolidaySet))
"""All calendars."""


def combine_alone() -> None:
    """Nobody else combines calendars until we are done: two could make a circle at once."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK)


def made_of(key: int) -> list[Calendar]:
    """The calendars in force that are combined from this one."""
    in_force = Calendar.objects.filter(state=State.IN_FORCE)
    return [*in_force.filter(first=key), *in_force.filter(second=key)]


def closed_by(key: int) -> list[Calendar]:
    """The calendars in force that are closed on the days of a set of holidays."""
    return list(Calendar.objects.filter(state=State.IN_FORCE, holidays=key))


def _days_said(values: Mapping[str, Any]) -> tuple[date | None, Mapping[str, str]]:
    return since_of(values), values["days"]
