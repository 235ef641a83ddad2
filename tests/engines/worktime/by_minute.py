"""Business time reckoned a second way: look at the clock on the wall in every minute there is.

It takes nothing from the engine but the hours that were given to it, and it is as slow as it looks.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from operator import and_, or_
from random import Random
from typing import NamedTuple
from zoneinfo import ZoneInfo

from armillary.engines.worktime import (
    Calendar,
    Hours,
    Span,
    WorkingTime,
    between,
    due,
    in_turn,
    intersect,
    intervals,
    is_working_day,
    lasting,
    minus,
    union,
)

MINUTE, DAY_LONG = 60, 1440
DAYS_SEEN = 45
CASES_OF_ONE = 100

ZONES = (
    "Africa/Cairo",
    "Africa/Casablanca",
    "America/Havana",
    "America/New_York",
    "America/Nuuk",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Antarctica/Troll",
    "Asia/Beirut",
    "Asia/Gaza",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Tehran",
    "Australia/Lord_Howe",
    "Europe/Berlin",
    "Europe/London",
    "Pacific/Apia",
    "Pacific/Chatham",
    "UTC",
)
"""Half hours, quarters, two hours of summer, gaps and overlaps at midnight, a day left out."""

TURNS = (
    datetime(2011, 12, 30, tzinfo=UTC),
    datetime(2018, 11, 4, tzinfo=UTC),
    datetime(2024, 4, 26, tzinfo=UTC),
    datetime(2026, 3, 29, tzinfo=UTC),
    datetime(2026, 10, 25, tzinfo=UTC),
    datetime(2027, 4, 4, tzinfo=UTC),
)
"""Near each of these the clocks of some zones are turned."""


class Wall(NamedTuple):
    """What a clock shows in a minute."""

    day: date
    minute: int


@dataclass(frozen=True)
class Minutes:
    """The minutes since a moment: 1 where work is done."""

    start: int
    worked: bytes

    def between(self, start: int, end: int) -> int:
        return self.worked.count(1, self._place(start), self._place(end)) * MINUTE

    def due(self, start: int, seconds: int, pauses: Sequence[Span]) -> int | None:
        """Minute after minute; None: not among the minutes that are seen."""
        if seconds == 0:
            return start
        worked = bytearray(self.worked)
        for since, until in pauses:
            for place in range(max(0, self._place(since)), min(self._place(until), len(worked))):
                worked[place] = 0
        for place in range(self._place(start), len(worked)):
            seconds -= worked[place] * MINUTE
            if seconds == 0:
                return self.start + (place + 1) * MINUTE
        return None

    def _place(self, moment: int) -> int:
        return (moment - self.start) // MINUTE


@lru_cache(maxsize=4)
def walls(zone: str, start: int) -> list[Wall]:
    """The clock of a zone, minute after minute."""
    there = ZoneInfo(zone)
    shown = (
        datetime.fromtimestamp(start + place * MINUTE, there)
        for place in range(DAYS_SEEN * DAY_LONG)
    )
    return [Wall(each.date(), each.hour * 60 + each.minute) for each in shown]


def seen(zone: str, weekly: Sequence[Hours], days: Mapping[date, Hours], start: int) -> Minutes:
    """Look at every minute whether its time of day is within the hours of its date."""
    asked: dict[date, bytes] = {}
    found = bytearray()
    for day, minute in walls(zone, start):
        if day not in asked:
            asked[day] = _ticked(days.get(day, weekly[day.weekday()]))
        found.append(asked[day][minute])
    return Minutes(start, bytes(found))


def _ticked(hours: Hours) -> bytes:
    return bytes(
        any(start <= minute * MINUTE < end for start, end in hours) for minute in range(DAY_LONG)
    )


def differences(chance: Random, cases: int, *, calendars: int = 1) -> Iterator[str]:
    """Ask both programs the same, so many times, of so many calendars in a zone before it is the
    turn of the next; each answer that differs, in words."""
    start = 0
    for number in range(0, cases, CASES_OF_ONE):
        window, place = divmod(number // CASES_OF_ONE, calendars)
        zone = ZONES[window % len(ZONES)]
        if place == 0:
            turn = chance.choice(TURNS) - timedelta(days=chance.randrange(5, DAYS_SEEN - 5))
            start = int(turn.timestamp())
        calendar: WorkingTime
        calendar, minutes = _pair(chance, zone, start)
        way = chance.random()
        if way < 1 / 4:
            calendar, minutes = _together(chance, calendar, minutes)
        elif way < 3 / 8:
            calendar, minutes = _in_turn(chance, calendar, minutes)
        yield from _days_that_differ(calendar, minutes, walls(zone, start))
        for _ in range(min(CASES_OF_ONE, cases - number)):
            yield from _asked(chance, calendar, minutes)


def _together(
    chance: Random, calendar: WorkingTime, minutes: Minutes
) -> tuple[WorkingTime, Minutes]:
    other, others = _pair(chance, chance.choice(ZONES), minutes.start)
    ways: tuple[tuple[Callable[..., WorkingTime], Callable[[int, int], int]], ...] = (
        (union, or_),
        (intersect, and_),
        (minus, lambda one, two: one & (1 - two)),
    )
    made, each = chance.choice(ways)
    return made(calendar, other), Minutes(
        minutes.start, bytes(map(each, minutes.worked, others.worked))
    )


def _in_turn(
    chance: Random, calendar: WorkingTime, minutes: Minutes
) -> tuple[WorkingTime, Minutes]:
    other, others = _pair(chance, calendar.zone, minutes.start)
    turn = chance.randrange(1, len(minutes.worked))
    moment = minutes.start + turn * MINUTE
    worked = minutes.worked[:turn] + others.worked[turn:]
    return in_turn([(None, calendar), (moment, other)]), Minutes(minutes.start, worked)


def _pair(chance: Random, zone: str, start: int) -> tuple[Calendar, Minutes]:
    weekly = tuple(_hours(chance) for _ in range(7))
    first = datetime.fromtimestamp(start, UTC).date()
    days = {
        first + timedelta(days=chance.randrange(DAYS_SEEN)): _hours(chance)
        for _ in range(chance.randrange(6))
    }
    return Calendar(zone, weekly, days), seen(zone, weekly, days, start)


def _hours(chance: Random) -> Hours:
    usual: list[Hours] = [(), ((8 * 3600, 17 * 3600),), ((0, 86400),)]
    if chance.random() < 1 / 2:
        return chance.choice(usual)
    ends = sorted(chance.sample(range(DAY_LONG + 1), 2 * chance.randrange(1, 4)))
    return tuple(
        (start * MINUTE, end * MINUTE) for start, end in zip(ends[::2], ends[1::2], strict=True)
    )


def _asked(chance: Random, calendar: WorkingTime, minutes: Minutes) -> Iterator[str]:
    last = minutes.start + len(minutes.worked) * MINUTE

    def moment(since: int = minutes.start) -> int:
        return chance.randrange(since, last, MINUTE)

    start = moment()
    end = moment(start)
    expected = minutes.between(start, end)
    if (found := between(calendar, start, end)) != expected:
        yield f"{calendar} from {start} to {end}: {found}, by the minute {expected}"
    if (found := lasting(intervals(calendar, start, end))) != expected:
        yield f"{calendar} intervals from {start} to {end}: {found}, by the minute {expected}"
    pauses = _pauses(chance, start, moment)
    seconds = chance.choice((0, 1, 30, 60, 240, 480, chance.randrange(6000))) * MINUTE
    expected_due, answered = (
        minutes.due(start, seconds, pauses),
        due(calendar, start, seconds, pauses),
    )
    unseen = expected_due is None and (answered is None or answered > last)
    if answered != expected_due and not unseen:
        yield f"{calendar} from {start} + {seconds} pausing {pauses}: {answered}, {expected_due}"


def _pauses(chance: Random, start: int, moment: Callable[[int], int]) -> list[Span]:
    """Some before the start, some over each other, some that last no time."""
    found: list[Span] = []
    for _ in range(chance.choice((0, 0, 1, 2, 5))):
        since = chance.choice((start, moment(start))) - chance.choice((0, 0, 45)) * MINUTE
        found.append((since, since + chance.choice((0, 1, 20, 300, 3000)) * MINUTE))
    return found


def _days_that_differ(
    calendar: WorkingTime, minutes: Minutes, shown: Sequence[Wall]
) -> Iterator[str]:
    worked: dict[date, bool] = {}
    for wall, one in zip(shown, minutes.worked, strict=True):
        worked[wall.day] = worked.get(wall.day, False) or bool(one)
    whole = sorted(worked)[1:-1]
    for day in whole:
        if (found := is_working_day(calendar, day)) != worked[day]:
            yield f"{calendar} on {day}: {found}, by the minute {worked[day]}"
