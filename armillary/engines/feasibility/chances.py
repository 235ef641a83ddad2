"""The chance that stages which follow each other end in time, from the times that each took."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from random import Random

from armillary.engines.proportions import wilson

ENOUGH = 20
"""Cases of each stage; of fewer nothing is said."""
ROUNDS = 20_000
MOST_AGAIN = 0.95
"""A stage that comes back more often than that has no end worth waiting for."""


@dataclass(frozen=True, slots=True)
class Chance:
    """How likely it is, between which bounds the truth lies, and from how many cases that is."""

    share: float
    low: float
    high: float
    cases: int


class Verdict(Enum):
    """What is known of a promise."""

    HOLDS = "holds"
    FAILS = "fails"
    DOUBTFUL = "doubtful"
    UNKNOWN = "unknown"


def within(
    stages: Sequence[Sequence[int]],
    target: int,
    *,
    seed: int,
    handovers: int = 0,
    again: Sequence[float] = (),
    rounds: int = ROUNDS,
) -> Chance | None:
    """The chance that the sum of one time of each stage, and the hand-overs, is within the target.

    One stage is counted exactly. Several are drawn, each from its own past; `again` is the chance
    that a stage comes back and takes its time once more. The interval is that of as many cases as
    the stage has of which fewest are known: drawing more often makes nobody know more. None: there
    are too few cases of a stage, so nothing is said.

    >>> within([[10] * 19 + [99]], 50, seed=1).share
    0.95
    """
    if not stages or min(len(stage) for stage in stages) < ENOUGH:
        return None
    left = target - handovers
    cases = min(len(stage) for stage in stages)
    if len(stages) == 1 and not any(again):
        share = bisect_right(sorted(stages[0]), left) / cases
    else:
        share = _drawn(stages, left, _checked(again, len(stages)), Random(seed), rounds)  # noqa: S311
    low, high = wilson(round(share * cases), cases)
    return Chance(share, min(low, share), max(high, share), cases)


def judge(chance: Chance | None, promised: float) -> Verdict:
    """What the past says of a promised share of cases, from 0 to 1.

    One that is promised always fails with the first case that was late, and holds as long as none
    of enough was. Else it holds where even the lower bound reaches it, and is unknown where so few
    cases could not show it even if all were in time.
    """
    if chance is None:
        return Verdict.UNKNOWN
    if promised >= 1:
        return Verdict.HOLDS if chance.share >= 1 else Verdict.FAILS
    if chance.high < promised:
        return Verdict.FAILS
    if chance.low >= promised:
        return Verdict.HOLDS
    best, _ = wilson(chance.cases, chance.cases)
    return Verdict.UNKNOWN if best < promised and chance.share >= promised else Verdict.DOUBTFUL


def _drawn(
    stages: Sequence[Sequence[int]],
    left: int,
    again: Sequence[float],
    chance: Random,
    rounds: int,
) -> float:
    hits = 0
    for _ in range(rounds):
        spent = 0
        for stage, back in zip(stages, again, strict=True):
            spent += stage[int(chance.random() * len(stage))]
            while back and spent <= left and chance.random() < back:
                spent += stage[int(chance.random() * len(stage))]
        hits += spent <= left
    return hits / rounds


def _checked(again: Sequence[float], many: int) -> Sequence[float]:
    if not again:
        return (0.0,) * many
    if len(again) != many or not all(0 <= back <= MOST_AGAIN for back in again):
        raise ValueError(f"One chance to come back for each stage, from 0 to {MOST_AGAIN}.")
    return again
