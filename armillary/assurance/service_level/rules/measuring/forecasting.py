"""What a period will come to, from what it has come to so far and what is usual."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from armillary.assurance.service_level.rules.measuring.attained import CASES, Attained
from armillary.engines.forecasts import at_most, outlook

ENOUGH = 20
"""Cases; of fewer nothing is foretold."""
_NOISE = 1e-9


@dataclass(frozen=True, slots=True)
class Forecast:
    """The share at the end, nine times of ten between `low` and `high`; `chance` that it is kept.

    `coming` is how many further cases are reckoned with, and `spare` how many of them may miss.
    """

    share: float
    low: float
    high: float
    chance: float
    coming: int
    spare: int


def forecast(
    so_far: Attained, usual: Sequence[tuple[Attained, float]], days_left: float, target: float
) -> Forecast | None:
    """`usual` are periods before, each with its days. None: there is not enough to go by.

    As many cases come on each day as came in all of these periods, and as many of them miss.
    """
    if so_far.unit != CASES:
        return None
    whole = Attained()
    for each, _ in usual:
        whole = whole.plus(each)
    days = sum(days for _, days in usual)
    if whole.whole < ENOUGH or days <= 0:
        return None
    missed, seen = int(whole.seen.bad), int(whole.whole)
    coming = round(whole.whole / days * max(0.0, days_left))
    all_ = so_far.whole + coming
    if not all_:
        return None
    bad = so_far.seen.bad
    spare = floor((1 - target) * all_ + _NOISE) - int(bad)
    found = outlook(coming, missed, seen)
    return Forecast(
        share=1 - (bad + found.expected) / all_,
        low=1 - (bad + found.high) / all_,
        high=1 - (bad + found.low) / all_,
        chance=at_most(spare, coming, missed, seen),
        coming=coming,
        spare=spare,
    )
