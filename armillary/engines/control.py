"""Which shares are out of the ordinary, over time and among groups.

A p-chart (Shewhart 1931) asks whether a month differs from what is usual: three standard deviations
on each side of the share of all months. A funnel (Spiegelhalter 2005) asks whether a group differs
from what is expected of all groups: exact limits of the binomial distribution, interpolated, which
hold for groups of three cases as well as for groups of a million.
"""

from collections.abc import Sequence
from math import exp, lgamma, log, log1p, sqrt
from typing import NamedTuple

from armillary.engines.proportions import Interval

SIGMAS = 3.0
USUAL, ALARM = 0.95, 0.998
"""How many of a hundred groups that differ in nothing but luck lie between the limits."""
_FAR = 12.0
"""So many standard deviations from the middle there is nothing left to add up."""


class Count(NamedTuple):
    """Of so many that were looked at, so many were hits."""

    hits: int
    looked_at: int

    @property
    def share(self) -> float | None:
        """None: of none, there is no share."""
        return self.hits / self.looked_at if self.looked_at else None


class Control(NamedTuple):
    """One period of a p-chart: None where nothing was looked at."""

    share: float | None
    limits: Interval

    @property
    def is_unusual(self) -> bool:
        return self.share is not None and not self.limits.low <= self.share <= self.limits.high


def p_chart(counts: Sequence[Count], expected: float | None = None) -> list[Control]:
    """Each period with its limits about what is expected, or about the share of all of them.

    >>> [round(end, 3) for end in p_chart([Count(90, 100), Count(80, 100)])[0].limits]
    [0.743, 0.957]
    """
    centre = pooled(counts) if expected is None else expected
    return [Control(each.share, _three_sigma(centre, each.looked_at)) for each in counts]


def pooled(counts: Sequence[Count]) -> float | None:
    """The share of all together."""
    return Count(sum(each.hits for each in counts), sum(each.looked_at for each in counts)).share


def funnel(expected: float, looked_at: int, within: float = ALARM) -> Interval:
    """Between which shares a group of this size lies by luck alone, whose share is as expected.

    >>> tuple(round(end, 3) for end in funnel(0.9, 100, USUAL))
    (0.832, 0.96)
    """
    if not (0 <= expected <= 1 and 0 < within < 1 and looked_at >= 0):
        raise ValueError("Shares lie between nought and one.")
    if looked_at == 0:
        return Interval(0.0, 1.0)
    if expected in (0, 1):
        return Interval(expected, expected)
    tail = (1 - within) / 2
    low = _quantile(expected, looked_at, tail)
    return Interval(low, 1 - _quantile(1 - expected, looked_at, tail))


def _three_sigma(centre: float | None, looked_at: int) -> Interval:
    if centre is None or looked_at == 0:
        return Interval(0.0, 1.0)
    reach = SIGMAS * sqrt(centre * (1 - centre) / looked_at)
    return Interval(max(0.0, centre - reach), min(1.0, centre + reach))


def _quantile(share: float, size: int, tail: float) -> float:
    """The share below which a binomial lies this seldom, interpolated between whole hits."""
    hits = max(0, int(size * share - _FAR * sqrt(size * share * (1 - share)) - 1))
    below, here = 0.0, _chance(hits, size, share)
    while below + here <= tail and hits < size:
        hits, below = hits + 1, below + here
        here = _chance(hits, size, share)
    return max(0.0, (hits - (below + here - tail) / here) / size)


def _chance(hits: int, size: int, share: float) -> float:
    """How likely exactly so many hits are."""
    ways = lgamma(size + 1) - lgamma(hits + 1) - lgamma(size - hits + 1)
    return exp(ways + hits * log(share) + (size - hits) * log1p(-share))
