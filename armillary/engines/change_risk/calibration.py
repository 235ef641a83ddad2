"""How good predicted chances were, once it is known what became of the changes."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from armillary.engines.proportions import Interval, wilson
from armillary.engines.scoring import Case

EDGES = (0.0, 0.02, 0.05, 0.1, 0.2, 0.4, 1.0)


class Bin(NamedTuple):
    """Changes of about the same predicted chance: what was said, and what came of it."""

    low: float
    high: float
    cases: int
    predicted: float
    observed: float
    interval: Interval


def reliability(cases: Iterable[Case], edges: Sequence[float] = EDGES) -> list[Bin]:
    """What was said against what came, chance by chance; empty stretches are left out."""
    listed = list(cases)
    found = []
    for low, high in pairwise(edges):
        inside = [case for case in listed if low <= case[0] < high or case[0] == high == edges[-1]]
        if inside:
            failed = sum(case[1] for case in inside)
            predicted = sum(case[0] for case in inside) / len(inside)
            share = failed / len(inside)
            found.append(Bin(low, high, len(inside), predicted, share, wilson(failed, len(inside))))
    return found
