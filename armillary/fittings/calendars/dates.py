"""Dates as people write them, one a line: “2026-12-24 …”, “12-24 …”, “2026-12-24..31 …”."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from armillary.engines.worktime import Hours
from armillary.fittings.calendars.hours import Unreadable, leading, of_one_day

MOST_LINES, LONGEST_NAME, LONGEST_RANGE = 400, 80, 366
EVER = range(2000, 2101)
"""The years in which a date of each year is kept."""
_LINE = re.compile(
    r"(?:(?P<year>\d{4})-)?(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"(?:\s*(?:\.\.|–|to)\s*(?P<end>(?:\d{4}-)?(?:\d{1,2}-)?\d{1,2}))?"
    r"(?:\s+(?P<rest>.*))?",
    re.ASCII,
)


class Special(NamedTuple):
    """The hours of a date that has its own, and why; hours of None: a holiday."""

    hours: Hours
    why: str


def holidays_in(text: str, years: Sequence[int] = EVER) -> dict[date, str]:
    """Dates with their names, those of each year in these. Unreadable: in which line."""
    found: dict[date, str] = {}
    for days, rest in _lines(text, years):
        found |= dict.fromkeys(days, rest[:LONGEST_NAME])
    return found


def exceptions_in(text: str) -> dict[date, Special]:
    """Dates with their hours: “2026-12-24 08:00-12:00 Christmas Eve”. Unreadable: in which line."""
    found: dict[date, Special] = {}
    for days, rest in _lines(text, EVER, with_hours=True):
        hours, why = leading(rest)
        found |= dict.fromkeys(days, Special(of_one_day(hours), why[:LONGEST_NAME]))
    return found


def tidy(text: str) -> str:
    """The lines without what is around them."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _lines(
    text: str, years: Sequence[int], *, with_hours: bool = False
) -> Iterator[tuple[Iterable[date], str]]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        raise Unreadable(f"There are at most {MOST_LINES} lines.")
    for number, line in enumerate(lines, start=1):
        try:
            yield _read(line, years, with_hours=with_hours)
        except Unreadable as wrong:
            raise Unreadable(f"Line {number}, “{line[:40]}”: {wrong}") from None


def _read(line: str, years: Sequence[int], *, with_hours: bool) -> tuple[list[date], str]:
    match = _LINE.fullmatch(line)
    if match is None:
        raise Unreadable("Begin with a date: 2026-12-24, or 12-24 for each year.")
    rest = (match["rest"] or "").strip()
    if with_hours:
        _check_hours(rest)
    elif not rest:
        raise Unreadable("Say after the date what it is called.")
    return list(_days(match, years)), rest


def _check_hours(rest: str) -> None:
    hours, _ = leading(rest)
    if not hours:
        raise Unreadable("Say its hours after the date: 08:00-12:00, or closed.")
    of_one_day(hours)


def _days(match: "re.Match[str]", years: Sequence[int]) -> Iterator[date]:
    year, month, day = match["year"], int(match["month"]), int(match["day"])
    if year is None:
        if match["end"]:
            raise Unreadable("Dates from one to another need a year.")
        yield from _each_year(month, day, years)
        return
    first = _date(int(year), month, day)
    last = _end(first, match["end"]) if match["end"] else first
    if not 0 <= (last - first).days < LONGEST_RANGE:
        raise Unreadable("It ends before it begins, or lasts more than a year.")
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def _end(first: date, text: str) -> date:
    """The last day, of which may be left out what is as at the first."""
    parts = [int(part) for part in text.split("-")]
    whole = [first.year, first.month, first.day][: 3 - len(parts)] + parts
    return _date(*whole)


def _each_year(month: int, day: int, years: Sequence[int]) -> Iterator[date]:
    found = False
    for year in years:
        try:
            yield date(year, month, day)
            found = True
        except ValueError:
            continue
    if not found:
        raise Unreadable("No year has such a date.")


def _date(year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise Unreadable("There is no such date.") from None
    if year not in range(1970, EVER.stop):
        raise Unreadable(f"The year is from 1970 to {EVER[-1]}.")
    return found
