"""How long incidents took, for whoever promises how long they will take."""

from collections.abc import Sequence
from itertools import groupby

from django.db import connection

from armillary.assurance.service_level.queries.history import Asked, Case
from armillary.assurance.service_level.vocabulary import Measure
from armillary.operations.incident.vocabulary import State

ENDS = {
    Measure.RESPONSE: "taken.at",
    Measure.RESTORE: "coalesce(i.restored_at, i.resolved_at)",
    Measure.RESOLVE: "i.resolved_at",
}


def told(asked: Asked) -> Sequence[Case]:
    """The newest that have ended, each as the spans in which its clock ran: not while on hold."""
    statement = _SPANS.replace("END_OF_IT", ENDS[asked.measure])
    values = {
        "organisation": asked.organisation,
        "services": [*asked.services] or None,
        "priority": asked.priority,
        "until": asked.until,
        "most": asked.most,
        "ended": [State.RESOLVED.value, State.CLOSED.value],
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows = cursor.fetchall()
    return [
        [(int(start), int(end)) for _, start, end in spans]
        for _, spans in groupby(rows, key=lambda row: row[0])
    ]


_SPANS = """
with chosen as (
    select i.id, i.reported_at, END_OF_IT as ended
    from incident_incident i
    left join lateral (
        select e.at from kernel_entry e
        where e.record_type = 'incidents' and e.record_id = i.id
            and e.state_after in ('in_progress', 'restored', 'resolved')
        order by e.id limit 1
    ) taken on true
    where i.state = any (%(ended)s) and i.resolved_at <= %(until)s
        and (%(organisation)s::bigint is null or i.organisation_id = %(organisation)s)
        and (%(services)s::bigint[] is null or i.service_id = any (%(services)s::bigint[]))
        and (%(priority)s::int is null or i.priority = %(priority)s)
    order by i.id desc limit %(most)s
),
steps as (
    select c.id, c.ended, e.state_after,
        greatest(e.at, c.reported_at) as since,
        lead(e.at, 1, c.ended) over (partition by c.id order by e.id) as until
    from chosen c
    join kernel_entry e on e.record_type = 'incidents' and e.record_id = c.id
    where c.ended > c.reported_at and e.state_after <> e.state_before
)
select id, extract(epoch from since)::bigint,
    greatest(extract(epoch from least(until, ended)), extract(epoch from since))::bigint
from steps where since < ended and (state_after <> 'on_hold')
order by id, since
"""
