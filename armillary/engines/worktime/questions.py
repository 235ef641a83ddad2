"""What can be asked: when was work done, how long, and when is something due."""

from collections.abc import Iterable

from armillary.engines.worktime.calendars import WorkingTime
from armillary.engines.worktime.spans import Span, clipped, merged
from armillary.engines.worktime.years import LATEST, year_of

HORIZON = 25
"""So many years, that of the start among them, are looked through for working time."""


def intervals(calendar: WorkingTime, start: int, end: int) -> list[Span]:
    """When work is done between two moments."""
    if end <= start:
        return []
    found: list[Span] = []
    for year in range(year_of(start), year_of(end - 1) + 1):
        found += clipped(calendar.year(year).spans(), start, end)
    return list(merged(found))


def between(calendar: WorkingTime, start: int, end: int) -> int:
    """How many seconds are worked from one moment to another; none when the end is not later."""
    if end <= start:
        return 0
    first, last = year_of(start), year_of(end)
    if first == last:
        year = calendar.year(first)
        return year.worked_before(end) - year.worked_before(start)
    worked = sum(calendar.year(year).worked for year in range(first, last))
    return (
        worked + calendar.year(last).worked_before(end) - calendar.year(first).worked_before(start)
    )


def due(calendar: WorkingTime, start: int, seconds: int, pauses: Iterable[Span] = ()) -> int | None:
    """The first moment by which so many seconds were worked since the start, pauses not counted.

    None: not within the years of the horizon. What takes no time is due at once.
    """
    if seconds < 0:
        raise ValueError("Nothing takes less than no time.")
    for since, until in merged(pauses):
        if until <= start:
            continue
        worked = between(calendar, start, since)
        if worked >= seconds:
            break
        start, seconds = until, seconds - worked
    return _due(calendar, start, seconds)


def _due(calendar: WorkingTime, start: int, seconds: int) -> int | None:
    if seconds == 0:
        return start
    first = year_of(start)
    seconds += calendar.year(first).worked_before(start)
    for number in range(first, min(first + HORIZON, LATEST + 1)):
        year = calendar.year(number)
        if seconds <= year.worked:
            return year.when_worked(seconds)
        seconds -= year.worked
    return None
