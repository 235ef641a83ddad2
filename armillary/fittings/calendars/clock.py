"""A time of day as people write it, and the moment at which clocks somewhere show it."""

import re
from datetime import UTC, date, datetime, timedelta

from armillary.engines.worktime import NoSuchTime, instant

_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


def clock_in(text: str) -> timedelta | None:
    """The time of day in "10:00"; None where that is none."""
    found = _CLOCK.fullmatch(text.strip())
    return timedelta(hours=int(found[1]), minutes=int(found[2])) if found else None


def moment_of(day: date, clock: timedelta, zone: str) -> datetime:
    """When clocks show it on a day. A time that they leave out on that day is an hour later."""
    wall = datetime.fromisoformat(day.isoformat()) + clock
    try:
        return datetime.fromtimestamp(instant(zone, wall), UTC)
    except NoSuchTime:
        return datetime.fromtimestamp(instant(zone, wall + timedelta(hours=1)), UTC)
