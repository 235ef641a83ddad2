"""Whose turn it is: counted in days by the clocks of a place."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from armillary.fittings.calendars.clock import moment_of


def turn_at(first_on: date, days: int, clock: timedelta, zone: str, at: datetime) -> int | None:
    """Which turn it is at a moment, from 0; None before the first one begins."""
    wall = at.astimezone(ZoneInfo(zone)).replace(tzinfo=None) - clock
    passed = (wall.date() - first_on).days
    return None if passed < 0 else passed // days


def begin_of(turn: int, first_on: date, days: int, clock: timedelta, zone: str) -> datetime:
    """When a turn begins."""
    return moment_of(first_on + timedelta(days=turn * days), clock, zone)
