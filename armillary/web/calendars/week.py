"""A week of a calendar as a picture: a row for each day, from midnight to midnight."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from armillary.engines.worktime import DAY, WorkingTime
from armillary.fittings.calendars.dates import Special
from armillary.web.calendars.days import Day, Stretch, days_from, worked

WEEK = 7
TICKS = (6, 12, 18)


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of work, in percent of the day."""

    x: float
    width: float
    hint: str


@dataclass(frozen=True, slots=True)
class Row:
    """One day; `now` is where the clock stands, in percent, on the day that is today."""

    name: str
    iso: str
    kind: str
    bars: tuple[Bar, ...]
    hours: str
    words: str
    now: float | None


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days, what is worked in them, and the ways to those before and after."""

    title: str
    rows: tuple[Row, ...]
    worked: str
    before: str
    after: str


def week_of(
    calendar: WorkingTime, special: Mapping[date, Special], day: date, now: datetime
) -> Week:
    """The week in which a date lies; `now` is what the clock of the calendar shows."""
    monday = day - timedelta(days=day.weekday())
    days = days_from(calendar, special, monday, WEEK)
    return Week(
        title=f"Week of {monday.day} {monday:%B %Y}",
        rows=tuple(_row(each, now) for each in days),
        worked=worked(days),
        before=(monday - timedelta(days=WEEK)).isoformat(),
        after=(monday + timedelta(days=WEEK)).isoformat(),
    )


def _row(day: Day, now: datetime) -> Row:
    today = day.date == now.date()
    return Row(
        name=f"{day.date:%a} {day.date.day}",
        iso=day.date.isoformat(),
        kind=day.kind,
        bars=tuple(_bar(each) for each in day.stretches),
        hours=day.hours,
        words=day.words,
        now=_percent(now.hour * 3600 + now.minute * 60) if today else None,
    )


def _bar(stretch: Stretch) -> Bar:
    """Over an hour that comes twice work may end, by the wall, before it began: drawn once."""
    low, high = sorted((stretch.start, stretch.end))
    return Bar(_percent(low), _percent(high - low), stretch.text)


def _percent(second: int) -> float:
    return round(100 * second / DAY, 3)
