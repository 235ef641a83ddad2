"""Whom a failure reaches: each with its state, the way there, and what is left to fall back on."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from armillary.engines.dependencies.falling import Fall, Step
from armillary.engines.dependencies.graph import Gate, Graph
from armillary.engines.dependencies.vocabulary import State


class Affected(NamedTuple):
    """A node that a failure reaches, how far from it, and through which other node."""

    node: int
    state: State
    depth: int
    through: int | None


class Redundancy(NamedTuple):
    """Of a group: how many stand, how many are needed, how many there are."""

    standing: int
    needed: int
    members: int


class Impact:
    """A failure and all that it reaches.

    What stands, but needs something that a failure has reached, is REDUCED: it has less to fall
    back on than before. So whatever is connected to the failure is named, with the truth about it.
    """

    def __init__(self, graph: Graph, failed: Iterable[int]) -> None:
        self.graph = graph
        self.failed = frozenset(failed)
        self._fall = Fall(graph, sorted(self.failed))
        self._reduced: dict[int, Step] = {}
        self._reach()

    def __iter__(self) -> Iterator[Affected]:
        """What failed, what fell, what is degraded, what is reduced; in each the nearest first."""
        for state, steps in self.steps():
            for node, step in steps.items():
                yield Affected(node, state, step.depth, step.through)

    def steps(self) -> Iterator[tuple[State, Mapping[int, Step]]]:
        """The same by state, for who has very many to tell."""
        fall = self._fall
        degraded = {node: step for node, step in fall.faded.items() if node not in fall.fell}
        yield State.DOWN, fall.fell
        yield State.DEGRADED, degraded
        yield State.REDUCED, self._reduced

    def state(self, node: int) -> State:
        """How a node stands."""
        state = self._fall.state(node)
        return State.REDUCED if state is State.UP and node in self._reduced else state

    def path(self, node: int) -> list[int]:
        """One shortest way of the failure: from what failed to this node. Empty if it is up."""
        state, path = self.state(node), list[int]()
        step = self._steps[state].get(node) if state else None
        while step is not None:
            path.append(node)
            if step.through is None:
                break
            node, step = step.through, self._steps[step.state][step.through]
        return path[::-1]

    def first_hops(self, node: int) -> list[int]:
        """All direct dependents of what failed by which the failure can have come here."""
        seen, waiting, found = {node}, [node], []
        for at in waiting:
            causes = [*self.graph.needs_of(at), *self.graph.uses.get(at, ())]
            if not self.failed.isdisjoint(causes):
                found.append(at)
            fresh = (one for one in causes if self.state(one) and one not in self.failed)
            for cause in fresh:
                if cause not in seen:
                    seen.add(cause)
                    waiting.append(cause)
        return sorted(found)

    def redundancy(self, node: int) -> Redundancy | None:
        """What is left of the group of this node that is closest to failing. None: it has none."""
        gates = self.graph.gates.get(node)
        if gates is None:
            return None
        if len(gates) == 1:
            return self._left(gates[0])
        return min(map(self._left, gates), key=lambda left: (left.standing - left.needed, left))

    def _left(self, gate: Gate) -> Redundancy:
        return Redundancy(self._fall.standing(gate), gate.needed, len(gate.members))

    @property
    def _steps(self) -> dict[State, dict[int, Step]]:
        fall = self._fall
        return {
            State.DOWN: fall.fell,
            State.DEGRADED: fall.faded,
            State.REDUCED: self._reduced,
        }

    def _reach(self) -> None:
        touched: dict[int, list[tuple[int, Step]]] = {}
        for node, step in self._fall.touched:
            touched.setdefault(step.depth, []).append((node, step))
        known = {*self._fall.fell, *self._fall.faded}
        near, depth = list[int](), 0
        while near or touched:
            depth += 1
            for node, step in touched.pop(depth, ()):
                if node not in known:
                    known.add(node)
                    self._reduced[node] = step
                    near.append(node)
            near = self._onward(near, depth + 1, known)

    def _onward(self, near: list[int], depth: int, known: set[int]) -> list[int]:
        far = list[int]()
        for node in near:
            step = Step(depth, node, State.REDUCED)
            for one in self.graph.dependents_of(node):
                if one not in known:
                    known.add(one)
                    self._reduced[one] = step
                    far.append(one)
        return far


def impact(graph: Graph, failed: Iterable[int]) -> Impact:
    """Whom the failure of these reaches."""
    return Impact(graph, failed)
