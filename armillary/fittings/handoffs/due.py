"""Until when a hand-off is to be answered, in the hours of those who receive it."""

from datetime import UTC, datetime, timedelta

from armillary.engines.worktime import ALWAYS, due
from armillary.fittings.calendars.queries import calendar


def due_at(at: datetime, within: timedelta, calendar_key: int | None) -> datetime | None:
    """When so much working time has gone by; round the clock where nobody has hours.

    None: the calendar never opens again.
    """
    hours = ALWAYS if calendar_key is None else calendar(calendar_key)
    second = due(hours, int(at.timestamp()), int(within.total_seconds()))
    return None if second is None else datetime.fromtimestamp(second, UTC)
