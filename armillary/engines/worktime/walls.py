"""What the clocks on the wall of a zone show, and when."""

from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from armillary.engines.worktime.errors import FaultyCalendar, NoSuchTime
from armillary.engines.worktime.years import DAY, EARLIEST, LATEST, limits, year_of


class Stretch(NamedTuple):
    """A time in which the clocks of a zone are not turned: wall time is UTC and this offset."""

    start: int
    end: int
    offset: int


def zone_named(name: str) -> ZoneInfo:
    """The zone of this name in the IANA list. FaultyCalendar: there is none."""
    try:
        return ZoneInfo(name)
    except (OSError, LookupError, ValueError):
        raise FaultyCalendar(f"There is no time zone {name!r}.") from None


def offset(zone: ZoneInfo, instant: int) -> int:
    """How many seconds the clocks of the zone are ahead of UTC."""
    ahead = datetime.fromtimestamp(instant, zone).utcoffset()
    return round(ahead.total_seconds()) if ahead else 0


@lru_cache(maxsize=4096)
def stretches(name: str, year: int) -> tuple[Stretch, ...]:
    """A year of UTC, cut where the clocks of the zone are turned.

    Each day is looked at once: clocks that were turned twice within one day, and back again, would
    go unseen, which no zone has done.
    """
    zone = zone_named(name)
    start, end = limits(year)
    found: list[Stretch] = []
    since, ahead = start, offset(zone, start)
    for day in range(start + DAY, end + 1, DAY):
        if (then := offset(zone, min(day, end - 1))) != ahead:
            turn = _turn(zone, day - DAY, min(day, end - 1), ahead)
            found.append(Stretch(since, turn, ahead))
            since, ahead = turn, then
    return (*found, Stretch(since, end, ahead))


def _turn(zone: ZoneInfo, before: int, after: int, ahead: int) -> int:
    """The first second that no longer has this offset."""
    while after - before > 1:
        middle = (before + after) // 2
        before, after = (middle, after) if offset(zone, middle) == ahead else (before, middle)
    return after


def instant(name: str, wall: datetime) -> int:
    """When the clocks of a zone show this. Of two such moments the first.

    NoSuchTime: the clocks are turned forward past it, or it is outside the years that we know.

    >>> instant("Europe/Berlin", datetime(2026, 10, 25, 2, 30))
    1792888200
    """
    zone = zone_named(name)
    if wall.tzinfo is not None:
        raise ValueError("Wall time has no zone of its own.")
    try:
        found = int(wall.replace(tzinfo=zone, fold=0).timestamp())
        shown = datetime.fromtimestamp(found, zone).replace(tzinfo=None, fold=0)
    except (OverflowError, OSError, ValueError):
        raise NoSuchTime(f"{wall} is out of range.") from None
    year_of(found)
    if shown != wall.replace(microsecond=0, fold=0):
        raise NoSuchTime(f"The clocks of {name} never show {wall:%Y-%m-%d %H:%M}.")
    return found


def wall(name: str, moment: int) -> datetime:
    """What the clocks of a zone show then."""
    year_of(moment)
    return datetime.fromtimestamp(moment, zone_named(name))


def midnight(name: str, day: date) -> int:
    """When a date begins in a zone: the first moment at which its clocks show it, or a later date.

    >>> midnight("Asia/Kathmandu", date(2026, 1, 1)) % DAY == DAY - (5 * 60 + 45) * 60
    True
    """
    wanted = (day - date(1970, 1, 1)).days * DAY
    guess = year_of(wanted)
    for year in range(max(EARLIEST, guess - 1), min(LATEST, guess + 1) + 1):
        for start, end, ahead in stretches(name, year):
            if end + ahead > wanted:
                return max(start, wanted - ahead)
    raise NoSuchTime(f"{day} is out of range.")
