"""What the files do by themselves: take away the bytes that nothing points to any more."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from armillary.fittings.files.queries import ended, stored_among
from armillary.fittings.files.rules import FORGOTTEN, GRACE
from armillary.fittings.files.stores.chosen import the_store
from armillary.kernel.acts import Act

AT_ONCE = 5_000


def delete_what_ended(act: Act) -> int:
    """Delete files whose time of grace is over, uploads that nobody attached, and orphans.

    Bytes go before their row: a crash between the two leaves a row without bytes, which the next
    night takes away. An orphan is left by a transaction that failed after the bytes were stored.
    """
    store, gone = the_store(), 0
    for attachment in ended(act.at - GRACE, act.at - FORGOTTEN)[:AT_ONCE]:
        store.remove(attachment.stored)
        attachment.delete()
        gone += 1
    for name in orphans(act.at):
        store.remove(name)
        gone += 1
    return gone


def orphans(now: datetime) -> Iterator[str]:
    """Names in the store that no row knows, older than any transaction that could still commit."""
    old = (each.name for each in the_store().held() if each.since < now - FORGOTTEN)
    while some := list(islice(old, AT_ONCE)):
        known = stored_among(some)
        yield from (name for name in some if name not in known)
