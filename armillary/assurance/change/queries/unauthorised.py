"""Which differences that sources found were authorised by a change, and which were not."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, NamedTuple

from django.db import connection

from armillary.assurance.change.models import Change
from armillary.assurance.change.vocabulary import Path, State
from armillary.kernel.journal.models import Entry

FOUND_BY = "bring_up_to_date"
ITEMS = "configuration-items"
UNTOLD = frozenset({"last_seen_at", "missing", "quarantined"})
"""What is seen of an item without anybody having changed it."""
GRACE = timedelta(days=1)
"""A change that ended so long before may be what was found: sources look now and then."""
DONE = (State.IMPLEMENTING, State.BACKING_OUT, State.REVIEW, State.CLOSED)


class Difference(NamedTuple):
    """What a source found different at an item, when, and when it had looked before."""

    item: int
    at: datetime
    since: datetime
    source: str
    changes: dict[str, Any]

    @property
    def kind(self) -> str:
        """The same for differences of one kind in one week: they are one change, most probably."""
        year, week, _ = self.at.isocalendar()
        told = "\n".join((self.source, f"{year}-{week}", *sorted(self.changes)))
        return sha256(told.encode()).hexdigest()


def differences(lines: Sequence[int]) -> list[Difference]:
    """Those of which these lines of the journal tell."""
    rows = Entry.objects.filter(pk__in=list(lines), record_type=ITEMS, verb=FOUND_BY).order_by("pk")
    return list(_told(rows))


def unauthorised(found: Sequence[Difference]) -> list[Difference]:
    """Those that fall in the time of no change that touches the item."""
    if not found:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            _AUTHORISED,
            {
                "items": [each.item for each in found],
                "sinces": [each.since - GRACE for each in found],
                "ats": [each.at for each in found],
                "done": [state.value for state in DONE],
                "not": Path.UNAUTHORISED.value,
            },
        )
        authorised = {place for (place,) in cursor.fetchall()}
    return [each for place, each in enumerate(found, 1) if place not in authorised]


def open_of_kind(kind: str) -> Change | None:
    """The one that was detected already and at which nobody has looked yet."""
    found: Change | None = Change.objects.filter(fingerprint=kind, state=State.DETECTED).first()
    return found


def _told(rows: Any) -> Iterator[Difference]:
    for row in rows:
        changes = {name: pair for name, pair in row.changes.items() if name not in UNTOLD}
        if changes:
            seen = row.changes.get("last_seen_at", [None])[0]
            since = datetime.fromisoformat(seen) if seen else row.at
            yield Difference(row.record_id, row.at, min(since, row.at), row.text, changes)


_AUTHORISED = """
select asked.place
from unnest(
    %(items)s::bigint[], %(sinces)s::timestamptz[], %(ats)s::timestamptz[]
) with ordinality asked (item, since, at, place)
where exists (
    select from change_change c
    where (c.item_id = asked.item
            or c.id in (select change_id from change_affected a where a.item_id = asked.item))
        and c.path <> %(not)s and c.state = any (%(done)s)
        and c.started_at <= asked.at and (c.ended_at is null or c.ended_at >= asked.since)
)
"""
