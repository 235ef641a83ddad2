"""The chance that a change fails, from changes like it, moved by what is known of it."""

from collections.abc import Iterable
from math import isfinite
from typing import NamedTuple

WEIGHT = 8.0
"""As many changes does the level above count for."""
LEAST, MOST = 0.001, 0.999
"""No change is certain to go well, or to fail."""


class Seen(NamedTuple):
    """How many changes of a kind there were, and how many of them failed."""

    failures: int
    changes: int


def smoothed(seen: Seen, parent: float, weight: float = WEIGHT) -> float:
    """The share that failed, leaning on the share of the kind above while few were seen.

    >>> round(smoothed(Seen(2, 10), 0.06), 3)
    0.138
    """
    if not 0 <= seen.failures <= seen.changes:
        raise ValueError("No more can fail than there were, and no fewer than none.")
    if not (0 <= parent <= 1 and weight > 0):
        raise ValueError("A share lies between nought and one, a weight above nought.")
    return (seen.failures + weight * parent) / (seen.changes + weight)


def through(levels: Iterable[Seen], prior: float, weight: float = WEIGHT) -> float:
    """From the widest kind to the narrowest, each the parent of the next.

    >>> round(through([Seen(6, 100), Seen(2, 10)], 0.06), 3)
    0.138
    """
    share = prior
    for seen in levels:
        share = smoothed(seen, share, weight)
    return share


def adjusted(share: float, odds: Iterable[float]) -> float:
    """Each factor multiplies the odds; two that cancel leave the chance as it was.

    >>> round(adjusted(0.2, [2.0, 0.5]), 3), round(adjusted(0.2, [2.0]), 3)
    (0.2, 0.333)
    """
    ratio = min(max(share, LEAST), MOST)
    ratio = ratio / (1 - ratio)
    for factor in odds:
        if not (factor > 0 and isfinite(factor)):
            raise ValueError("A factor of the odds is above nought.")
        ratio *= factor
    return min(max(ratio / (1 + ratio), LEAST), MOST)
