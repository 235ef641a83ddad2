"""When work is done: by wall time in one zone, or what two calendars make together."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from armillary.engines.worktime.errors import FaultyCalendar
from armillary.engines.worktime.spans import (
    BOTH,
    EITHER,
    FIRST_ALONE,
    Span,
    clipped,
    combined,
    merged,
)
from armillary.engines.worktime.walls import stretches, zone_named
from armillary.engines.worktime.years import DAY, Year, limits

Hours = tuple[Span, ...]
"""When a date is worked, in seconds of the clock on the wall: at most from 0 to 86400."""

Week = tuple[Hours, ...]
"""The hours of each of the seven days, Monday first."""

ALL_DAY: Hours = ((0, DAY),)
WEEKDAYS = 7
_EPOCH = date(1970, 1, 1).toordinal()
_THURSDAY = 3
"""The weekday on which time begins to be counted."""


class WorkingTime(ABC):
    """What can be asked when work is done. Years are worked out once, when they are asked for."""

    zone: str
    """Whose dates are meant when a date is asked about."""

    _years: dict[int, Year]

    @abstractmethod
    def spans(self, year: int) -> tuple[Span, ...]:
        """When work is done in a year of UTC."""

    def year(self, year: int) -> Year:
        """The same, ready to be asked often."""
        found = self._years.get(year)
        if found is None:
            found = self._years[year] = Year(self.spans(year))
        return found


@dataclass(frozen=True)
class Calendar(WorkingTime):
    """Weekly hours in a zone, and the dates on which other hours hold.

    A moment is working time when the clock on the wall then shows a working time.
    """

    zone: str
    weekly: Week
    days: Mapping[date, Hours] = field(default_factory=dict, hash=False)
    _years: dict[int, Year] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        zone_named(self.zone)
        if len(self.weekly) != WEEKDAYS:
            raise FaultyCalendar("A week has seven days.")
        for hours in (*self.weekly, *self.days.values()):
            for start, end in hours:
                if not 0 <= start < end <= DAY:
                    raise FaultyCalendar("Hours begin before they end, between 00:00 and 24:00.")

    def hours(self, day: date) -> Hours:
        """When work is done on a date, by the clock on the wall."""
        special = self.days.get(day)
        return self.weekly[day.weekday()] if special is None else special

    def spans(self, year: int) -> tuple[Span, ...]:
        return merged(self._spans(year))

    def _spans(self, year: int) -> Iterator[Span]:
        special = {day.toordinal() - _EPOCH: hours for day, hours in self.days.items()}
        for start, end, offset in stretches(self.zone, year):
            for day in range((start + offset) // DAY, (end + offset - 1) // DAY + 1):
                midnight = day * DAY - offset
                hours = special.get(day, self.weekly[(day + _THURSDAY) % WEEKDAYS])
                yield from clipped(((midnight + a, midnight + b) for a, b in hours), start, end)


@dataclass(frozen=True)
class Together(WorkingTime):
    """What two calendars make together, each by its own clocks; dates are those of the first."""

    zone: str
    first: WorkingTime
    second: WorkingTime
    kept: frozenset[int]
    _years: dict[int, Year] = field(default_factory=dict, init=False, repr=False, compare=False)

    def spans(self, year: int) -> tuple[Span, ...]:
        return combined(
            tuple(self.first.year(year).spans()), tuple(self.second.year(year).spans()), self.kept
        )


@dataclass(frozen=True)
class InTurn(WorkingTime):
    """One after another: each from its moment on, the first ever before. Dates are of the last."""

    zone: str
    pieces: tuple[tuple[int, WorkingTime], ...]
    _years: dict[int, Year] = field(default_factory=dict, init=False, repr=False, compare=False)

    def spans(self, year: int) -> tuple[Span, ...]:
        start, end = limits(year)
        starts = [start, *(moment for moment, _ in self.pieces[1:])]
        ends = [*starts[1:], end]
        found: list[Span] = []
        for (_, piece), since, until in zip(self.pieces, starts, ends, strict=True):
            if since < end and until > start:
                found += clipped(piece.year(year).spans(), since, until)
        return merged(found)


def in_turn(pieces: Sequence[tuple[int | None, WorkingTime]]) -> WorkingTime:
    """Calendars that follow each other, with the moment from which each holds; the first always."""
    if len(pieces) == 1:
        return pieces[0][1]
    return InTurn(pieces[-1][1].zone, tuple((start or 0, piece) for start, piece in pieces))


def union(first: WorkingTime, second: WorkingTime) -> WorkingTime:
    """Whenever one of them works."""
    return Together(first.zone, first, second, EITHER)


def intersect(first: WorkingTime, second: WorkingTime) -> WorkingTime:
    """Only when both work."""
    return Together(first.zone, first, second, BOTH)


def minus(first: WorkingTime, second: WorkingTime) -> WorkingTime:
    """When the first works and the second does not."""
    return Together(first.zone, first, second, FIRST_ALONE)


def week(days: Sequence[Iterable[Span]]) -> Week:
    """Weekly hours of which some may go on over midnight: the end is then before the start.

    >>> week([[(79_200, 21_600)], [], [], [], [], [], []])[:2]
    (((79200, 86400),), ((0, 21600),))
    """
    if len(days) != WEEKDAYS:
        raise FaultyCalendar("A week has seven days.")
    found: list[list[Span]] = [[] for _ in days]
    for number, hours in enumerate(days):
        for start, end in hours:
            if start < end:
                found[number].append((start, end))
            elif start > end:
                found[number].append((start, DAY))
                found[(number + 1) % WEEKDAYS].append((0, end))
            else:
                raise FaultyCalendar("Hours end at another time than they begin.")
    return tuple(map(merged, found))


ALWAYS = Calendar("UTC", (ALL_DAY,) * WEEKDAYS)
