"""Readings of objectives that nobody here can count: typed in, or pushed by whoever knows."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import msgspec
from django.db import connection
from django.db.models import QuerySet

from armillary.assurance.service_level.models import Objective, Reading
from armillary.assurance.service_level.queries.measuring import measurers
from armillary.assurance.service_level.rules.measuring import Attained, Measured, Period
from armillary.assurance.service_level.rules.measuring.attained import READINGS
from armillary.assurance.service_level.rules.targets import plain
from armillary.assurance.service_level.vocabulary import Measure
from armillary.kernel.acts import Act


def note(objective: Objective, act: Act, day: date, value: Decimal, source: str) -> None:
    """Keep a reading."""
    Reading.objects.create(
        objective=objective,
        organisation_id=objective.organisation_id,
        day=day,
        value=value,
        source=source,
        at=act.at,
        by=act.actor,
    )


def newest(objective: int, most: int) -> QuerySet[Reading]:
    """The latest days first, with what was corrected."""
    rows = Reading.objects.filter(objective=objective).select_related("by")
    return rows.order_by("-day", "-pk")[:most]


def attained(
    objectives: Sequence[Measured], periods: Sequence[Period], now: datetime
) -> dict[tuple[int, Period], Attained]:
    """How many of the readings were as promised, in each of the periods: one statement."""
    asked = [{"key": each.key, "since": str(each.since)} for each in objectives]
    values: dict[str, Any] = {
        "objectives": msgspec.json.encode(asked).decode(),
        "bounds": [*(each.start for each in periods), periods[-1].end],
        "now": now,
    }
    with connection.cursor() as cursor:
        cursor.execute(_READ, values)
        return {
            (key, periods[place - 1]): Attained(good, whole, READINGS, note=_said(*last))
            for key, place, good, whole, *last in cursor.fetchall()
        }


def _said(value: Decimal, unit: str, day: date, source: str) -> str:
    return f"Last: {plain(value)} {unit}".strip() + f" on {day.day} {day:%b %Y}, from {source}"


_LAST = "order by day desc, id desc)"
_READ = f"""
select key, place, count(*) filter (where good), count(*), (array_agg(value {_LAST})[1], unit,
    (array_agg(day {_LAST})[1], (array_agg(source {_LAST})[1]
from (
    select distinct on (r.objective_id, r.day, r.source) o.id as key, o.unit,
        r.id, r.day, r.value, r.source,
        case when o.better = 'higher' then r.value >= o.amount else r.value <= o.amount end as good,
        width_bucket(r.day::timestamp, %(bounds)s::timestamp[]) as place
    from json_to_recordset(%(objectives)s::json) as asked (key bigint, since date)
    join service_level_objective o on o.id = asked.key
    join service_level_reading r on r.objective_id = o.id and r.day >= asked.since
        and r.at <= %(now)s
    order by r.objective_id, r.day, r.source, r.id desc
) as read
where place between 1 and array_length(%(bounds)s::timestamp[], 1) - 1
group by key, unit, place
"""  # noqa: S608

measurers.learn(Measure.CUSTOM, attained)
