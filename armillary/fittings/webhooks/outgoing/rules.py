"""The policy of deliveries: how long to wait, when to give up, when to pause."""

from datetime import timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

WAITS = tuple(
    timedelta(seconds=seconds) for seconds in (10, 60, 300, 1_800, 7_200, 21_600, 43_200, 86_400)
)
MOST_ATTEMPTS = len(WAITS)
PAUSE_AFTER = timedelta(hours=24)
KEPT = timedelta(days=30)
EXCERPT = 2_000


def wait_after(attempts: int) -> timedelta | None:
    """How long to wait after so many attempts; None: it is given up."""
    return WAITS[attempts - 1] if attempts < MOST_ATTEMPTS else None


def event_id(act: UUID, entry: int) -> UUID:
    """The id of the event that a line of the journal is: the same whenever it is told."""
    return uuid5(NAMESPACE_URL, f"urn:armillary:{act}:{entry}")
