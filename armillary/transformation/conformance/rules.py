"""What counted ways and verdicts say. Pure: counts in, figures out."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from armillary.engines.conformance import Replay, Share, precision, together
from armillary.fittings.house_rules import HouseRule
from armillary.transformation.conformance.lives import START, Life, Step

SELDOM = 0.01
"""What is done to fewer than this share of the records that come into a state is odd there."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A way, and how many records took it."""

    digest: str
    steps: tuple[Step, ...]
    cases: int


@dataclass(frozen=True, slots=True)
class Used:
    """A step and how often it was taken; `part` is its share of how often records came there."""

    step: Step
    often: int
    allowed: bool
    part: float

    @property
    def is_odd(self) -> bool:
        """Not allowed, or seldom among what is."""
        return not self.allowed or 0 < self.part < SELDOM


@dataclass(frozen=True)
class Lived:
    """How the records of a type lived, and what their life allows."""

    life: Life
    ways: tuple[Taken, ...]

    @property
    def cases(self) -> int:
        return sum(way.cases for way in self.ways)

    def replay(self, way: Taken) -> Replay:
        return self.life.replayed(way.steps)

    @cached_property
    def deviating(self) -> tuple[Taken, ...]:
        """Ways that the life does not allow, the most frequent first."""
        found = (way for way in self.ways if not self.replay(way).fits)
        return tuple(sorted(found, key=lambda way: (-way.cases, way.digest)))

    @property
    def deviating_cases(self) -> int:
        return sum(way.cases for way in self.deviating)

    @cached_property
    def whole(self) -> Replay | None:
        """All cases as one replay; None: there are none."""
        return together((self.replay(way), way.cases) for way in self.ways)

    @property
    def fitness(self) -> float | None:
        return self.whole.fitness if self.whole else None

    @cached_property
    def steps(self) -> Counter[Step]:
        """How often each step was taken, allowed or not."""
        found: Counter[Step] = Counter()
        for way in self.ways:
            for step in way.steps:
                found[step] += way.cases
        return found

    @cached_property
    def precision(self) -> float | None:
        done = {(step.before, step.label): often for step, often in self.steps.items()}
        return precision(done, self.life.allowed)

    @cached_property
    def used(self) -> tuple[Used, ...]:
        """Every step that is allowed or was taken: what is not allowed first, then the frequent."""
        came = Counter({START: self.cases})
        for step, often in self.steps.items():
            came[step.after] += often
        found = (
            Used(
                step,
                self.steps[step],
                self.life.allows(step),
                self.steps[step] / came[step.before] if came[step.before] else 0.0,
            )
            for step in {*self.life.moves, *self.steps}
        )
        return tuple(sorted(found, key=lambda each: (each.allowed, -each.often, each.step)))

    @property
    def unused(self) -> tuple[Step, ...]:
        """What is allowed and was never done."""
        return tuple(each for each in self.life.moves if not self.steps[each])

    @property
    def coverage(self) -> Share:
        """Steps that were ever taken, of those that are allowed."""
        return Share(len(self.life.moves) - len(self.unused), len(self.life.moves))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule has found: by month, the lines that it judged and those that break it."""

    rule: HouseRule
    judged: Mapping[date, int]
    broken: Mapping[date, int]

    @property
    def of_all(self) -> Share:
        """Lines that break it, of those that it judged."""
        return Share(sum(self.broken.values()), sum(self.judged.values()))

    @property
    def months(self) -> tuple[date, ...]:
        """Those in which anything was judged, in order."""
        return tuple(sorted(self.judged))
