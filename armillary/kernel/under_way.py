"""Acts that are being written: whoever will act holds a lock whose number tells since when."""

from datetime import datetime, timedelta

LATEST = timedelta(milliseconds=250)
LOCK, FIRST_SECOND = 4_207_005, 946_684_800
HOLD = f"""
pg_advisory_xact_lock_shared(
    {LOCK}, floor(extract(epoch from least(%(at)s, now())) - {FIRST_SECOND})::int
)
"""


def moment_of(at: datetime, begun: datetime) -> datetime:
    """When an act counts that is meant for one moment and begun at another: not long before it."""
    return at if begun - at <= LATEST else begun
