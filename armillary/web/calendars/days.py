"""What each day of a calendar is like: its hours by the clock on the wall, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from armillary.engines.lengths import briefly
from armillary.engines.worktime import DAY, WorkingTime, intervals, lasting, midnight, wall
from armillary.fittings.calendars.dates import Special

ONE = timedelta(days=1)
HOUR = 3600


@dataclass(frozen=True, slots=True)
class Stretch:
    """Work without a break, in seconds of the clock of its day; over an hour that comes twice it
    may end before it began."""

    start: int
    end: int

    @property
    def text(self) -> str:
        return f"{_clock(self.start)}–{_clock(self.end)}"


@dataclass(frozen=True, slots=True)
class Day:
    """One date. `kind` is work, special (hours of its own), holiday or closed."""

    date: date
    stretches: tuple[Stretch, ...]
    seconds: int
    lasts: int
    kind: str
    why: str

    @property
    def hours(self) -> str:
        """“08:00–12:00, 13:00–17:00”, or closed."""
        return ", ".join(each.text for each in self.stretches) or "closed"

    @property
    def turned(self) -> str:
        """What the clocks do on this day."""
        if self.lasts == DAY:
            return ""
        way = "forward" if self.lasts < DAY else "back"
        return f"clocks go {way}: {self.lasts / HOUR:g} hours"

    @property
    def words(self) -> str:
        return ", ".join(filter(None, (self.why, self.turned)))


def days_from(
    calendar: WorkingTime, special: Mapping[date, Special], first: date, many: int
) -> tuple[Day, ...]:
    """So many days in a row."""
    return tuple(_day(calendar, special, first + ONE * number) for number in range(many))


def worked(days: Iterable[Day]) -> str:
    """The hours of some days in all."""
    return briefly(sum(each.seconds for each in days))


def _day(calendar: WorkingTime, special: Mapping[date, Special], day: date) -> Day:
    start, end = midnight(calendar.zone, day), midnight(calendar.zone, day + ONE)
    found = intervals(calendar, start, end)
    seconds, said = lasting(found), special.get(day)
    return Day(
        date=day,
        stretches=tuple(Stretch(*_on_the_wall(calendar.zone, *each, end)) for each in found),
        seconds=seconds,
        lasts=end - start,
        kind=_kind(seconds, said),
        why=said.why or ("" if said.hours else "closed") if said else "",
    )


def _kind(seconds: int, said: Special | None) -> str:
    if said is None:
        return "work" if seconds else "closed"
    return "special" if seconds else "holiday"


def _on_the_wall(zone: str, start: int, end: int, midnight_after: int) -> tuple[int, int]:
    last = DAY if end == midnight_after else _second(wall(zone, end))
    return _second(wall(zone, start)), last


def _second(shown: datetime) -> int:
    return shown.hour * HOUR + shown.minute * 60 + shown.second


def _clock(second: int) -> str:
    return f"{second // HOUR:02d}:{second % HOUR // 60:02d}"
