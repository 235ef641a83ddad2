"""Component failure impact analysis: what each component alone does to each service."""

from collections.abc import Iterable, Sequence

from armillary.engines.dependencies.graph import Graph
from armillary.engines.dependencies.impact import Impact
from armillary.engines.dependencies.vocabulary import Mark, State

MARKS = {
    State.UP: Mark.NOTHING,
    State.REDUCED: Mark.ALTERNATIVE,
    State.DEGRADED: Mark.DEGRADED,
    State.DOWN: Mark.FAILS,
}


def marks(graph: Graph, component: int, services: Iterable[int]) -> list[Mark]:
    """The row of a component: for each service whether it fails, degrades or has an alternative."""
    failure = Impact(graph, (component,))
    return [MARKS[failure.state(service)] for service in services]


def matrix(
    graph: Graph, components: Iterable[int], services: Sequence[int]
) -> dict[int, list[Mark]]:
    """All rows."""
    return {component: marks(graph, component, services) for component in components}
