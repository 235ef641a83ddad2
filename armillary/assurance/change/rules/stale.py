"""Which requests for change lie about: begun, not decided, and touched by nobody for long."""

from datetime import datetime, timedelta

from armillary.assurance.change.vocabulary import WORDED

LONG = timedelta(days=30)


def is_stale(state: str, touched_at: datetime, at: datetime) -> bool:
    """Whether nobody has done anything to it for long, while it waits to be worded or assessed."""
    return state in WORDED and at - touched_at >= LONG
