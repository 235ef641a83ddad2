"""A year of a calendar as twelve small months, and the same in tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from armillary.engines.lengths import briefly
from armillary.engines.worktime import WorkingTime
from armillary.fittings.calendars.dates import Special
from armillary.web.calendars.days import Day, days_from, worked

CELL, TOP, WEEKDAYS = 24, 22, "MTWTFSS"
WIDTH = CELL * len(WEEKDAYS)
FULL = 6
"""So many weeks a month can touch."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A day in the picture of its month."""

    x: int
    y: int
    text: str
    kind: str
    hint: str
    today: bool
    turned: bool


@dataclass(frozen=True, slots=True)
class Month:
    """One small picture, and its line of the table."""

    id: str
    name: str
    cells: tuple[Cell, ...]
    working_days: int
    hours: str


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A date with hours of its own, or on which clocks are turned."""

    iso: str
    day: str
    hours: str
    words: str


@dataclass(frozen=True, slots=True)
class Year:
    """All of it, with the ways to the years before and after."""

    number: int
    months: tuple[Month, ...]
    special: tuple[SpecialDay, ...]
    working_days: int
    hours: str
    heads: tuple[tuple[int, str], ...]
    width: int = WIDTH
    height: int = TOP + CELL * FULL


def year_of(
    calendar: WorkingTime, special: Mapping[date, Special], number: int, today: date
) -> Year:
    """Every day of a year by this calendar."""
    first = date(number, 1, 1)
    days = days_from(calendar, special, first, (date(number + 1, 1, 1) - first).days)
    return Year(
        number=number,
        months=tuple(_month(days, month, today) for month in range(1, 13)),
        special=tuple(_special(each) for each in days if each.words),
        working_days=_working(days),
        hours=worked(days),
        heads=tuple((place * CELL + CELL // 2, name) for place, name in enumerate(WEEKDAYS)),
    )


def _month(days: tuple[Day, ...], month: int, today: date) -> Month:
    own = tuple(each for each in days if each.date.month == month)
    offset = own[0].date.weekday()
    return Month(
        id=f"month-{month}",
        name=f"{own[0].date:%B}",
        cells=tuple(_cell(each, offset, today) for each in own),
        working_days=_working(own),
        hours=worked(own),
    )


def _cell(day: Day, offset: int, today: date) -> Cell:
    week, place = divmod(day.date.day - 1 + offset, len(WEEKDAYS))
    told = ", ".join(filter(None, (f"{day.date:%a} {day.date.day} {day.date:%b}", day.words)))
    return Cell(
        x=place * CELL,
        y=TOP + week * CELL,
        text=str(day.date.day),
        kind=day.kind,
        hint=f"{told}: {day.hours} ({briefly(day.seconds)})" if day.seconds else f"{told}: closed",
        today=day.date == today,
        turned=bool(day.turned),
    )


def _special(day: Day) -> SpecialDay:
    return SpecialDay(
        day.date.isoformat(),
        f"{day.date:%a} {day.date.day} {day.date:%b}",
        day.hours,
        day.words,
    )


def _working(days: tuple[Day, ...]) -> int:
    return sum(1 for each in days if each.seconds)
