"""The part of the graph that a failure can reach or come from, read level by level.

Each level is one statement that the partial indexes of current relations answer; the size of the
CMDB does not matter, only how much is found. What is deeper than most graphs is read by one
recursive statement, so that a chain does not need a statement for each of its links.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from armillary.assurance.configuration.queries.as_of import Moment
from armillary.assurance.configuration.queries.failure_ways import FailureWays
from armillary.engines.dependencies import Edge, Graph, Rule
from armillary.kernel.listing.sql import listed

MOST = 100_000
"""How many items are looked at before the rest is left out."""
MOST_LEVELS = 64
Link = tuple[int, int, bool, list[int]]


@dataclass(slots=True)
class Surroundings:
    """What was reached, by keys, and the edges on the way. `complete`: nothing was left out.

    `links`: an item, a relation type, whether in a group, and all that is next to the item in that
    way: whatever the item needs when one looks upstream, else whatever needs the item.
    """

    ways: FailureWays
    upstream: bool
    reached: set[int]
    links: list[Link] = field(default_factory=list)
    gates: list[Edge] = field(default_factory=list)
    complete: bool = True

    @property
    def keys(self) -> set[int]:
        """All items that have to do with it, the other members of groups among them."""
        return self.reached.union(edge.needed for edge in self.gates)

    def graph(self, without: Collection[int] = ()) -> Graph:
        """For the engine, without the items that are there no more."""
        gone = frozenset(without)
        hard, soft = dict[int, list[int]](), dict[int, list[int]]()
        into = {Rule.ANY: hard, Rule.DEGRADE: soft}
        found = {key: into[rule] for key, rule in self.ways.rules.items() if rule in into}
        for item, kind, in_group, beside in self.links:
            pairs = found.get(kind)
            if pairs is None or item in gone or (in_group and pairs is hard):
                continue
            there = beside if gone.isdisjoint(beside) else [k for k in beside if k not in gone]
            held = pairs.get(item)
            pairs[item] = there if held is None else held + there
        gates = self.gates
        if gone:
            gates = [edge for edge in gates if gone.isdisjoint(edge[:2])]
        return Graph.beside(hard, soft, gates, upstream=self.upstream)


def surroundings(
    keys: Iterable[int],
    ways: FailureWays,
    *,
    upstream: bool,
    moment: Moment | None = None,
    most: int = MOST,
) -> Surroundings:
    """Whatever feels a fall of these; or, upstream, whatever these can fall with."""
    asking = _Asking(ways, upstream=upstream, moment=moment)
    found = Surroundings(ways, upstream, set(keys))
    near, level = list(found.reached), 0
    while near and found.complete:
        level += 1
        links = asking.level(near) if level <= MOST_LEVELS else asking.rest(near, most)
        found.links += _sorted(links) if moment else links
        fresh = set[int]().union(*(beside for *_, beside in links)) - found.reached
        found.reached |= fresh
        found.complete = len(found.reached) <= most
        near = list(fresh) if level <= MOST_LEVELS else []
    found.gates = asking.gates(_in_groups(found))
    return found


def _sorted(links: Iterable[Link]) -> list[Link]:
    """So that what is told of the past is told alike each time."""
    return sorted((item, kind, told, sorted(beside)) for item, kind, told, beside in links)


def _in_groups(found: Surroundings) -> set[int]:
    """Those that need some of several."""
    grouped = found.ways.grouped
    links = [(item, beside) for item, kind, told, beside in found.links if told or kind in grouped]
    if found.upstream:
        return {item for item, _ in links}
    return set[int]().union(*(beside for _, beside in links))


class _Asking:
    """The statements, for a direction and a moment."""

    def __init__(self, ways: FailureWays, *, upstream: bool, moment: Moment | None) -> None:
        self._ways = ways
        self._upstream = upstream
        self._holds = _HELD if moment else _HOLDS
        self._bound: dict[str, Any] = {
            "source_follows": listed(ways.source_follows),
            "target_follows": listed(ways.target_follows),
            **(moment._asdict() if moment else {}),
        }

    def level(self, near: list[int]) -> list[Link]:
        """The relations next to these."""
        return self._ask(self._beside(_LEVEL), near=listed(near))

    def rest(self, near: list[int], most: int) -> list[Link]:
        """The relations next to these, next to those, and so on."""
        return self._ask(self._beside(_REST), near=listed(near), most=most * 4)

    def gates(self, dependents: Collection[int]) -> list[Edge]:
        """All members of the groups that these items need, whatever the type is that joins them."""
        if not dependents:
            return []
        numbers: dict[tuple[int, str], int] = {}
        rows = self._ask(
            _GATES.format(holds=self._holds),
            dependents=listed(dependents),
            grouped=listed(self._ways.grouped),
            softly=listed(self._ways.softly),
        )
        return [
            Edge(
                dependent,
                needed,
                Rule.K_OF_N,
                numbers.setdefault((kind, group), len(numbers)),
                k or 1,
                share or 0.0,
            )
            for dependent, needed, kind, group, k, share in rows
        ]

    def _beside(self, text: str) -> str:
        first, second = ("source_id", "target_id") if self._upstream else ("target_id", "source_id")
        return text.format(first=first, second=second, holds=self._holds)

    def _ask(self, text: str, **bound: Any) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(text, {**self._bound, **bound})
            return list(cursor.fetchall())


_HOLDS = "recorded_to is null and valid_to is null"
_HELD = """valid_from <= %(valid)s and (valid_to is null or valid_to > %(valid)s)
    and recorded_from <= %(recorded)s and (recorded_to is null or recorded_to > %(recorded)s)"""
_ONE_WAY = "relation_type_id = any (%(source_follows)s::bigint[]) and {holds}"
_THE_OTHER = "relation_type_id = any (%(target_follows)s::bigint[]) and {holds}"
_LEVEL = f"""
select {{first}}, relation_type_id, "group" <> '', array_agg({{second}})
from configuration_relation
where {{first}} = any ((select %(near)s::bigint[])::bigint[]) and {_ONE_WAY}
group by 1, 2, 3
union all
select {{second}}, relation_type_id, "group" <> '', array_agg({{first}})
from configuration_relation
where {{second}} = any ((select %(near)s::bigint[])::bigint[]) and {_THE_OTHER}
group by 1, 2, 3
"""  # noqa: S608
_BESIDE = f"""
select {{first}} as near, relation_type_id as kind, "group" <> '' as grouped, {{second}} as far
from configuration_relation where {{first}} = reached.key and {_ONE_WAY}
union all
select {{second}}, relation_type_id, "group" <> '', {{first}}
from configuration_relation where {{second}} = reached.key and {_THE_OTHER}
"""  # noqa: S608
_REST = f"""
with recursive reached (key) as (
    select unnest(%(near)s::bigint[])
    union
    select beside.far from reached, lateral ({_BESIDE}) beside
)
select near, kind, grouped, array_agg(far)
from (select beside.* from reached, lateral ({_BESIDE}) beside limit %(most)s) found
group by 1, 2, 3
"""  # noqa: S608
_GROUPED = """(relation_type_id = any (%(grouped)s::bigint[]) or "group" <> '')
    and relation_type_id <> all (%(softly)s::bigint[])"""
_GATES = f"""
select source_id, target_id, relation_type_id, "group", needed, share
from configuration_relation
where source_id = any ((select %(dependents)s::bigint[])::bigint[])
    and relation_type_id = any (%(source_follows)s::bigint[]) and {_GROUPED} and {{holds}}
union all
select target_id, source_id, relation_type_id, "group", needed, share
from configuration_relation
where target_id = any ((select %(dependents)s::bigint[])::bigint[])
    and relation_type_id = any (%(target_follows)s::bigint[]) and {_GROUPED} and {{holds}}
order by 1, 3, 2, 4
"""  # noqa: S608
