"""A month as a sheet of weeks, and a week as lanes by days: cells with chips, shaded by windows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from armillary.assurance.change.queries.calendar import Entry
from armillary.web.changes.asked import DAY, Asked
from armillary.web.changes.bands import Band, by_day
from armillary.web.changes.chips import Chip, chip
from armillary.web.changes.lanes import Lane

IN_A_MONTH, IN_A_WEEK = 4, 8
BLINK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Cell:
    """A day, or a day of a lane; `more` changes are not shown here, but at `url`."""

    iso: str
    number: int
    name: str
    url: str
    is_today: bool
    is_other: bool
    bands: tuple[Band, ...]
    chips: tuple[Chip, ...]
    more: int

    @property
    def is_empty(self) -> bool:
        return not (self.chips or self.bands or self.more)


@dataclass(frozen=True, slots=True)
class Row:
    """A lane of a week."""

    name: str
    url: str
    count: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A day of a week above its column, with the windows that hold in it."""

    iso: str
    name: str
    url: str
    is_today: bool
    bands: tuple[Band, ...]


def month(
    asked: Asked, entries: Sequence[Entry], bands: Sequence[Band]
) -> tuple[tuple[Cell, ...], ...]:
    """The weeks of a month, days of its neighbours at both ends."""
    held, shades = _by_day(entries, asked), by_day(bands, asked.days, asked.zone)
    cells = [_cell(asked, day, held, tuple(shades[day]), IN_A_MONTH) for day in asked.days]
    return tuple(tuple(cells[at : at + 7]) for at in range(0, len(cells), 7))


def heads(asked: Asked, bands: Sequence[Band]) -> tuple[Head, ...]:
    """The days of a week."""
    shades = by_day(bands, asked.days, asked.zone)
    return tuple(
        Head(
            day.isoformat(),
            f"{day:%a} {day.day} {day:%b}",
            asked.url(view="day", at=day),
            day == asked.today,
            tuple(shades[day]),
        )
        for day in asked.days
    )


def week(asked: Asked, lanes: Sequence[Lane]) -> tuple[Row, ...]:
    """Lanes by days."""
    return tuple(_row(asked, lane) for lane in lanes)


def _row(asked: Asked, lane: Lane) -> Row:
    held = _by_day(lane.entries, asked)
    cells = (_cell(asked, day, held, (), IN_A_WEEK) for day in asked.days)
    return Row(lane.name, lane.url, lane.count, tuple(cells))


def _by_day(entries: Sequence[Entry], asked: Asked) -> Mapping[date, list[tuple[Entry, bool]]]:
    """For each day the changes of it, and whether they begin on it."""
    held: dict[date, list[tuple[Entry, bool]]] = defaultdict(list)
    clock, last_shown = asked.clock, asked.last - DAY
    for entry in entries:
        begins, ends = _days(entry.start, entry.end, clock)
        day, last = max(begins, asked.first), min(ends, last_shown)
        while day <= last:
            held[day].append((entry, day == begins))
            day += DAY
    return held


def _days(start: datetime, end: datetime, clock: ZoneInfo) -> tuple[date, date]:
    """Its first and its last day; what ends at midnight has no part in the day that begins then."""
    return start.astimezone(clock).date(), (end - BLINK).astimezone(clock).date()


def _cell(
    asked: Asked,
    day: date,
    held: Mapping[date, list[tuple[Entry, bool]]],
    bands: tuple[Band, ...],
    most: int,
) -> Cell:
    own = held.get(day, [])
    shown = own if len(own) <= most else _chief(own, most - 1)
    return Cell(
        iso=day.isoformat(),
        number=day.day,
        name=f"{day:%A} {day.day} {day:%B}",
        url=asked.url(view="day", at=day),
        is_today=day == asked.today,
        is_other=asked.view == "month" and day.month != asked.at.month,
        bands=bands,
        chips=tuple(chip(entry, asked.clock, begins_here=begins) for entry, begins in shown),
        more=len(own) - len(shown),
    )


def _chief(own: list[tuple[Entry, bool]], most: int) -> list[tuple[Entry, bool]]:
    """Of too many those with conflicts and those of high risk, in their order."""
    ranked = sorted(own, key=lambda each: (not each[0].conflicts, -(each[0].risk or 0)))[:most]
    kept = {entry.key for entry, _ in ranked}
    return [each for each in own if each[0].key in kept]
