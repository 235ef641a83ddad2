"""Who differs from whom by more than luck: groups on equal terms, with the limits of a funnel.

Groups have cases of different priorities, and not the same is promised of each. So each is held
against what would have come of its own cases if they had gone as those of everybody did (indirect
standardisation). `adjusted` is what it differs from that, seen from the share of all.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from armillary.engines.control import ALARM, USUAL, Count, funnel, pooled
from armillary.engines.proportions import Interval

METHOD = "funnel of binomial limits, indirectly standardised by priority, 1"
FEWEST = 10
"""Of groups with fewer cases nothing is said."""
_NOISE = 1e-9

Strata = Mapping[int | None, Count]


class Signal(StrEnum):
    """Whether a group is out of the ordinary."""

    BETTER = "better"
    WORSE = "worse"
    USUAL = "usual"
    FEW = "few"


@dataclass(frozen=True, slots=True)
class Group:
    """Those who are compared with others: their cases by priority."""

    key: int
    name: str
    strata: Strata


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A group beside the others: its share, that which its cases let one expect, and its limits."""

    key: int
    name: str
    count: Count
    share: float
    expected: float
    adjusted: float
    usual: Interval
    alarm: Interval
    signal: Signal

    @property
    def is_unusual(self) -> bool:
        """Whether luck does not explain by how much it differs."""
        return self.signal in (Signal.BETTER, Signal.WORSE)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All of them, the largest first, and the share of all together; None: there was no case."""

    share: float | None
    standings: tuple[Standing, ...]

    @property
    def unusual(self) -> tuple[Standing, ...]:
        return tuple(each for each in self.standings if each.is_unusual)


def compare(groups: Sequence[Group]) -> Comparison:
    """Each group with the share that its own cases let one expect."""
    groups = [each for each in groups if _together(each.strata).looked_at]
    whole = pooled([_together(each.strata) for each in groups])
    if whole is None:
        return Comparison(None, ())
    shares = _shares(groups)
    standings = [_standing(each, shares, whole) for each in groups]
    standings.sort(key=lambda each: (-each.count.looked_at, each.name))
    return Comparison(whole, tuple(standings))


def _standing(group: Group, shares: Mapping[int | None, float], whole: float) -> Standing:
    count = _together(group.strata)
    size = count.looked_at
    share = count.hits / size
    expected = sum(each.looked_at * shares[key] for key, each in group.strata.items()) / size
    alarm = funnel(expected, size, ALARM)
    return Standing(
        key=group.key,
        name=group.name,
        count=count,
        share=share,
        expected=expected,
        adjusted=min(1.0, max(0.0, share - expected + whole)),
        usual=funnel(expected, size, USUAL),
        alarm=alarm,
        signal=_signal(share, size, alarm),
    )


def _signal(share: float, size: int, alarm: Interval) -> Signal:
    if size < FEWEST:
        return Signal.FEW
    if share > alarm.high + _NOISE:
        return Signal.BETTER
    return Signal.WORSE if share < alarm.low - _NOISE else Signal.USUAL


def _shares(groups: Sequence[Group]) -> dict[int | None, float]:
    counts: dict[int | None, list[Count]] = defaultdict(list)
    for group in groups:
        for key, each in group.strata.items():
            counts[key].append(each)
    return {key: pooled(those) or 0.0 for key, those in counts.items()}


def _together(strata: Strata) -> Count:
    return Count(
        sum(each.hits for each in strata.values()), sum(each.looked_at for each in strata.values())
    )
