"""What came of an improvement: the share before and after, and whether luck explains it."""

from dataclasses import dataclass

from armillary.assurance.service_level.rules.measuring.attained import (
    CASES,
    FEWEST,
    Attained,
)
from armillary.assurance.service_level.vocabulary import Effect
from armillary.engines.proportions import Interval, difference
from armillary.engines.rate_ratio import Ratio, ratio


@dataclass(frozen=True, slots=True)
class Outcome:
    """`change` is the share after less that before, `within` where it lies with 95 % certainty;
    `misses` is by how much more often a promise is broken than before. None: nobody can say."""

    change: float | None
    within: Interval | None
    misses: Ratio | None
    effect: Effect


def effect(before: Attained, after: Attained) -> Outcome:
    """Better and worse are said only where the whole interval lies on that side of nought."""
    if before.share is None or after.share is None:
        return Outcome(None, None, None, Effect.NOT_ENOUGH)
    change = after.share - before.share
    if CASES not in (before.unit, after.unit):
        return Outcome(change, None, None, Effect.NOT_ENOUGH)
    within = difference(_pair(before), _pair(after))
    misses = ratio(int(before.seen.bad), before.whole, int(after.seen.bad), after.whole)
    few = min(before.whole, after.whole) < FEWEST
    return Outcome(change, within, misses, Effect.NOT_ENOUGH if few else _said(within))


def _said(within: Interval) -> Effect:
    if within.low > 0:
        return Effect.BETTER
    return Effect.WORSE if within.high < 0 else Effect.NOT_ENOUGH


def _pair(attained: Attained) -> tuple[int, int]:
    return int(attained.good), int(attained.whole)
