"""Moments as people write them, and the calendars that the golden moments speak of."""

from datetime import UTC, date, datetime

from armillary.engines.worktime import Calendar, instant

HOUR, MINUTE = 3600, 60
BERLIN = "Europe/Berlin"
OFFICE = ((8 * HOUR, 17 * HOUR),)
EASTER = {date(2026, 4, 3): (), date(2026, 4, 6): ()}
OFFICE_WEEK = (OFFICE,) * 5 + ((),) * 2
BERLIN_OFFICE = Calendar(BERLIN, OFFICE_WEEK, EASTER)
CLOSED = Calendar(BERLIN, ((),) * 7)


def at(written: str, zone: str = BERLIN) -> int:
    """`2026-04-02 16:30` on the clocks of a zone."""
    return instant(zone, datetime.fromisoformat(written))


def utc(written: str) -> int:
    return int(datetime.fromisoformat(written).replace(tzinfo=UTC).timestamp())
