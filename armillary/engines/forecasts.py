"""What a period will come to: misses to come, from the cases and the misses that were seen.

How many of the coming cases miss is drawn from a share that is itself not known better than the
past tells it: the beta-binomial distribution, with the prior of Jeffreys (1946).
"""

from collections.abc import Iterator
from math import exp, lgamma
from typing import NamedTuple

PRIOR = 0.5
LIKELY = 0.9
_NOISE = 1e-9


class Outlook(NamedTuple):
    """How many will miss: what is expected, and between which numbers it lies most likely."""

    expected: float
    low: int
    high: int


def outlook(coming: int, missed: int, seen: int, likely: float = LIKELY) -> Outlook:
    """Of so many cases to come, when so many of those that were seen missed.

    >>> outlook(20, 5, 100)
    Outlook(expected=1.0891089108910892, low=0, high=3)
    """
    tail = (1 - likely) / 2
    expected = coming * (missed + PRIOR) / (seen + 2 * PRIOR)
    low = high = coming
    below = 0.0
    for count, part in enumerate(_chances(coming, missed, seen)):
        if below <= tail < below + part:
            low = count
        below += part
        if below >= 1 - tail - _NOISE:
            high = count
            break
    return Outlook(expected, min(low, high), high)


def at_most(misses: int, coming: int, missed: int, seen: int) -> float:
    """How likely no more than so many of those to come miss.

    >>> at_most(-1, 20, 5, 100), round(at_most(1, 20, 5, 100), 3), at_most(20, 20, 5, 100)
    (0.0, 0.704, 1.0)
    """
    if misses >= coming:
        return 1.0
    parts = zip(range(misses + 1), _chances(coming, missed, seen), strict=False)
    return min(1.0, sum((part for _, part in parts), 0.0))


def _chances(coming: int, missed: int, seen: int) -> Iterator[float]:
    """How likely exactly none, one, two and so on of them miss."""
    bad, good = missed + PRIOR, seen - missed + PRIOR
    whole = _beta(bad, good)
    for count in range(coming + 1):
        ways = lgamma(coming + 1) - lgamma(count + 1) - lgamma(coming - count + 1)
        yield exp(ways + _beta(bad + count, good + coming - count) - whole)


def _beta(one: float, other: float) -> float:
    return lgamma(one) + lgamma(other) - lgamma(one + other)
