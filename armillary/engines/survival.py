"""How long things last, from those that have ended and those that have not (N6).

The curve is that of Kaplan and Meier (1958): what has not ended yet counts as long as it was seen.
From it follows how likely it is that what has lasted so long lasts as long as that. What is known
of a group with few cases is drawn towards its parent; whether all of this is worth anything is told
by the score of Brier (1950) on cases that were not learnt from.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

PULL = 8
"""As much as so many cases a parent weighs."""


class Sample(NamedTuple):
    """So long it lasted, and whether that was its end; else it goes on, or was lost from sight."""

    lasted: int
    ended: bool = True


@dataclass(frozen=True, slots=True)
class Curve:
    """Which share lasts longer than each of these times.

    `left` is how many of the samples lasted longer.
    """

    times: tuple[int, ...]
    shares: tuple[float, ...]
    left: tuple[int, ...]
    cases: int

    def beyond(self, time: int) -> float:
        """The share that lasts longer."""
        place = bisect_right(self.times, time)
        return self.shares[place - 1] if place else 1.0

    def known(self, time: int) -> int:
        """How many samples lasted longer, at the last time of which the curve tells."""
        place = bisect_right(self.times, time)
        return self.left[place - 1] if place else self.cases

    def chance(self, elapsed: int, left: int) -> float | None:
        """How likely what has lasted `elapsed` lasts more than `left` longer.

        None: nothing that was seen lasted so long.
        """
        here = self.beyond(elapsed)
        if here <= 0 or not self.known(elapsed):
            return None
        return 1.0 if left < 0 else self.beyond(elapsed + left) / here

    def thinned(self, most: int) -> "Curve":
        """The same with at most so many steps, the last among them."""
        size = len(self.times)
        if size <= most:
            return self
        kept = [round((step + 1) * size / most) - 1 for step in range(most)]
        return Curve(
            tuple(self.times[each] for each in kept),
            tuple(self.shares[each] for each in kept),
            tuple(self.left[each] for each in kept),
            self.cases,
        )


def curve(samples: Iterable[Sample]) -> Curve:
    """The product-limit estimate. As long as none is lost from sight, it is the share itself.

    >>> curve([Sample(2), Sample(3, ended=False), Sample(5)]).shares
    (0.6666666666666666, 0.0)
    """
    seen = sorted(samples)
    cases = at_risk = since = len(seen)
    times, shares, left = [], [], []
    before = now = 1.0
    for lasted, those in groupby(seen, key=lambda each: each.lasted):
        same = list(those)
        ended = sum(each.ended for each in same)
        if ended:
            # all steps since one was lost make one factor: so the shares of whole numbers are exact
            now = before * (at_risk - ended) / since
            times.append(lasted)
            shares.append(now)
            left.append(at_risk - len(same))
        at_risk -= len(same)
        if ended < len(same):
            before, since = now, at_risk
    return Curve(tuple(times), tuple(shares), tuple(left), cases)


def chance(curves: Sequence[Curve], elapsed: int, left: int, pull: float = PULL) -> float | None:
    """The chance by the closest curve, drawn towards each wider one; the widest comes first.

    None: not even the widest knows anything that lasted so long.
    """
    found: float | None = None
    for each in curves:
        own = each.chance(elapsed, left)
        if own is not None:
            weight = each.known(elapsed)
            found = own if found is None else (weight * own + pull * found) / (weight + pull)
    return found
