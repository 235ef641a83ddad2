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
from armillary.assurance.configuration.queries.told import listed
from armillary.engines.dependencies import Edge, Graph, Rule

MOST = 100_000
"""How many items are looked at before the rest is left out."""
MOST_LEVELS = 64
Row = tuple[Any, ...]


@dataclass(slots=True)
class Surroundings:
    """What was reached, by keys, and the edges on the way. `complete`: nothing was left out."""

    ways: FailureWays
    reached: set[int]
    links: list[Row] = field(default_factory=list)
    gates: list[Edge] = field(default_factory=list)
    complete: bool = True

    @property
    def keys(self) -> set[int]:
        """All items that have to do with it, the other members of groups among them."""
        return self.reached.union(edge.needed for edge in self.gates)

    def graph(self, without: Collection[int] = ()) -> Graph:
        """For the engine, without the items that are there no more."""
        hard, soft = list[tuple[int, int]](), list[tuple[int, int]]()
        into = {Rule.ANY: hard, Rule.DEGRADE: soft}
        pairs = {key: into[rule] for key, rule in self.ways.rules.items() if rule in into}
        for dependent, needed, kind, in_group in self.links:
            if kind in pairs and not (in_group and pairs[kind] is hard):
                pairs[kind].append((dependent, needed))
        gates = self.gates
        if without:
            gone = frozenset(without)
            hard = [pair for pair in hard if gone.isdisjoint(pair)]
            soft = [pair for pair in soft if gone.isdisjoint(pair)]
            gates = [edge for edge in gates if gone.isdisjoint(edge[:2])]
        return Graph.of(gates).joined(hard, soft)


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
    found = Surroundings(ways, set(keys))
    near, level = list(found.reached), 0
    while near and found.complete:
        level += 1
        rows = asking.level(near) if level <= MOST_LEVELS else asking.rest(near, most)
        found.links += sorted(rows) if moment else rows
        fresh = {row[asking.far] for row in rows} - found.reached
        found.reached |= fresh
        found.complete = len(found.reached) <= most
        near = list(fresh) if level <= MOST_LEVELS else []
    grouped = ways.grouped
    found.gates = asking.gates({row[0] for row in found.links if row[3] or row[2] in grouped})
    return found


class _Asking:
    """The statements, for a direction and a moment."""

    def __init__(self, ways: FailureWays, *, upstream: bool, moment: Moment | None) -> None:
        self.far = 1 if upstream else 0
        self._ways = ways
        self._upstream = upstream
        self._holds = _HELD if moment else _HOLDS
        self._bound: dict[str, Any] = {
            "source_follows": listed(ways.source_follows),
            "target_follows": listed(ways.target_follows),
            **(moment._asdict() if moment else {}),
        }

    def level(self, near: list[int]) -> list[Row]:
        """The relations next to these."""
        return self._ask(self._beside("any (%(near)s::bigint[])"), near=listed(near))

    def rest(self, near: list[int], most: int) -> list[Row]:
        """The relations next to these, next to those, and so on."""
        beside = self._beside("reached.key")
        far = ("dependent", "needed")[self.far]
        return self._ask(_REST.format(beside=beside, far=far), near=listed(near), most=most * 4)

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

    def _beside(self, near: str) -> str:
        first, second = ("source_id", "target_id") if self._upstream else ("target_id", "source_id")
        return _BESIDE.format(first=first, second=second, near=near, holds=self._holds)

    def _ask(self, text: str, **bound: Any) -> list[Row]:
        with connection.cursor() as cursor:
            cursor.execute(text, {**self._bound, **bound})
            rows: list[Row] = cursor.fetchall()
        return rows


_HOLDS = "recorded_to is null and valid_to is null"
_HELD = """valid_from <= %(valid)s and (valid_to is null or valid_to > %(valid)s)
    and recorded_from <= %(recorded)s and (recorded_to is null or recorded_to > %(recorded)s)"""
_BESIDE = """
select source_id as dependent, target_id as needed, relation_type_id, "group" <> ''
from configuration_relation
where {first} = {near} and relation_type_id = any (%(source_follows)s::bigint[]) and {holds}
union all
select target_id, source_id, relation_type_id, "group" <> ''
from configuration_relation
where {second} = {near} and relation_type_id = any (%(target_follows)s::bigint[]) and {holds}
"""
_REST = """
with recursive reached (key) as (
    select unnest(%(near)s::bigint[])
    union
    select beside.{far} from reached, lateral ({beside}) beside
)
select beside.* from reached, lateral ({beside}) beside limit %(most)s
"""
_GROUPED = """(relation_type_id = any (%(grouped)s::bigint[]) or "group" <> '')
    and relation_type_id <> all (%(softly)s::bigint[])"""
_GATES = f"""
select source_id, target_id, relation_type_id, "group", needed, share
from configuration_relation
where source_id = any (%(dependents)s::bigint[])
    and relation_type_id = any (%(source_follows)s::bigint[]) and {_GROUPED} and {{holds}}
union all
select target_id, source_id, relation_type_id, "group", needed, share
from configuration_relation
where target_id = any (%(dependents)s::bigint[])
    and relation_type_id = any (%(target_follows)s::bigint[]) and {_GROUPED} and {{holds}}
order by 1, 3, 2, 4
"""  # noqa: S608
