"""The ribbons between places: where each begins and ends, and how wide it is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from math import log2

from armillary.reference.edges import ALL, EDGES, OUTSIDE, Edge
from armillary.web.map.places import HUB_RIM, Place
from armillary.web.map.round import at, ribbon

Pair = tuple[str, str]
"""The ids of two places, in the order of the wheel."""
PULL = 84
"""How far from its ends a ribbon still keeps its direction."""
WHOLE = 360
"""What a disc takes: towards it one goes straight."""
MARGIN = 0.14
"""The part of a side that stays free of ribbons at either end."""


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A curve between two places, with what it says.

    `tone` says whether it is `silent`, `alive`, `waiting` (something is not taken yet), `planned`
    (an end is not built) or `unexpected` (something passed that the model does not state).
    """

    pair: Pair
    way: str
    width: float
    tone: str
    sentence: str
    url: str
    far: bool


def stated(home: Mapping[str, str], order: Mapping[str, int]) -> Mapping[Pair, tuple[int, ...]]:
    """The interactions between two places each, by pair; what goes to everybody is left out.

    `home` is the place of each process.
    """
    found: dict[Pair, list[int]] = defaultdict(list)
    for edge in EDGES:
        for pair in sorted(_pairs(edge, home, order)):
            found[pair].append(edge.id)
    return {pair: tuple(numbers) for pair, numbers in found.items()}


def pair_of(one: str, other: str, order: Mapping[str, int]) -> Pair:
    """The two in the order of the wheel."""
    return (one, other) if order[one] < order[other] else (other, one)


def ways(pairs: Iterable[Pair], there: Mapping[str, Place]) -> Mapping[Pair, str]:
    """The curve of each pair. Those that leave one process do so side by side, none crossed."""
    pairs = tuple(pairs)
    ends = {(pair, here): end for here in there for pair, end in _ends(here, pairs, there).items()}
    return {pair: _way(ends[pair, pair[0]], ends[pair, pair[1]]) for pair in pairs}


def width_of(passed: int) -> float:
    """How wide a ribbon is: the logarithm of what passed, so that few and many are both seen."""
    return round(1.5 + 1.6 * log2(1 + passed), 1)


def _pairs(edge: Edge, home: Mapping[str, str], order: Mapping[str, int]) -> set[Pair]:
    if ALL in edge.sources or ALL in edge.targets:
        return set()
    return {
        pair_of(home[one], home[other], order)
        for one, other in product(edge.sources, edge.targets)
        if not {one, other} & OUTSIDE and home[one] != home[other]
    }


def _ends(
    here: str, pairs: Iterable[Pair], there: Mapping[str, Place]
) -> Mapping[Pair, tuple[float, float]]:
    """Radius and angle at which the ribbon of each pair of a process leaves it, side by side."""
    place = there[here]
    own = sorted(
        (pair for pair in pairs if here in pair),
        key=lambda pair: _across(place, _angle(there[pair[pair[0] == here]], place)),
    )
    free, wide = _wide(place), 1 - 2 * MARGIN
    angles: dict[Pair, float] = {}
    for rank, pair in enumerate(own):
        other = there[pair[pair[0] == here]]
        if WHOLE in (free, _wide(other)):
            angles[pair] = place.middle if free < WHOLE else other.middle
        else:
            angles[pair] = place.start + free * (MARGIN + wide * (rank + 0.5) / len(own))
    return {pair: (place.rim, angle) for pair, angle in angles.items()}


def _way(first: tuple[float, float], second: tuple[float, float]) -> str:
    return ribbon(at(*first), at(*_pulled(*first)), at(*_pulled(*second)), at(*second))


def _angle(there: Place, seen_from: Place) -> float:
    """In which direction a place lies; a disc is straight across."""
    return seen_from.middle + 180 if _wide(there) == WHOLE else there.middle


def _wide(place: Place) -> float:
    return place.end - place.start


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
