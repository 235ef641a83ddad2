"""What a failure reaches, and what an item rests on: states and paths, as far as one may see.

States come from the whole graph, whatever the actor sees of it; rows are of what the actor sees.
What is retired or disposed of fails nobody, holds nobody up and is not reached.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import NamedTuple

from armillary.assurance.configuration.queries.as_of import Moment
from armillary.assurance.configuration.queries.catalogue import catalogue
from armillary.assurance.configuration.queries.failure_ways import failure_ways
from armillary.assurance.configuration.queries.paths import Path, Paths
from armillary.assurance.configuration.queries.surroundings import (
    MOST,
    Surroundings,
    surroundings,
)
from armillary.assurance.configuration.queries.survivors import instead
from armillary.assurance.configuration.queries.told import GONE, Told, numbers, told
from armillary.engines.dependencies import (
    Cause,
    Graph,
    Impact,
    Redundancy,
    State,
    causes,
    impact,
    single_points,
)
from armillary.people.models import Person

_THROUGH = attrgetter("through")
MOST_TRIED = 10_000
"""Among how many causes single points of failure are looked for."""


class Reached(NamedTuple):
    """An item that a failure reaches: what becomes of it, and the way there, from what failed."""

    item: Told
    becomes: State
    path: Path
    depth: int


class RestsOn(NamedTuple):
    """Something that an item rests on, and the way from there to that item.

    `alone`: it is a single point of failure. None: there are too many causes to try each.
    """

    item: Told
    cause: Cause
    path: Path
    depth: int
    alone: bool | None


@dataclass(frozen=True, slots=True)
class Downstream:
    """What the failure of some items does. `seen`: the items that the actor may see.

    `instead` tells of those that were merged away which item stands for them.
    """

    found: Impact
    seen: dict[int, Told]
    complete: bool
    instead: dict[int, Told] = field(default_factory=dict)

    def rows(self) -> Iterator[Reached]:
        """The worst first, then the nearest; what failed itself not among them."""
        seen, paths = self.seen, Paths(numbers(self.seen))
        for state, steps in self.found.steps():
            through = zip(steps, map(_THROUGH, steps.values()), strict=True)
            for node, path, depth in paths.along(through):
                if depth and node in seen:
                    yield Reached(seen[node], state, path, depth)

    def redundancy(self, key: int) -> Redundancy | None:
        """What is left of the group that this item needs, and that is closest to failing."""
        return self.found.redundancy(key)


@dataclass(frozen=True, slots=True)
class Upstream:
    """What an item rests on. `seen`: the items that the actor may see; `instead` as downstream."""

    key: int
    found: list[Cause]
    alone: frozenset[int] | None
    seen: dict[int, Told]
    complete: bool
    instead: dict[int, Told] = field(default_factory=dict)

    def rows(self) -> Iterator[RestsOn]:
        """The nearest first."""
        causes = {cause.node: cause for cause in self.found}
        through = ((cause.node, cause.through) for cause in self.found)
        for node, path, depth in Paths(numbers(self.seen)).along([(self.key, None), *through]):
            if depth and node in self.seen:
                alone = None if self.alone is None else node in self.alone
                yield RestsOn(self.seen[node], causes[node], path[::-1], depth, alone)


def downstream(
    failed: Collection[int], actor: Person, moment: Moment | None = None, most: int = MOST
) -> Downstream:
    """What the failure of these does to whatever needs them."""
    read = _read(failed, moment, most, upstream=False)
    graph, seen = _graph(read, failed, actor, moment)
    if merged := instead(failed, seen, actor, moment):
        stands = {merged[key].key if key in merged else key for key in failed}
        return replace(downstream(stands, actor, moment, most), instead=merged)
    return Downstream(impact(graph, failed), seen, read.complete)


def upstream(key: int, actor: Person, moment: Moment | None = None, most: int = MOST) -> Upstream:
    """What this item rests on, and which of it brings the item down alone."""
    read = _read((key,), moment, most, upstream=True)
    graph, seen = _graph(read, (key,), actor, moment)
    if merged := instead((key,), seen, actor, moment):
        return replace(upstream(merged[key].key, actor, moment, most), instead=merged)
    found = causes(graph, key)
    tried = read.complete and len(found) <= MOST_TRIED
    alone = frozenset(single_points(graph, key)) if tried else None
    return Upstream(key, found, alone, seen, read.complete)


def _read(
    keys: Collection[int], moment: Moment | None, most: int, *, upstream: bool
) -> Surroundings:
    ways = failure_ways(catalogue().types.values())
    return surroundings(keys, ways, upstream=upstream, moment=moment, most=most)


def _graph(
    read: Surroundings, asked: Collection[int], actor: Person, moment: Moment | None
) -> tuple[Graph, dict[int, Told]]:
    items = told(read.keys, actor, moment)
    gone = {key for key, item in items.items() if item.state in GONE}.difference(asked)
    for key in gone:
        del items[key]
    return read.graph(without=gone), items
