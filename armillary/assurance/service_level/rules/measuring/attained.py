"""What a period has come to, and whether that keeps the promise and proves anything (N8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from armillary.engines.budgets import Seen
from armillary.engines.proportions import Interval, wilson

CASES, VOLUME, READINGS = "cases", "cases within a volume", "readings"
FEWEST = 5
"""Of fewer cases nothing is sure."""
_NOISE = 1e-9


@dataclass(frozen=True, slots=True)
class Attained:
    """So much of the whole was good: cases in time, or seconds in which a service was there.

    `note` is what must be said beside the figure, and `url` where one sees what it is made of.
    """

    good: float = 0
    whole: float = 0
    unit: str = CASES
    note: str = ""
    url: str = ""

    @property
    def share(self) -> float | None:
        """None: of nothing, there is no share."""
        return self.good / self.whole if self.whole else None

    @property
    def seen(self) -> Seen:
        """The same as budgets count it."""
        return Seen(self.whole - self.good, self.whole)

    @property
    def interval(self) -> Interval | None:
        """Where the share lies that stands behind the cases, with 95 % certainty."""
        if self.unit != CASES or not self.whole:
            return None
        return wilson(int(self.good), int(self.whole))

    def plus(self, other: "Attained") -> "Attained":
        """Both together."""
        unit = self.unit if self.whole else other.unit
        return Attained(self.good + other.good, self.whole + other.whole, unit)


def together(parts: Sequence[Attained]) -> Attained:
    """What all of them have come to; those that counted nothing add nothing."""
    if not parts:
        return Attained()
    whole = parts[0]
    for each in parts[1:]:
        whole = whole.plus(each) if each.whole else whole
    return whole


class Judgement(NamedTuple):
    """Whether the promise was kept (None: there was nothing to keep), and whether that is sure.

    Kept is what was counted. Sure is what luck does not explain: the whole interval lies on that
    side of the target, and there are not just a handful. Kept and not sure is no evidence that it
    will be kept again.
    """

    kept: bool | None
    is_sure: bool


def judge(attained: Attained, target: float) -> Judgement:
    """Hold a period against the share that was promised."""
    if attained.share is None:
        return Judgement(None, is_sure=False)
    kept = attained.good + _NOISE >= target * attained.whole
    interval = attained.interval
    if interval is None:
        return Judgement(kept, is_sure=True)
    clear = interval.low >= target if kept else interval.high < target
    return Judgement(kept, clear and attained.whole >= FEWEST)
