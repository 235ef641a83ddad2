"""What is near an item: all within some steps along relations, and the shortest ways between two.

Each step is one statement for the relations and one for what the actor may see of them. What the
actor may not see is not walked through either. `most` bounds how much is looked at.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

from armillary.assurance.configuration.queries.catalogue import catalogue
from armillary.assurance.configuration.queries.failure_ways import failure_ways
from armillary.assurance.configuration.queries.relations import Edge
from armillary.assurance.configuration.queries.told import Told, told
from armillary.assurance.configuration.vocabulary import Direction
from armillary.fittings.past import Moment
from armillary.people.models import Person

MOST, MOST_EDGES, MOST_MOMENTS = 5_000, 20_000, 60
FARTHEST = 12
"""How many steps there may be between two."""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Items by key with their distance, as the actor sees them. `complete`: none was left out."""

    steps: dict[int, int]
    seen: dict[int, Told]
    complete: bool


class Members(NamedTuple):
    """A group that an item needs: how many of it, and which they are."""

    dependent: int
    relation_type: int
    group: str
    needed: int
    keys: tuple[int, ...]


def neighbourhood(
    key: int,
    actor: Person,
    moment: Moment | None = None,
    *,
    depth: int,
    direction: Direction = Direction.BOTH,
    most: int = MOST,
) -> Neighbourhood:
    """All that the actor sees within so many steps; empty where the item itself is not seen."""
    walk = _Walk([key], actor, moment, direction)
    for _ in range(depth):
        if not walk.step(most):
            break
    return Neighbourhood(walk.steps, walk.seen, walk.complete)


def between(
    one: int, other: int, actor: Person, moment: Moment | None, direction: Direction, most: int
) -> Neighbourhood:
    """All items on shortest ways from one to the other; empty where there is no way.

    The walk back starts at the other end and keeps what lies nearer by one with each step.
    """
    walk = _Walk([one], actor, moment, direction)
    for _ in range(FARTHEST):
        if other in walk.steps or not walk.step(most):
            break
    if other not in walk.steps:
        return Neighbourhood({}, {}, walk.complete)
    kept, back = {other}, _Step(direction.turned, moment)
    at = {other}
    for distance in range(walk.steps[other] - 1, -1, -1):
        at = {each for each in back.from_(at, most) if walk.steps.get(each) == distance}
        kept |= at
    steps = {each: distance for each, distance in walk.steps.items() if each in kept}
    return Neighbourhood(steps, {each: walk.seen[each] for each in steps}, walk.complete)


def relations_among(keys: Collection[int], moment: Moment | None = None) -> list[Edge]:
    """The relations both of whose ends are among these, at most `MOST_EDGES`."""
    text = _AMONG.format(holds=_HELD if moment else _HOLDS)
    return [Edge(*row) for row in _fetch(text, moment, keys=list(keys), most=MOST_EDGES)]


def groups_of(keys: Collection[int], moment: Moment | None = None) -> list[Members]:
    """The groups of at least two that these items need some of, as the engine understands them."""
    ways = failure_ways(catalogue().types.values())
    gated = {key for key, rule in ways.rules.items() if rule in ("all", "k_of_n")}
    named = {key for key, rule in ways.rules.items() if rule == "any"}
    text = _GROUPS.format(holds=_HELD if moment else _HOLDS)
    rows = _fetch(
        text,
        moment,
        keys=list(keys),
        source_follows=[key for key in ways.source_follows if key in gated | named],
        target_follows=[key for key in ways.target_follows if key in gated | named],
        named=sorted(named),
    )
    return [
        Members(dependent, kind, group, min(needed, len(members)), tuple(members))
        for dependent, kind, group, needed, members in rows
    ]


def moments_of(key: int) -> list[datetime]:
    """When the item or one of its relations changed, as we believe now; the latest last."""
    rows = _fetch(_MOMENTS, None, key=key, most=MOST_MOMENTS)
    return [row[0] for row in reversed(rows)]


class _Step:
    """One step in a direction: its statement, and by which types it leads from which end."""

    def __init__(self, direction: Direction, moment: Moment | None) -> None:
        every = sorted(catalogue().types)
        ways = failure_ways(catalogue().types.values())
        down, up = ways.source_follows, ways.target_follows
        self._moment = moment
        self._text = _NEXT.format(holds=_HELD if moment else _HOLDS)
        self._forwards, self._backwards = {
            Direction.BOTH: (every, every),
            Direction.UPSTREAM: (down, up),
            Direction.DOWNSTREAM: (up, down),
        }[direction]

    def from_(self, near: Iterable[int], most: int) -> list[int]:
        """The keys one step away from these, at most so many and one."""
        rows = _fetch(
            self._text,
            self._moment,
            near=list(near),
            forwards=self._forwards,
            backwards=self._backwards,
            most=most + 1,
        )
        return [row[0] for row in rows]


class _Walk:
    """Goes outwards step by step, through what the actor sees and nothing else."""

    def __init__(
        self, starts: list[int], actor: Person, moment: Moment | None, direction: Direction
    ) -> None:
        self._actor, self._moment = actor, moment
        self._next = _Step(direction, moment)
        self._distance = 0
        self.complete = True
        self.seen = self._there(starts)
        self.steps = dict.fromkeys(self.seen, 0)
        self._near = list(self.seen)
        self._passed = set(starts)

    def step(self, most: int) -> bool:
        """Go one step; False when that led nowhere, or when enough has been seen."""
        if not self._near or not self.complete:
            return False
        self._distance += 1
        room = most - len(self.steps) + len(self._passed)
        far = self._next.from_(self._near, room)
        fresh = [each for each in far if each not in self._passed]
        self.complete = len(far) <= room and len(self.steps) + len(fresh) <= most
        self._passed.update(fresh)
        there = self._there(fresh[: most - len(self.steps)])
        self.seen |= there
        self.steps |= dict.fromkeys(there, self._distance)
        self._near = list(there)
        return bool(there)

    def _there(self, keys: Collection[int]) -> dict[int, Told]:
        """Those that are seen and that there are, or were at the moment."""
        found = told(keys, self._actor, self._moment) if keys else {}
        return {key: item for key, item in sorted(found.items()) if item.state}


def _fetch(text: str, moment: Moment | None, **bound: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(text, {**(moment._asdict() if moment else {}), **bound})
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


_HOLDS = "recorded_to is null and valid_to is null"
_HELD = """valid_from <= %(valid)s and (valid_to is null or valid_to > %(valid)s)
    and recorded_from <= %(recorded)s and (recorded_to is null or recorded_to > %(recorded)s)"""
_NEXT = """
select target_id from configuration_relation
where source_id = any (%(near)s::bigint[]) and relation_type_id = any (%(forwards)s::bigint[])
    and {holds}
union
select source_id from configuration_relation
where target_id = any (%(near)s::bigint[]) and relation_type_id = any (%(backwards)s::bigint[])
    and {holds}
order by 1 limit %(most)s
"""
_AMONG = """
select source_id, relation_type_id, target_id, "group", needed, share
from configuration_relation
where source_id = any (%(keys)s::bigint[]) and target_id = any (%(keys)s::bigint[]) and {holds}
order by source_id, relation_type_id, target_id, "group" limit %(most)s
"""
_GROUPS = """
select dependent, kind, "group", max(coalesce(needed, 1)), array_agg(distinct member)
from (
    select source_id as dependent, relation_type_id as kind, "group", needed, target_id as member
    from configuration_relation
    where source_id = any (%(keys)s::bigint[])
        and relation_type_id = any (%(source_follows)s::bigint[]) and {holds}
    union all
    select target_id, relation_type_id, "group", needed, source_id
    from configuration_relation
    where target_id = any (%(keys)s::bigint[])
        and relation_type_id = any (%(target_follows)s::bigint[]) and {holds}
) needs
where "group" <> '' or not kind = any (%(named)s::bigint[])
group by dependent, kind, "group" having count(distinct member) > 1
order by dependent, kind, "group"
"""
_MOMENTS = """
select at from (
    select valid_from as at from configuration_version where ci_id = %(key)s
    union
    select valid_from from configuration_relation
    where (source_id = %(key)s or target_id = %(key)s) and recorded_to is null
    union
    select valid_to from configuration_relation
    where (source_id = %(key)s or target_id = %(key)s) and recorded_to is null
        and valid_to is not null
) changes order by at desc limit %(most)s
"""
