"""What happened to a customer's services in a period, as a service review asks for it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection

from armillary.assurance.service_level.queries.casework import Asked, Figure, Noted, Told
from armillary.operations.incident.models import Incident
from armillary.records.models import numbered

MOST = 20
_WHERE = """
from incident_incident i
where i.organisation_id = %(organisation)s
    and (%(services)s::bigint[] is null or i.service_id = any (%(services)s::bigint[]))
    and i.state not in ('cancelled', 'merged')
"""
_FIGURES = f"""
select
    count(*) filter (where i.reported_at >= %(since)s and i.reported_at < %(until)s),
    count(*) filter (where i.resolved_at >= %(since)s and i.resolved_at < %(until)s),
    count(*) filter (where i.reported_at < %(until)s
        and (i.resolved_at is null or i.resolved_at >= %(until)s)),
    count(*) filter (where i.priority = 1
        and i.reported_at >= %(since)s and i.reported_at < %(until)s)
{_WHERE}
"""
_NOTED = f"""
select i.id, i.title, i.reported_at, i.resolved_at
{_WHERE} and i.priority = 1 and i.reported_at >= %(since)s and i.reported_at < %(until)s
order by i.reported_at limit {MOST}
"""


def told(asked: Asked) -> Told:
    """How many incidents there were, and the critical ones by name: two statements."""
    values = {
        "organisation": asked.organisation,
        "services": [*asked.services] or None,
        "since": asked.since,
        "until": asked.until,
    }
    with connection.cursor() as cursor:
        cursor.execute(_FIGURES, values)
        reported, resolved, still, critical = cursor.fetchone()
        cursor.execute(_NOTED, values)
        noted = cursor.fetchall()
    figures = (
        Figure("Incidents reported", reported),
        Figure("Incidents resolved", resolved),
        Figure("Open at the end", still),
        Figure("Critical", critical),
    )
    return Told(figures, [*_noted(noted)])


def _noted(rows: Iterable[tuple[Any, ...]]) -> Iterable[Noted]:
    for key, title, reported, resolved in rows:
        yield Noted(numbered(Incident.prefix, key), title, reported, _said(resolved))


def _said(resolved: datetime | None) -> str:
    return "not resolved" if resolved is None else f"resolved {resolved:%Y-%m-%d %H:%M}"
