"""What went wrong, for whoever looks for what has caused it: each trouble once, with its items."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import connection

from armillary.assurance.change.queries.happenings import Happening
from armillary.operations.incident.vocabulary import State

SLUG = "incidents"
NONE = (State.CANCELLED, State.MERGED)


def told(about: Collection[int] | None, start: datetime, end: datetime) -> Sequence[Happening]:
    """Of these items, or of any that is known; what stands under another one is not counted."""
    values = {
        "about": None if about is None else list(about),
        "start": start,
        "end": end,
        "none": [state.value for state in NONE],
    }
    with connection.cursor() as cursor:
        cursor.execute(_HAPPENED, values)
        rows = cursor.fetchall()
    return [
        Happening(key, at, float(minutes), tuple(item for item in items if item))
        for key, at, minutes, *items in rows
    ]


_HAPPENED = """
select id, extract(epoch from reported_at)::bigint,
    greatest(0, extract(epoch from coalesce(restored_at, resolved_at, %(end)s) - reported_at) / 60),
    service_id, affected_item_id
from incident_incident
where reported_at >= %(start)s and reported_at < %(end)s and parent_id is null
    and state <> all (%(none)s)
    and (service_id is not null or affected_item_id is not null)
    and (%(about)s::bigint[] is null or service_id = any (%(about)s::bigint[])
        or affected_item_id = any (%(about)s::bigint[]))
order by reported_at, id
"""
