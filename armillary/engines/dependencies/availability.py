"""How available a service is, and which parts matter, from the availabilities of its parts.

Exact, also where parts are shared or need each other in a ring: the fall of the service is worked
out as one decision diagram over all parts. Parts fail independently of each other; what makes them
fail together is a part of its own.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from armillary.engines.dependencies.diagram import NO, Diagram
from armillary.engines.dependencies.errors import FaultyGraph
from armillary.engines.dependencies.graph import Graph
from armillary.engines.dependencies.order import Order

MOST_STEPS = 500_000


@dataclass(frozen=True, slots=True)
class Importance:
    """How much a part matters.

    Birnbaum: by how much the service gains for each bit that the part gains. Criticality: the share
    of the unavailability of the service in which this part is what brings it down.
    """

    birnbaum: float
    criticality: float


@dataclass(frozen=True, slots=True)
class Availability:
    """Of a service: the chance that it is not down, and what each part has to do with it."""

    down: float
    importance: dict[int, Importance]

    @property
    def up(self) -> float:
        """The availability."""
        return 1 - self.down


def availability(
    graph: Graph, service: int, parts: Mapping[int, float], most: int = MOST_STEPS
) -> Availability:
    """Of a service from the availabilities of its parts; a part without one never fails.

    TooIntricate: the parts are shared in so many ways that it would take more steps than `most`.
    """
    _check(parts)
    order = Order([service], graph.needs_of)
    questions = [node for node in order.from_above() if parts.get(node, 1.0) < 1]
    diagram = Diagram(most)
    falls = dict.fromkeys(order.place, NO)
    falls |= {node: diagram.ask(place) for place, node in enumerate(questions)}
    for ring in order.rings:
        _Ring(graph, diagram, falls, ring).settle()
    chances = [1 - parts[node] for node in questions]
    down = diagram.chances(chances)[falls[service]]
    weights = diagram.weights(falls[service], chances)
    rows = zip(questions, weights, chances, strict=True)
    return Availability(
        down,
        {node: Importance(weight, weight * q / down if down else 0.0) for node, weight, q in rows},
    )


def chance_to_fall(graph: Graph, service: int, chances: Mapping[int, float]) -> float:
    """How likely the service goes down when each of these fails with its own chance."""
    return availability(graph, service, {node: 1 - chance for node, chance in chances.items()}).down


def _check(parts: Mapping[int, float]) -> None:
    for node, up in parts.items():
        if not 0 <= up <= 1:
            raise FaultyGraph(f"The availability of {node} must be from 0 to 1, not {up}.")


class _Ring:
    """Nodes that need each other. Those that do so without any gate fall as one."""

    def __init__(
        self, graph: Graph, diagram: Diagram, falls: dict[int, int], ring: list[int]
    ) -> None:
        self._graph = graph
        self._diagram = diagram
        self._falls = falls
        self._knots = [ring] if len(ring) == 1 else Order(ring[::-1], self._hard_within(ring)).rings

    def settle(self) -> None:
        """From nothing fallen upwards, until nothing changes: the least solution."""
        unsettled = True
        while unsettled:
            before = [self._falls[knot[0]] for knot in self._knots]
            for knot in self._knots:
                self._falls |= dict.fromkeys(knot, self._forced(knot))
            after = [self._falls[knot[0]] for knot in self._knots]
            unsettled = len(self._knots) > 1 and before != after

    def _hard_within(self, ring: list[int]) -> Callable[[int], list[int]]:
        inside = set(ring)
        return lambda node: [one for one in self._graph.needs.get(node, ()) if one in inside]

    def _forced(self, knot: list[int]) -> int:
        forced, inside = NO, set(knot)
        for node in knot:
            for cause in reversed(list(self._causes(node, inside))):
                forced = self._diagram.either(cause, forced)
        return forced

    def _causes(self, node: int, inside: set[int]) -> Iterator[int]:
        yield self._falls[node]
        for needed in self._graph.needs.get(node, ()):
            if needed not in inside:
                yield self._falls[needed]
        for gate in self._graph.gates.get(node, ()):
            falls = [self._falls[member] for member in gate.members]
            yield self._diagram.more_than(gate.spare, falls)
