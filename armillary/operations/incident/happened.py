"""What went wrong, for whoever looks for what has caused it: each trouble once, with its items."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import connection

from armillary.assurance.change.queries.happenings import Happening
from armillary.assurance.change.queries.suspected import Trouble
from armillary.operations.incident.models import Incident
from armillary.operations.incident.vocabulary import State
from armillary.operations.incident.words import words_of

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
        Happening(key, at, float(minutes), tuple(item for item in items if item), goes_on)
        for key, at, minutes, goes_on, *items in rows
    ]


def trouble_of(incident: Incident) -> Trouble | None:
    """An incident as that whose cause is looked for. None: it names nothing."""
    about = tuple(key for key in (incident.affected_item_id, incident.service_id) if key)
    words = words_of(incident.title, incident.description)
    return Trouble(SLUG, incident.pk, about, incident.reported_at, words) if about else None


_HAPPENED = """
select id, extract(epoch from reported_at)::bigint,
    greatest(0, extract(epoch from coalesce(restored_at, resolved_at, %(end)s) - reported_at) / 60),
    coalesce(restored_at, resolved_at) is null, service_id, affected_item_id
from incident_incident
where reported_at >= %(start)s and reported_at < %(end)s and parent_id is null
    and state <> all (%(none)s)
    and (service_id is not null or affected_item_id is not null)
    and (%(about)s::bigint[] is null or service_id = any (%(about)s::bigint[])
        or affected_item_id = any (%(about)s::bigint[]))
order by reported_at, id
"""
