"""Working days: the next, the last one before, the n-th of a month; and steps by months."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from armillary.engines.worktime.calendars import WorkingTime
from armillary.engines.worktime.questions import HORIZON, between
from armillary.engines.worktime.walls import midnight
from armillary.engines.worktime.years import EARLIEST, LATEST

ONE = timedelta(days=1)


def is_working_day(calendar: WorkingTime, day: date) -> bool:
    """Whether any work is done on a date, as the zone of the calendar counts dates."""
    start, end = midnight(calendar.zone, day), midnight(calendar.zone, day + ONE)
    return between(calendar, start, end) > 0


def shift(calendar: WorkingTime, day: date, steps: int) -> date | None:
    """The working day so many steps after a date, or before it; 0 is the date itself or the next.

    The date itself is not counted. None: there is none within the years of the horizon.
    """
    midnight(calendar.zone, day)
    if steps == 0:
        steps, day = 1, day - ONE
    return _nth(calendar, _dates(day, ONE if steps > 0 else -ONE), abs(steps))


def nth(calendar: WorkingTime, year: int, month: int, number: int) -> date | None:
    """The n-th working day of a month; -1 is the last one. None: there are not so many."""
    if number == 0:
        raise ValueError("The first working day is 1, the last one -1.")
    days = [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]
    return _nth(calendar, days if number > 0 else reversed(days), abs(number))


def after_months(day: date, months: int) -> date:
    """The same day so many months later; of a shorter month its last day. Always from the start.

    >>> after_months(date(2028, 2, 29), 12), after_months(date(2026, 1, 31), 1)
    (datetime.date(2029, 2, 28), datetime.date(2026, 2, 28))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _dates(day: date, step: timedelta) -> Iterator[date]:
    for _ in range(HORIZON * 366):
        day += step
        if not EARLIEST < day.year < LATEST:
            return
        yield day


def _nth(calendar: WorkingTime, days: Iterable[date], number: int) -> date | None:
    for each in _working(calendar, days):
        number -= 1
        if number == 0:
            return each
    return None


def _working(calendar: WorkingTime, days: Iterable[date]) -> Iterator[date]:
    return (day for day in days if is_working_day(calendar, day))
