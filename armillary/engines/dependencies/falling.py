"""What falls when some things fail: the least set of states that the rules force.

Nothing falls without a reason that goes back to what failed. So things that need each other in a
ring stay up together until something from outside brings one of them down, and no ring is endless.
A failure spreads in steps; the depth of a node is the step in which it got its state, and the node
it came through is the one whose fall was the last straw.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from armillary.engines.dependencies.graph import Gate, Graph
from armillary.engines.dependencies.vocabulary import State


class Step(NamedTuple):
    """In which step a node got its state, and through which other one that was in what state."""

    depth: int
    through: int | None
    state: State = State.DOWN


class Fall:
    """Spreads from what failed, step by step. What fell, and what is degraded, in that order."""

    def __init__(self, graph: Graph, failed: Iterable[int]) -> None:
        self.graph = graph
        self.fell = {node: Step(0, None) for node in failed}
        self.faded: dict[int, Step] = {}
        self.touched: list[tuple[int, Step]] = []
        self._depth = 0
        self._lost: dict[Gate, int] = {}
        self._faint: dict[Gate, int] = {}
        self._spread()

    def state(self, node: int) -> State:
        """How a node stands, of those that this fall can bring down or degrade."""
        if node in self.fell:
            return State.DOWN
        return State.DEGRADED if node in self.faded else State.UP

    def standing(self, gate: Gate) -> int:
        """How many members of a group are not down."""
        return len(gate.members) - self._lost.get(gate, 0)

    def _spread(self) -> None:
        falling, fading = list(self.fell), list[int]()
        told = set[int]()
        while falling or fading:
            self._depth += 1
            self._falling, self._fading = list[int](), list[int]()
            for node in falling:
                self._pass_on_fall(node, known_faint=node in told)
            for node in fading:
                if node not in self.fell:
                    self._pass_on_fading(node)
                    told.add(node)
            falling, fading = self._falling, self._fading

    def _pass_on_fall(self, node: int, *, known_faint: bool) -> None:
        fell, falling, graph = self.fell, self._falling, self.graph
        step = Step(self._depth, node)
        for dependent in graph.needed_by.get(node, ()):
            if dependent not in fell:
                fell[dependent] = step
                falling.append(dependent)
        for dependent in graph.used_by.get(node, ()):
            self._fade(dependent, step)
        for gate in graph.member_of.get(node, ()):
            self._lose(gate, step, known_faint=known_faint)

    def _lose(self, gate: Gate, step: Step, *, known_faint: bool) -> None:
        self._lost[gate] = self._lost.get(gate, 0) + 1
        if not known_faint:
            self._faint[gate] = self._faint.get(gate, 0) + 1
        if self._lost[gate] <= gate.spare:
            self._weaken(gate, step)
        elif gate.dependent not in self.fell:
            self.fell[gate.dependent] = step
            self._falling.append(gate.dependent)

    def _pass_on_fading(self, node: int) -> None:
        step = Step(self._depth, node, State.DEGRADED)
        for dependent in self.graph.needed_by.get(node, ()):
            self._fade(dependent, step)
        self.touched += ((dependent, step) for dependent in self.graph.used_by.get(node, ()))
        for gate in self.graph.member_of.get(node, ()):
            self._faint[gate] = self._faint.get(gate, 0) + 1
            self._weaken(gate, step)

    def _weaken(self, gate: Gate, step: Step) -> None:
        whole = (self.state(member) is State.UP for member in gate.members)
        if self._faint[gate] > gate.spare or not gate.carries_all(whole):
            self._fade(gate.dependent, step)
        else:
            self.touched.append((gate.dependent, step))

    def _fade(self, node: int, step: Step) -> None:
        if node not in self.fell and node not in self.faded:
            self.faded[node] = step
            self._fading.append(node)


def what_if(graph: Graph, failed: Iterable[int]) -> dict[int, State]:
    """What is down or degraded when these have failed. What is not named is up."""
    fall = Fall(graph, failed)
    return {node: fall.state(node) for node in _each(fall)}


def _each(fall: Fall) -> Iterator[int]:
    yield from fall.fell
    yield from (node for node in fall.faded if node not in fall.fell)
