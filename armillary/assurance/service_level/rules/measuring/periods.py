"""Weeks, months, quarters and years, as days: each ends before the next one begins."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from armillary.assurance.service_level.vocabulary import Window

MONTHS = {Window.MONTH: 1, Window.QUARTER: 3, Window.YEAR: 12}
WEEK = timedelta(days=7)
LONGEST = 366
"""Days over which somebody lets count at once."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From a day on, before another one."""

    start: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    def holds(self, other: "Period") -> bool:
        """Whether the other one lies in it."""
        return self.start <= other.start and other.end <= self.end


def flaw_of_period(first: date, last: date) -> str | None:
    """Why nothing is counted from a day on and before another one."""
    if 0 < (last - first).days <= LONGEST:
        return None
    return "It ends after it begins, and a year later at most."


def window_of(window: Window, day: date) -> Period:
    """The month, quarter or year of the calendar in which a day lies."""
    size = MONTHS[window]
    first = (day.month - 1) // size * size + 1
    start = date(day.year, first, 1)
    return Period(start, _later(start, size))


def months(last: date, many: int) -> list[Period]:
    """So many months in a row, that of the day at the end."""
    first = _later(last.replace(day=1), 1 - many)
    starts = [_later(first, each) for each in range(many + 1)]
    return [Period(*pair) for pair in pairwise(starts)]


def weeks(last: date, many: int) -> list[Period]:
    """So many weeks in a row from Monday on, that of the day at the end."""
    monday = last - timedelta(days=last.weekday())
    return [Period(monday - each * WEEK, monday - (each - 1) * WEEK) for each in range(many)][::-1]


def _later(first: date, months_later: int) -> date:
    whole = first.year * 12 + first.month - 1 + months_later
    return date(whole // 12, whole % 12 + 1, 1)
