"""The ribbons between processes: where each begins and ends, and how wide it is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from math import log2

from armillary.reference.edges import ALL, EDGES, OUTSIDE, Edge
from armillary.web.map.places import HUB_RIM, Place
from armillary.web.map.round import at, ribbon

Pair = tuple[str, str]
"""The ids of two processes, in the order of the wheel."""
PULL = 84
"""How far from its ends a ribbon still keeps its direction."""
MARGIN = 0.14
"""The part of a side that stays free of ribbons at either end."""


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A curve between two processes, with how much passed along it in the period.

    `numbers` are those of the interactions that the model states between the two, `tone` says
    whether it is `silent`, `alive`, `late` (something waits) or `planned` (an end is not built).
    """

    pair: Pair
    way: str
    width: float
    passed: int
    tone: str
    numbers: tuple[int, ...]


def stated(order: Mapping[str, int]) -> Mapping[Pair, tuple[int, ...]]:
    """The interactions between two processes each, by pair; what goes to everybody is left out."""
    found: dict[Pair, list[int]] = defaultdict(list)
    for edge in EDGES:
        for pair in sorted(_pairs(edge, order)):
            found[pair].append(edge.id)
    return {pair: tuple(numbers) for pair, numbers in found.items()}


def pair_of(one: str, other: str, order: Mapping[str, int]) -> Pair:
    """The two in the order of the wheel."""
    return (one, other) if order[one] < order[other] else (other, one)


def ways(pairs: Iterable[Pair], there: Mapping[str, Place]) -> Mapping[Pair, str]:
    """The curve of each pair. Those that leave one process do so side by side, none crossed."""
    pairs = tuple(pairs)
    ends = {
        pair: [_end(pair[0], pair, pairs, there), _end(pair[1], pair, pairs, there)]
        for pair in pairs
    }
    return {
        pair: ribbon(at(*first), at(*_pulled(*first)), at(*_pulled(*second)), at(*second))
        for pair, (first, second) in ends.items()
    }


def width_of(passed: int) -> float:
    """How wide a ribbon is: the logarithm of what passed, so that few and many are both seen."""
    return round(1.5 + 1.6 * log2(1 + passed), 1)


def _pairs(edge: Edge, order: Mapping[str, int]) -> set[Pair]:
    if ALL in edge.sources or ALL in edge.targets:
        return set()
    return {
        pair_of(one, other, order)
        for one, other in product(edge.sources, edge.targets)
        if one != other and not {one, other} & OUTSIDE
    }


def _end(
    here: str, pair: Pair, pairs: tuple[Pair, ...], there: Mapping[str, Place]
) -> tuple[float, float]:
    """Radius and angle at which the ribbon of a pair leaves a process."""
    place = there[here]
    others = sorted(
        (other for each in pairs if here in each for other in each if other != here),
        key=lambda other: _across(place, there[other].middle),
    )
    rank = others.index(pair[1] if pair[0] == here else pair[0])
    part = MARGIN + (1 - 2 * MARGIN) * (rank + 0.5) / len(others)
    return place.rim, place.start + (place.end - place.start) * part


def _across(place: Place, other: float) -> float:
    """Where the other lies as seen from here, the most anticlockwise first.

    The hub looks outwards; who stands on the ring looks inwards, where left and right change.
    """
    turn = (other - place.middle) % 360
    if place.rim == HUB_RIM:
        return turn - 360 if turn > 180 else turn
    return -turn


def _pulled(radius: float, angle: float) -> tuple[float, float]:
    return (radius + PULL if radius == HUB_RIM else radius - PULL), angle
