"""The policy of my work. Plain values in, plain values out: no database, no clock."""

from datetime import datetime, timedelta
from enum import Enum, IntEnum
from zoneinfo import ZoneInfo

WAITING = frozenset({"on_hold", "waiting", "suspended", "planned"})
"""States in which a record is somebody's, but cannot be gone on with."""


class Why(IntEnum):
    """Why something stands in my work; the order in which it stands there."""

    MINE = 0
    WAITING = 1
    TEAM = 2
    HANDOFF = 3


class Group(Enum):
    """Where something stands in my work."""

    OVERDUE = "Overdue"
    TODAY = "Today"
    THIS_WEEK = "This week"
    LATER = "Later"
    UNDATED = "Without a date"
    WAITING = "Waiting for something"
    TEAM = "Nobody's yet, in my teams"
    HANDOFF = "Handed to my processes"


def group_of(why: Why, due_at: datetime | None, now: datetime, zone: ZoneInfo) -> Group:
    """By the person's own calendar; a week ends with its Sunday."""
    if why is not Why.MINE:
        return Group[why.name]
    if due_at is None:
        return Group.UNDATED
    if due_at <= now:
        return Group.OVERDUE
    today, day = now.astimezone(zone).date(), due_at.astimezone(zone).date()
    if day == today:
        return Group.TODAY
    sunday = today + timedelta(days=6 - today.weekday())
    return Group.THIS_WEEK if day <= sunday else Group.LATER
