"""What the files do by themselves: take away the bytes that nothing points to any more."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from armillary.fittings.files.queries import ended, sees_all, stored_among
from armillary.fittings.files.rules import FORGOTTEN, GRACE
from armillary.fittings.files.stores.chosen import the_store
from armillary.fittings.files.stores.store import StoreTrouble
from armillary.kernel.acts import Act

AT_ONCE = 5_000
MOST_ORPHANS = 1_000
"""More of them in one night are no crashes: somebody looks at the wrong store, or database."""


def delete_what_ended(act: Act) -> int:
    """Delete orphans, files whose time of grace is over, and uploads that nobody attached.

    Bytes go before their row: a crash between the two leaves a row without bytes, which the next
    night takes away. An orphan is left by a transaction that failed after the bytes were stored.
    """
    store, gone = the_store(), 0
    lost = list(islice(orphans(act.at), MOST_ORPHANS + 1))
    if len(lost) > MOST_ORPHANS:
        raise StoreTrouble(
            f"More than {MOST_ORPHANS:,} files are known to no row. Nothing was deleted: find out "
            "whether this is the right store, and the right database."
        )
    for name in lost:
        store.remove(name)
        gone += 1
    for attachment in ended(act.at - GRACE, act.at - FORGOTTEN)[:AT_ONCE]:
        store.remove(attachment.stored)
        attachment.delete()
        gone += 1
    return gone


def orphans(now: datetime) -> Iterator[str]:
    """Names in the store that no row knows, older than any transaction that could still commit.

    Whoever does not see all rows would take the files of others for orphans.
    """
    if not sees_all():
        raise StoreTrouble("Orphans are found by somebody who sees the rows of all organisations.")
    old = (each.name for each in the_store().held() if each.since < now - FORGOTTEN)
    while some := list(islice(old, AT_ONCE)):
        known = stored_among(some)
        yield from (name for name in some if name not in known)
