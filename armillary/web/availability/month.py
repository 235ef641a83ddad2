"""The month that a page is about, and those before and after it."""

import re
from datetime import date, datetime, timedelta

from armillary.assurance.service_level.queries.measuring import Period, window_of
from armillary.assurance.service_level.vocabulary import Window
from armillary.engines.worktime import wall
from armillary.kernel.listing.asked import BadQuestion

_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])", re.ASCII)


def month_in(text: str, zone: str, now: datetime) -> Period:
    """The month of this text, such as 2026-11; the present one of the zone where there is none."""
    if not text:
        today = wall(zone, int(now.timestamp()))
        return window_of(Window.MONTH, today.date())
    found = _MONTH.fullmatch(text)
    if found is None:
        raise BadQuestion({"month": "A month such as 2026-11."})
    return window_of(Window.MONTH, date(int(found[1]), int(found[2]), 1))


def neighbours(period: Period, zone: str, now: datetime) -> tuple[str, str]:
    """The months before and after, as addresses have them; none that has not begun."""
    before = f"{period.start - timedelta(days=1):%Y-%m}"
    today = wall(zone, int(now.timestamp())).date()
    return before, f"{period.end:%Y-%m}" if period.end <= today else ""
