"""How long a change is watched, and how many of the minutes that follow it are its own."""

from datetime import datetime, timedelta

from armillary.engines.rate_ratio import Counted

WATCHED = timedelta(days=2)
"""So long after its end."""
LONGEST = timedelta(days=7)
"""No longer than this in all: then the same hours of the week before are another time."""
LOOKED_BACK = timedelta(weeks=4)


def watched(started: datetime, ended: datetime | None) -> tuple[datetime, datetime | None]:
    """From when until when; None: it is not over."""
    return started, None if ended is None else min(ended + WATCHED, started + LONGEST)


def beyond_usual(minutes: float, count: Counted) -> float:
    """What of these minutes would not have been without it, by how often it went wrong before.

    >>> beyond_usual(120, Counted(4, 4 * 86_400, 4, 86_400))
    90.0
    """
    if not count.after:
        return 0.0
    usual = count.before * count.time_after / count.time_before if count.time_before else 0.0
    return minutes * max(0.0, 1 - usual / count.after)
