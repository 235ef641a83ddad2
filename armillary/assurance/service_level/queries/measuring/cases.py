"""Cases of objectives that are times: in time or not, by the clocks that ran for them.

A case counts where it was decided: at the moment at which it ended in time, or at that at which the
promise was broken, whether it has ended since or not. What was dropped does not count. Figures are
counted from the clocks whenever somebody asks, so what is corrected later shows at once.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

import msgspec
from django.db import connection

from armillary.assurance.service_level.rules.measuring import Attained, Measured, Period
from armillary.engines.budgets import WINDOWS, Seen

DAY = timedelta(days=1)


class Open(NamedTuple):
    """Cases that go on: running in time, waiting for others, and late already."""

    running: int = 0
    paused: int = 0
    late: int = 0


def attained(
    objectives: Sequence[Measured], periods: Sequence[Period], now: datetime
) -> dict[tuple[int, Period], Attained]:
    """In time, of all, in each of the periods, by the days of the zone of each objective."""
    keys = {each.number: each.key for each in objectives}
    bounds = [*(each.start for each in periods), periods[-1].end]
    rows = _asked(_BY_PERIOD, objectives, bounds, now)
    return {
        (keys[number], periods[place - 1]): Attained(good, whole)
        for number, place, good, whole in rows
    }


def by_day(objective: Measured, first: date, now: datetime) -> dict[date, Attained]:
    """In time, of all, day by day from the first one on."""
    bounds = [first, now.date() + 2 * DAY]
    return {
        day: Attained(good, whole) for day, good, whole in _asked(_BY_DAY, [objective], bounds, now)
    }


def lately(objectives: Sequence[Measured], now: datetime) -> dict[int, dict[int, Seen]]:
    """What was counted in each of the windows in which budgets are watched."""
    keys = {each.number: each.key for each in objectives}
    with connection.cursor() as cursor:
        cursor.execute(_LATELY, {"numbers": list(keys), "now": now, "days": WINDOWS[-1]})
        return {
            keys[number]: {
                window: Seen(*counted[2 * place : 2 * place + 2])
                for place, window in enumerate(WINDOWS)
            }
            for number, *counted in cursor.fetchall()
        }


def going_on(objectives: Sequence[Measured], now: datetime) -> dict[int, Open]:
    """The cases of each that have not ended."""
    keys = {each.number: each.key for each in objectives}
    with connection.cursor() as cursor:
        cursor.execute(_OPEN, {"numbers": list(keys), "now": now})
        return {keys[number]: Open(*counted) for number, *counted in cursor.fetchall()}


def _asked(
    statement: str, objectives: Sequence[Measured], bounds: Sequence[date], now: datetime
) -> list[tuple[Any, ...]]:
    asked = [{"number": each.number, "zone": each.zone} for each in objectives]
    values: dict[str, Any] = {
        "objectives": msgspec.json.encode(asked).decode(),
        "since": datetime.combine(bounds[0], datetime.min.time(), UTC) - DAY,
        "now": now,
        "bounds": list(bounds),
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


_DECIDED = "coalesce(c.breached_at, c.ended_at)"
_COUNTED = f"""
from json_to_recordset(%(objectives)s::json) as o (number text, zone text)
join clocks_clock c on c.objective = o.number and not c.state = 'dropped'
    and {_DECIDED} >= %(since)s and {_DECIDED} <= %(now)s
"""
_BY_PERIOD = f"""
select number, place, count(*) filter (where in_time), count(*)
from (
    select o.number, c.breached_at is null as in_time,
        width_bucket(({_DECIDED} at time zone o.zone), %(bounds)s::timestamp[]) as place
    {_COUNTED}
) as counted
where place between 1 and array_length(%(bounds)s::timestamp[], 1) - 1
group by number, place
"""  # noqa: S608
_BY_DAY = f"""
select ({_DECIDED} at time zone o.zone)::date as day,
    count(*) filter (where c.breached_at is null), count(*)
{_COUNTED}
group by day order by day
"""
_WITHIN = f"{_DECIDED} > %(now)s - interval '1 s' *"
_IN_WINDOWS = ", ".join(
    f"count(*) filter (where c.breached_at is not null and {_WITHIN} {each}),"
    f" count(*) filter (where {_WITHIN} {each})"
    for each in WINDOWS
)
_LATELY = f"""
select c.objective, {_IN_WINDOWS}
from clocks_clock c
where c.objective = any (%(numbers)s) and not c.state = 'dropped'
    and {_WITHIN} %(days)s and {_DECIDED} <= %(now)s
group by c.objective
"""  # noqa: S608
_OPEN = """
select c.objective,
    count(*) filter (where c.state = 'running' and not coalesce(c.breached_at <= %(now)s, false)),
    count(*) filter (where c.state = 'paused' and not coalesce(c.breached_at <= %(now)s, false)),
    count(*) filter (where c.breached_at <= %(now)s)
from clocks_clock c
where c.objective = any (%(numbers)s) and c.state in ('running', 'paused')
group by c.objective
"""
