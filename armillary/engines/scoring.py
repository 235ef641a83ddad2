"""How far off foretold chances were, whatever they were foretold of."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from armillary.engines.proportions import Interval, wilson

FIFTHS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)

Case = tuple[float, bool]
"""The chance that was foretold, and whether it came about."""


class Told(NamedTuple):
    """What was foretold of a case, and whether it came about."""

    chance: float
    happened: bool


def brier(cases: Iterable[Case]) -> float | None:
    """The mean square of how far off it was: 0 is perfect, 0.25 what a coin gets. None: no cases.

    >>> brier([Told(0.5, True), Told(0.5, False)])
    0.25
    """
    squares = [(chance - happened) ** 2 for chance, happened in cases]
    return sum(squares) / len(squares) if squares else None


class Bin(NamedTuple):
    """Those to which about the same was foretold: what was, what came about, and how many."""

    low: float
    high: float
    cases: int
    foretold: float
    happened: float
    interval: Interval


def reliability(cases: Iterable[Case], edges: Sequence[float] = FIFTHS) -> list[Bin]:
    """What was foretold against what came about, stretch by stretch; empty ones are left out."""
    listed = list(cases)
    found = []
    for low, high in pairwise(edges):
        inside = [case for case in listed if low <= case[0] < high or case[0] == high == edges[-1]]
        if inside:
            came, size = sum(case[1] for case in inside), len(inside)
            foretold = sum(case[0] for case in inside) / size
            found.append(Bin(low, high, size, foretold, came / size, wilson(came, size)))
    return found
