"""Shares of a whole: how sure they are, and how many one must look at to be that sure."""

from collections.abc import Mapping
from math import ceil, sqrt
from typing import NamedTuple

SURE = 1.959963984540054
"""Standard deviations on each side of what is expected, for 95 of 100 cases."""


class Interval(NamedTuple):
    """Where the truth lies, most probably."""

    low: float
    high: float


def wilson(hits: int, looked_at: int, z: float = SURE) -> Interval:
    """The interval of a share of which `hits` of `looked_at` were seen (N8); of none, anything.

    >>> tuple(round(end, 3) for end in wilson(47, 50))
    (0.838, 0.979)
    """
    if not 0 <= hits <= looked_at:
        raise ValueError("There are no more hits than were looked at, and none below nought.")
    if looked_at == 0:
        return Interval(0.0, 1.0)
    share, square = hits / looked_at, z * z
    whole = 1 + square / looked_at
    middle = share + square / (2 * looked_at)
    reach = z * sqrt(share * (1 - share) / looked_at + square / (4 * looked_at * looked_at))
    low, high = (middle - reach) / whole, (middle + reach) / whole
    return Interval(0.0 if hits == 0 else low, 1.0 if hits == looked_at else high)


def difference(before: tuple[int, int], after: tuple[int, int], z: float = SURE) -> Interval:
    """Between what the share of the second lies above that of the first (hits, looked at): the
    score method of Newcombe (1998), which holds for few cases as well.

    >>> tuple(round(end, 4) for end in difference((48, 80), (56, 70)))
    (0.0524, 0.3339)
    """
    (hits, of), (later, of_later) = before, after
    if not (of and of_later):
        return Interval(-1.0, 1.0)
    first, second = hits / of, later / of_later
    one, two = wilson(hits, of, z), wilson(later, of_later, z)
    apart = second - first
    down = sqrt((second - two.low) ** 2 + (one.high - first) ** 2)
    up = sqrt((two.high - second) ** 2 + (first - one.low) ** 2)
    return Interval(apart - down, apart + up)


def sample_size(population: int, expected: float, margin: float, z: float = 1.96) -> int:
    """How many of a population to look at until its share is known to the margin (N13, Cochran).

    >>> sample_size(1200, 0.5, 0.05), sample_size(1200, 0.95, 0.02)
    (292, 331)
    """
    if not (0 < expected < 1 and 0 < margin < 1 and population >= 0):
        raise ValueError("Shares and margins lie between nought and one.")
    if population == 0:
        return 0
    endless = z * z * expected * (1 - expected) / (margin * margin)
    size = endless / (1 + (endless - 1) / population)
    return min(population, max(1, ceil(size - 1e-9)))


def needed(margin: float, expected: float = 0.5, z: float = SURE) -> int:
    """How many to look at until a share is known to the margin on each side (N8).

    >>> needed(0.05), needed(0.05, 0.9), needed(0.02, 0.95)
    (385, 139, 457)
    """
    if not (0 < expected < 1 and 0 < margin < 1):
        raise ValueError("Shares and margins lie between nought and one.")
    return ceil(z * z * expected * (1 - expected) / (margin * margin) - 1e-9)


def allocated(strata: Mapping[int, int], size: int) -> dict[int, int]:
    """How many of each stratum make a sample of this size: by its share, and at least one.

    The largest remainders get what is left over. A sample smaller than the number of strata grows
    to it, so that none is left out.

    >>> allocated({1: 10, 2: 90}, 20)
    {1: 2, 2: 18}
    """
    filled = {key: count for key, count in strata.items() if count > 0}
    whole = sum(filled.values())
    size = min(whole, max(size, len(filled)))
    if not filled:
        return {}
    exact = {key: size * count / whole for key, count in filled.items()}
    given = {key: min(filled[key], max(1, int(exact[key]))) for key in filled}
    while (left := size - sum(given.values())) != 0:
        step = 1 if left > 0 else -1
        key = max(_open(given, filled, step), key=lambda each: step * (exact[each] - given[each]))
        given[key] += step
    return given


def _open(given: Mapping[int, int], filled: Mapping[int, int], step: int) -> list[int]:
    """The strata that can give one more, or one less."""
    return [key for key in given if 1 <= given[key] + step <= filled[key]]
