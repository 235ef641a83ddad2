"""When a board meets: every so many weeks on the weekday of its first meeting, by its clocks."""

import re
from datetime import UTC, date, datetime, timedelta

from armillary.engines.worktime import NoSuchTime, instant

_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
LONGEST_MEETING = 480
MOST_WEEKS = 52


def clock_in(text: str) -> timedelta | None:
    """The time of day in "10:00"; None where that is none."""
    found = _CLOCK.fullmatch(text.strip())
    return timedelta(hours=int(found[1]), minutes=int(found[2])) if found else None


def next_meeting(
    first_on: date, every_weeks: int, clock: timedelta, zone: str, after: datetime
) -> datetime | None:
    """The first moment after this one at which a board meets; None where it meets at no fixed time.

    A time that clocks leave out on that day is an hour later.
    """
    if not every_weeks:
        return None
    step = timedelta(weeks=every_weeks)
    days = max(0, (after.date() - first_on).days - 1)
    day = first_on + step * (days // step.days)
    while (moment := _moment(day, clock, zone)) <= after:
        day += step
    return moment


def _moment(day: date, clock: timedelta, zone: str) -> datetime:
    wall = datetime.fromisoformat(day.isoformat()) + clock
    try:
        return datetime.fromtimestamp(instant(zone, wall), UTC)
    except NoSuchTime:
        return datetime.fromtimestamp(instant(zone, wall + timedelta(hours=1)), UTC)
