"""What services needed over a time: the relations that held, each from when until when."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from armillary.assurance.configuration.queries.failure_ways import FailureWays
from armillary.assurance.configuration.vocabulary import UNENDED
from armillary.engines.availability import Tie
from armillary.engines.dependencies import Edge, Rule
from armillary.kernel.listing.sql import listed

MOST = 100_000
"""How many relations are looked at before the rest is left out."""


def held(services: Iterable[int], ways: FailureWays, start: datetime, end: datetime) -> list[Tie]:
    """All needs of these, and of what they need, that held between two moments as we know now.

    What was retired before the time began is left out: it holds nobody up.
    """
    bound: dict[str, Any] = {
        "near": listed([*services]),
        "source_follows": listed(ways.source_follows),
        "target_follows": listed(ways.target_follows),
        "start": start,
        "end": end,
        "most": MOST,
        "unended": [state.value for state in UNENDED],
    }
    with connection.cursor() as cursor:
        cursor.execute(_HELD, bound)
        rows = cursor.fetchall()
        ends = {each for row in rows for each in (row[0], row[3])}
        cursor.execute(_GONE, {**bound, "keys": listed([*ends])})
        gone = {key for (key,) in cursor.fetchall()}
    numbers: dict[tuple[int, str], int] = {}
    return [_tie(row, ways, numbers) for row in rows if row[0] not in gone and row[3] not in gone]


def monitored(
    services: Iterable[int], start: datetime, end: datetime
) -> list[tuple[int, datetime, datetime | None]]:
    """From when until when each of these was related to what monitors it."""
    with connection.cursor() as cursor:
        cursor.execute(_MONITORED, {"keys": listed([*services]), "start": start, "end": end})
        return list(cursor.fetchall())


def _tie(row: Sequence[Any], ways: FailureWays, numbers: dict[tuple[int, str], int]) -> Tie:
    dependent, kind, group, needed, k, share, since, until = row
    rule = ways.rules[kind]
    grouped = rule is not Rule.DEGRADE and (group != "" or kind in ways.grouped)
    edge = Edge(dependent, needed, rule)
    if grouped:
        number = numbers.setdefault((kind, group), len(numbers))
        edge = Edge(dependent, needed, Rule.K_OF_N, number, k or 1, share or 0.0)
    return Tie(edge, int(since), int(until))


_SPAN = """valid_from < %(end)s and (valid_to is null or valid_to > %(start)s)
    and recorded_to is null"""
_BESIDE = f"""
select source_id as near, relation_type_id as kind, "group" as named, target_id as far,
    needed, share, valid_from, valid_to
from configuration_relation where source_id = reached.key
    and relation_type_id = any (%(source_follows)s::bigint[]) and {_SPAN}
union all
select target_id, relation_type_id, "group", source_id, needed, share, valid_from, valid_to
from configuration_relation where target_id = reached.key
    and relation_type_id = any (%(target_follows)s::bigint[]) and {_SPAN}
"""  # noqa: S608
_HELD = f"""
with recursive reached (key) as (
    select unnest(%(near)s::bigint[])
    union
    select beside.far from reached, lateral ({_BESIDE}) beside
)
select found.near, found.kind, found.named, found.far, found.needed, found.share,
    extract(epoch from found.valid_from)::bigint,
    coalesce(extract(epoch from found.valid_to)::bigint, 9223372036854775807)
from (select beside.* from reached, lateral ({_BESIDE}) beside limit %(most)s) found
order by found.near, found.kind, found.far, found.valid_from
"""  # noqa: S608
_GONE = """
select key from (
    select distinct on (v.ci_id) v.ci_id as key, v.content ->> 'state' as stands
    from configuration_version v
    where v.ci_id = any (%(keys)s::bigint[]) and v.valid_from <= %(start)s
        and (v.valid_to is null or v.valid_to > %(start)s)
    order by v.ci_id, v.id desc
) then_it where stands is not null and stands <> all (%(unended)s)
"""
_MONITORED = """
select r.source_id, r.valid_from, r.valid_to
from configuration_relation r join configuration_relationtype t on t.id = r.relation_type_id
where t.name = 'is_monitored_by' and r.source_id = any (%(keys)s::bigint[])
    and r.valid_from < %(end)s and (r.valid_to is null or r.valid_to > %(start)s)
    and r.recorded_to is null
order by 1, 2
"""
