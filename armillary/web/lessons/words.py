"""Shares, times and figures of changes in words."""

from datetime import timedelta

from armillary.engines.lengths import briefly
from armillary.engines.proportions import Interval
from armillary.web.charts.scale import written

NOTHING = "–"
DAY = 86_400
DAYS_FROM = 2 * DAY


def percent(share: float | None) -> str:
    """A share in per cent: one digit below ten, none above."""
    if share is None:
        return NOTHING
    many = 100 * share
    return f"{many:.1f} %" if abs(many) < 10 else f"{many:.0f} %"


def between(found: Interval) -> str:
    """The interval of a share."""
    return f"{percent(found.low)} to {percent(found.high)}"


def lasting(time: timedelta | float | None) -> str:
    """A time, with its two largest units."""
    if time is None:
        return NOTHING
    seconds = time.total_seconds() if isinstance(time, timedelta) else time
    if seconds >= DAYS_FROM:
        return f"{seconds / DAY:.1f} days"
    return briefly(max(0, round(seconds)))


def minutes(many: float) -> str:
    """Minutes as hours, where they are many."""
    return f"{written(round(many))} min" if many < 600 else f"{written(round(many / 60))} h"


def ratio(value: float | None) -> str:
    """How much more often; None: nothing had happened before."""
    if value is None:
        return "no end"
    return f"{value:.1f}×" if value < 100 else f"{value:,.0f}×"


def chance(value: float) -> str:
    """A chance that something is luck."""
    return "below 0.001" if value < 0.001 else f"{value:.3f}"
