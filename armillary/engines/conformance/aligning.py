"""Alignment: the fewest steps to leave out of a trace, or to put into it, until a life allows it.

Each step of the trace is either done by both (free), done without being allowed (cost 1), or
allowed and not done (cost 1): the cost-based alignment of Adriansyah, van Dongen and van der Aalst,
"Conformance checking using cost-based fitness analysis", EDOC 2011, with the standard costs.
A life is a net in which one token moves, so the best alignment is a shortest way, found by
Dijkstra's algorithm over (steps told, place).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from heapq import heappop, heappush

from armillary.engines.conformance.nets import Place


class Move(Enum):
    """Who made a step: what happened, what may happen, or both."""

    BOTH = "both"
    ONLY_DONE = "only done"
    ONLY_ALLOWED = "only allowed"


@dataclass(frozen=True, slots=True)
class Aligned:
    """The best alignment: its moves in order, each with its label, and what they cost."""

    moves: tuple[tuple[Move, str], ...]
    cost: int


Ways = Mapping[Place, Sequence[tuple[str, Place]]]
"""By a place: what may happen there, and where it leads."""

_Node = tuple[int, Place]


def align(ways: Ways, trace: Sequence[str], *, start: Place, end: Place) -> Aligned | None:
    """Bring a trace and a life together. None: the end cannot be reached from the start."""
    goal: _Node = (len(trace), end)
    best: dict[_Node, int] = {(0, start): 0}
    came: dict[_Node, tuple[_Node, tuple[Move, str]]] = {}
    waiting = [(0, 0, start)]
    while waiting:
        cost, told, place = heappop(waiting)
        if (told, place) == goal:
            return Aligned(tuple(_back(came, goal)), cost)
        if cost > best[told, place]:
            continue
        for more, move, node in _onward(ways, trace, told, place):
            if cost + more < best.get(node, cost + more + 1):
                best[node] = cost + more
                came[node] = (told, place), move
                heappush(waiting, (cost + more, *node))
    return None


def _onward(
    ways: Ways, trace: Sequence[str], told: int, place: Place
) -> Iterator[tuple[int, tuple[Move, str], _Node]]:
    left = told < len(trace)
    if left:
        yield 1, (Move.ONLY_DONE, trace[told]), (told + 1, place)
    for label, leads_to in ways.get(place, ()):
        if left and label == trace[told]:
            yield 0, (Move.BOTH, label), (told + 1, leads_to)
        yield 1, (Move.ONLY_ALLOWED, label), (told, leads_to)


def _back(
    came: Mapping[_Node, tuple[_Node, tuple[Move, str]]], node: _Node
) -> list[tuple[Move, str]]:
    moves = []
    while node in came:
        node, move = came[node]
        moves.append(move)
    return moves[::-1]
