"""What lies within a few steps of some items, by the rules of failure: for changes that meet.

Two statements for each step, whatever the size of the CMDB. Nobody reads rows of it: only whether
something is among them is asked, so it does not matter who asks.
"""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import connection

from armillary.assurance.configuration.queries.catalogue import catalogue
from armillary.assurance.configuration.queries.failure_ways import FailureWays, failure_ways
from armillary.engines.collisions import Vicinity
from armillary.kernel.listing.sql import listed

MOST = 50_000


def vicinity(keys: Collection[int], steps: int) -> Vicinity:
    """What falls with these and what these need, to so many steps; and the others of their groups.

    Who is in a group with one of them, or with what rests on one of them, is not alone in it: what
    those others need belongs to them, unless these need it as well.
    """
    ways = failure_ways(catalogue().types.values())
    dependents = _walk(keys, ways.target_follows, ways.source_follows, steps)
    needed = _walk(keys, ways.source_follows, ways.target_follows, steps)
    near = {*keys, *dependents}
    others = _members(near, ways) - near
    others |= _walk(others, ways.source_follows, ways.target_follows, steps).keys()
    return Vicinity(dependents, needed, frozenset(others - near - needed.keys()))


def _walk(
    keys: Iterable[int], forwards: list[int], backwards: list[int], steps: int
) -> dict[int, int]:
    """The steps to whatever follows these, without themselves."""
    start = set(keys)
    found, near = dict[int, int](), start
    for step in range(1, steps + 1):
        if not near or len(found) > MOST:
            break
        fresh = set(_next(near, forwards, backwards)) - found.keys() - start
        found |= dict.fromkeys(fresh, step)
        near = fresh
    return found


def _next(near: Collection[int], forwards: list[int], backwards: list[int]) -> list[int]:
    bound: dict[str, Any] = {
        "near": listed(near),
        "forwards": listed(forwards),
        "backwards": listed(backwards),
        "most": MOST,
    }
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, bound)
        return [row[0] for row in cursor.fetchall()]


def _members(keys: Collection[int], ways: FailureWays) -> set[int]:
    bound: dict[str, Any] = {
        "near": listed(keys),
        "source_follows": listed(ways.source_follows),
        "target_follows": listed(ways.target_follows),
        "grouped": listed(ways.grouped),
        "softly": listed(ways.softly),
        "most": MOST,
    }
    with connection.cursor() as cursor:
        cursor.execute(_MEMBERS, bound)
        return {row[0] for row in cursor.fetchall()}


_HOLDS = "recorded_to is null and valid_to is null"
_NEXT = f"""
select target_id from configuration_relation
where source_id = any ((select %(near)s::bigint[])::bigint[])
    and relation_type_id = any (%(forwards)s::bigint[]) and {_HOLDS}
union
select source_id from configuration_relation
where target_id = any ((select %(near)s::bigint[])::bigint[])
    and relation_type_id = any (%(backwards)s::bigint[]) and {_HOLDS}
limit %(most)s
"""  # noqa: S608
_GROUPED = """(mine.relation_type_id = any (%(grouped)s::bigint[]) or mine."group" <> '')
    and mine.relation_type_id <> all (%(softly)s::bigint[])
    and other.relation_type_id = mine.relation_type_id and other."group" = mine."group"
    and mine.recorded_to is null and mine.valid_to is null
    and other.recorded_to is null and other.valid_to is null"""
_MEMBERS = f"""
select other.target_id
from configuration_relation mine join configuration_relation other using (source_id)
where mine.target_id = any ((select %(near)s::bigint[])::bigint[])
    and mine.relation_type_id = any (%(source_follows)s::bigint[]) and {_GROUPED}
union
select other.source_id
from configuration_relation mine join configuration_relation other using (target_id)
where mine.source_id = any ((select %(near)s::bigint[])::bigint[])
    and mine.relation_type_id = any (%(target_follows)s::bigint[]) and {_GROUPED}
limit %(most)s
"""  # noqa: S608
