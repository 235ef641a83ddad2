"""Single points of failure: all single failures are tried at once, one bit for each."""

from collections.abc import Iterable

from armillary.engines.dependencies.graph import Graph
from armillary.engines.dependencies.order import Order


def single_points(graph: Graph, service: int, failed: Iterable[int] = ()) -> list[int]:
    """What alone brings the service down when these have failed already; itself not counted.

    Exact: parts that several others share count as one. With nothing that has failed before these
    are the cut sets of size 1.
    """
    order = Order([service], graph.needs_of)
    nodes = [node for node in order.place if node != service]
    trials = _Trials(graph, nodes, failed)
    for ring in order.rings:
        trials.settle(ring)
    return trials.among(service)


class _Trials:
    """For each node the trials in which it falls, as a whole number with a bit for each."""

    def __init__(self, graph: Graph, nodes: list[int], failed: Iterable[int]) -> None:
        self._graph = graph
        self._nodes = nodes
        self._all = (1 << len(nodes)) - 1
        self._falls = {node: 1 << place for place, node in enumerate(nodes)}
        self._falls |= dict.fromkeys(failed, self._all)

    def settle(self, ring: list[int]) -> None:
        """Until nothing changes; what stands alone is settled at once."""
        unsettled = True
        while unsettled:
            before = [self._falls.get(node, 0) for node in ring]
            for node in ring:
                self._falls[node] = self._falls.get(node, 0) | self._forced(node)
            unsettled = len(ring) > 1 and before != [self._falls[node] for node in ring]

    def among(self, node: int) -> list[int]:
        """The nodes whose trials bring this one down."""
        bits = reversed(f"{self._falls[node]:b}")
        return [one for one, bit in zip(self._nodes, bits, strict=False) if bit == "1"]

    def _forced(self, node: int) -> int:
        forced = 0
        for needed in self._graph.needs.get(node, ()):
            forced |= self._falls.get(needed, 0)
        for gate in self._graph.gates.get(node, ()):
            forced |= self._too_many([self._falls.get(one, 0) for one in gate.members], gate.spare)
        return forced

    def _too_many(self, falls: list[int], spare: int) -> int:
        """In which trials more than so many of them fall."""
        at_least = [self._all] + [0] * (spare + 1)
        for fall in filter(None, falls):
            for count in range(spare + 1, 0, -1):
                at_least[count] |= at_least[count - 1] & fall
        return at_least[-1]
