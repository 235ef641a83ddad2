"""The policy of notifications. Plain values in, plain values out: no database, no clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from armillary.fittings.notifications.vocabulary import Way, What

HOUR = timedelta(hours=1)
CALM = timedelta(minutes=5)
"""Between two mails to one person about one record."""

DEFAULTS: Mapping[What, Way] = {
    What.ASSIGNED: Way.AT_ONCE,
    What.MENTIONED: Way.AT_ONCE,
    What.COMMENTED: Way.AT_ONCE,
    What.STATE_CHANGED: Way.HOURLY,
    What.TASK_DUE: Way.AT_ONCE,
    What.TIME_RUNS_OUT: Way.AT_ONCE,
    What.APPROVAL: Way.AT_ONCE,
    What.HANDED: Way.HOURLY,
    What.INFORMED: Way.BROWSER,
    What.FINISHED: Way.BROWSER,
}


@dataclass(frozen=True, slots=True)
class Wishes:
    """How one person wants to be told; hours are those of the person's own day.

    Mail waits while it is quiet: from one hour until another, over midnight if need be.
    """

    ways: Mapping[What, Way] = field(default_factory=dict)
    digest_hour: int = 8
    quiet_from: int | None = None
    quiet_until: int | None = None

    def way(self, what: What) -> Way:
        return self.ways.get(what, DEFAULTS[what])


def mail_moment(way: Way, at: datetime, wishes: Wishes, zone: ZoneInfo) -> datetime | None:
    """When news of this moment goes out by mail; None: not by mail."""
    if way is Way.AT_ONCE:
        return after_quiet(at, wishes, zone)
    if way is Way.HOURLY:
        return after_quiet(_full(at) + HOUR, wishes, zone)
    if way is Way.DAILY:
        return _next(at, wishes.digest_hour, zone)
    return None


def after_quiet(at: datetime, wishes: Wishes, zone: ZoneInfo) -> datetime:
    """This moment, or the end of the quiet hours in which it lies."""
    if is_quiet(at.astimezone(zone).hour, wishes):
        return _next(at, wishes.quiet_until or 0, zone)
    return at


def is_quiet(hour: int, wishes: Wishes) -> bool:
    """Whether this hour of the person's day is one of the quiet ones."""
    first, last = wishes.quiet_from, wishes.quiet_until
    if first is None or last is None or first == last:
        return False
    return first <= hour < last if first < last else hour >= first or hour < last


def _next(at: datetime, hour: int, zone: ZoneInfo) -> datetime:
    """The next time that it is this hour there."""
    there = at.astimezone(zone)
    today = there.replace(hour=hour, minute=0, second=0, microsecond=0)
    found = today if today > there else today + timedelta(days=1)
    return found.astimezone(at.tzinfo)


def _full(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)
