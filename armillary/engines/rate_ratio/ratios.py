"""By how much more often something happens than before."""

from dataclasses import dataclass
from math import inf

from armillary.engines.rate_ratio.binomial import at_least, bounds


@dataclass(frozen=True, slots=True)
class Ratio:
    """The rate after over the rate before, between which bounds it lies, and how likely at least
    so many came by chance. `inf`: nothing had happened before."""

    ratio: float
    low: float
    high: float
    chance: float


def ratio(before: int, time_before: float, after: int, time_after: float) -> Ratio:
    """Of counts in two times; of nothing at all nothing is said but that it could be anything.

    >>> found = ratio(12, 28, 4, 2)
    >>> round(found.ratio, 2), round(found.chance, 3)
    (4.67, 0.019)
    """
    if min(before, after) < 0 or min(time_before, time_after) <= 0:
        raise ValueError("Counts are not below nought, and times are above it.")
    whole, part = before + after, time_after / (time_before + time_after)
    if whole == 0:
        return Ratio(1.0, 0.0, inf, 1.0)
    low, high = bounds(after, whole)
    scale = time_before / time_after
    return Ratio(
        after / before * scale if before else inf,
        low / (1 - low) * scale,
        high / (1 - high) * scale if high < 1 else inf,
        at_least(after, whole, part),
    )
