"""The middle of many, and between which of them it lies most probably, whatever they are like."""

from collections.abc import Sequence
from typing import NamedTuple

from armillary.engines.rate_ratio.binomial import at_most

HALF, DOUBT = 0.5, 0.05


class Middle(NamedTuple):
    """The median, its interval, and that below which nine of ten lie."""

    median: float
    low: float
    high: float
    ninth: float


def middle(values: Sequence[float]) -> Middle | None:
    """By ranks alone: so many lie below the median with the chance of as many coins. None: of none.

    Of fewer than six nobody can be that sure: then the interval is all of them.

    >>> middle([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    Middle(median=5.5, low=2, high=9, ninth=9)
    """
    listed = sorted(values)
    many = len(listed)
    if not many:
        return None
    aside = 0
    while aside < many // 2 and at_most(aside, many, HALF) <= DOUBT / 2:
        aside += 1
    aside = max(0, aside - 1)
    at = many // 2
    median = listed[at] if many % 2 else (listed[at - 1] + listed[at]) / 2
    return Middle(median, listed[aside], listed[-1 - aside], listed[-(-9 * many // 10) - 1])
