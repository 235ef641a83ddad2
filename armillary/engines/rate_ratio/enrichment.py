"""What those that fail have in common and those that are well have not."""

from math import comb, inf
from typing import NamedTuple


class Enrichment(NamedTuple):
    """How much the odds to fail are greater with an attribute, and how likely that is chance."""

    odds: float
    chance: float


def enrichment(failing_with: int, failing: int, healthy_with: int, healthy: int) -> Enrichment:
    """Fisher's exact test of one side: so many failing have the attribute, or more.

    >>> found = enrichment(3, 4, 1, 4)
    >>> found.odds, round(found.chance, 3)
    (9.0, 0.243)
    """
    if not (0 <= failing_with <= failing and 0 <= healthy_with <= healthy):
        raise ValueError("No more can have an attribute than there are.")
    having, all_ = failing_with + healthy_with, failing + healthy
    ways = comb(all_, having)
    least, most = failing_with, min(failing, having)
    tail = sum(
        comb(failing, many) * comb(healthy, having - many) for many in range(least, most + 1)
    )
    against = (failing - failing_with) * healthy_with
    odds = failing_with * (healthy - healthy_with) / against if against else inf
    return Enrichment(odds if failing_with else 0.0, tail / ways if ways else 1.0)
