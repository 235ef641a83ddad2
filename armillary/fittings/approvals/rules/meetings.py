"""When a board meets: every so many weeks on the weekday of its first meeting, by its clocks."""

from datetime import date, datetime, timedelta

from armillary.fittings.calendars.clock import moment_of

LONGEST_MEETING = 480
MOST_WEEKS = 52


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
    while (moment := moment_of(day, clock, zone)) <= after:
        day += step
    return moment
