"""The ground on which one looks for a cause: what items rest on, and all that this holds up."""

from collections.abc import Collection
from typing import NamedTuple

from armillary.assurance.configuration.queries.catalogue import catalogue
from armillary.assurance.configuration.queries.failure_ways import failure_ways
from armillary.assurance.configuration.queries.surroundings import surroundings
from armillary.assurance.configuration.queries.told import GONE, Told, told
from armillary.engines.dependencies import Graph, causes
from armillary.people.models import Person

MOST_CAUSES, MOST_HELD = 60, 5_000
"""So many causes are looked at, the nearest; and so many items that they hold up."""


class Grounds(NamedTuple):
    """The graph, the possible causes in it, the items that the actor may see, and whether all of
    it was looked at."""

    graph: Graph
    causes: list[int]
    seen: dict[int, Told]
    complete: bool


def grounds(keys: Collection[int], actor: Person) -> Grounds:
    """Around these items. What is retired or disposed of is the cause of nothing."""
    ways = failure_ways(catalogue().types.values())
    above = surroundings(keys, ways, upstream=True, most=MOST_HELD)
    standing = told(above.keys, actor)
    gone = {key for key, item in standing.items() if item.state in GONE}.difference(keys)
    graph = above.graph(without=gone)
    far = [*keys, *(cause.node for key in keys for cause in causes(graph, key))]
    near = list(dict.fromkeys(far))
    held = surroundings(near[:MOST_CAUSES], ways, upstream=False, most=MOST_HELD)
    seen = told(held.keys | set(near[:MOST_CAUSES]), actor)
    gone = {key for key, item in seen.items() if item.state in GONE}.difference(keys)
    return Grounds(
        held.graph(without=gone),
        [key for key in near[:MOST_CAUSES] if key in seen],
        {key: item for key, item in seen.items() if key not in gone},
        above.complete and held.complete and len(near) <= MOST_CAUSES,
    )
