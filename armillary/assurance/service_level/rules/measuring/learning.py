"""Learning how long cases last, and trying what was learnt on those that came after (N6)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from armillary.engines.scoring import Bin, Told, brier, reliability
from armillary.engines.survival import Curve, Sample, chance, curve

FEWEST = 5
"""Of fewer cases that ended there is no curve: its parent tells."""
STEPS = 120
ENOUGH = 50
"""Of fewer held-out cases nothing is said of how good it is."""
HELD_OUT = 5
"""The newest fifth is not learnt from, but tried on."""


class Traits(NamedTuple):
    """By what cases differ, the widest first; None: that is not told of them."""

    calendar: int | None
    priority: int | None
    category: int | None
    team: int | None

    @property
    def paths(self) -> tuple[str, ...]:
        """All cases, those of this calendar, of this priority too, and so on."""
        told = ["-" if each is None else str(each) for each in self]
        return tuple("/".join(told[:size]) for size in range(len(told) + 1))


@dataclass(frozen=True, slots=True)
class Case:
    """A case: what it took so far or in all, whether it ended, and what was promised."""

    traits: Traits
    spent: int
    ended: bool
    target: int

    @property
    def half(self) -> int:
        return self.target // 2

    @property
    def is_known(self) -> bool:
        """Whether one knows how the promise came out."""
        return self.ended or self.spent > self.target


@dataclass(frozen=True, slots=True)
class Tried:
    """How good it was on cases that were not learnt from; None: there were too few."""

    learnt: int
    tried: int
    brier: float | None
    naive: float | None
    bins: tuple[Bin, ...]


Curves = Mapping[str, Curve]


def learn(cases: Iterable[Case]) -> dict[str, Curve]:
    """A curve for all cases, and one for each narrower path of which enough have ended."""
    samples: dict[str, list[Sample]] = defaultdict(list)
    for each in cases:
        for path in each.traits.paths:
            samples[path].append(Sample(each.spent, each.ended))
    return {
        path: curve(those).thinned(STEPS)
        for path, those in samples.items()
        if sum(each.ended for each in those) >= FEWEST
    }


def foretold(curves: Curves, traits: Traits, elapsed: int, left: int) -> float | None:
    """How likely the promise is broken, by the closest curve drawn towards the wider ones."""
    chain = [curves[path] for path in traits.paths if path in curves]
    return chance(chain, elapsed, left)


def trial(cases: Sequence[Case]) -> Tried:
    """Learn from the older ones; foretell the newest when half of their time is spent.

    The naive one says of each what came about of the older ones that were open so long.
    """
    size = len(cases) - len(cases) // HELD_OUT
    older, newest = cases[:size], cases[size:]
    curves = learn(older)
    usual = [each.spent > each.target for each in older if _counts(each)]
    naive = sum(usual) / len(usual) if usual else None
    told, plain = [], []
    for each in newest:
        if _counts(each):
            found = foretold(curves, each.traits, each.half, each.target - each.half)
            if found is not None and naive is not None:
                told.append(Told(found, each.spent > each.target))
                plain.append(Told(naive, each.spent > each.target))
    if len(told) < ENOUGH:
        return Tried(len(older), len(told), None, None, ())
    return Tried(len(older), len(told), brier(told), brier(plain), tuple(reliability(told)))


def _counts(case: Case) -> bool:
    """Whether it was open when half of its time was spent, and came out."""
    return case.is_known and case.spent > case.half
