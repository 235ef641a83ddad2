"""Volumes of incidents, for agreements that promise so many a month and no more."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
from django.db import connection

from armillary.assurance.service_level.queries.measuring import (
    VOLUME,
    Attained,
    Measured,
    Period,
    window_of,
)
from armillary.assurance.service_level.vocabulary import Kind

DAY = timedelta(days=1)
Counted = Iterable[tuple[date, int]]


def measured(
    objectives: Sequence[Measured], periods: Sequence[Period], now: datetime
) -> dict[tuple[int, Period], Attained]:
    """Within the volume, of all that were reported in each of the periods: one statement.

    What comes when the volume of a month, quarter or year is full is beyond it.
    """
    first = min(window_of(each.window, periods[0].start).start for each in objectives)
    days: dict[int, list[tuple[date, int]]] = defaultdict(list)
    for key, day, many in _reported(objectives, first, now):
        days[key].append((day, many))
    return {
        (each.key, period): attained
        for each in objectives
        for period, attained in _within(each, days[each.key], periods)
    }


def _within(
    objective: Measured, days: Counted, periods: Sequence[Period]
) -> Iterator[tuple[Period, Attained]]:
    found = dict.fromkeys(periods, Attained(unit=VOLUME))
    in_window: dict[Period, int] = defaultdict(int)
    for day, many in days:
        window = window_of(objective.window, day)
        room = max(0, int(objective.amount) - in_window[window])
        in_window[window] += many
        period = next((each for each in periods if each.start <= day < each.end), None)
        if period is not None:
            found[period] = found[period].plus(Attained(min(many, room), many, VOLUME))
    return ((period, each) for period, each in found.items() if each.whole)


def _reported(
    objectives: Sequence[Measured], first: date, now: datetime
) -> list[tuple[int, date, int]]:
    """How many incidents of each were reported, day by day of its zone."""
    values: dict[str, Any] = {
        "objectives": msgspec.json.encode([_asked(each) for each in objectives]).decode(),
        "since": datetime.combine(first, datetime.min.time(), UTC) - DAY,
        "first": first,
        "now": now,
    }
    with connection.cursor() as cursor:
        cursor.execute(_REPORTED, values)
        found: list[tuple[int, date, int]] = cursor.fetchall()
        return found


def _asked(objective: Measured) -> dict[str, object]:
    """Whose incidents count: those of the customer, of the team, or of the services alone."""
    return {
        "key": objective.key,
        "zone": objective.zone,
        "organisation": objective.organisation if objective.kind == Kind.SLA else None,
        "team": objective.team if objective.kind == Kind.OLA else None,
        "services": sorted(objective.services) or None,
        "of_services": objective.kind == Kind.UNDERPINNING,
        "priority": objective.priority,
        "since": str(objective.since),
        "until": str(objective.until) if objective.until else None,
    }


_REPORTED = """
select o.key, (i.reported_at at time zone o.zone)::date as day, count(*)
from json_to_recordset(%(objectives)s::json) as o (key bigint, zone text, organisation bigint,
    team bigint, services bigint[], of_services boolean, priority integer, since date, until date)
join incident_incident i on i.reported_at >= %(since)s and i.reported_at <= %(now)s
    and (o.organisation is null or i.organisation_id = o.organisation)
    and (o.team is null or i.team_id = o.team)
    and case when o.services is null then not o.of_services
        else coalesce(i.service_id = any (o.services), false) end
    and (o.priority is null or i.priority = o.priority)
    and i.state not in ('cancelled', 'merged')
where (i.reported_at at time zone o.zone)::date >= greatest(o.since, %(first)s)
    and (o.until is null or (i.reported_at at time zone o.zone)::date < o.until)
group by o.key, day order by o.key, day
"""
