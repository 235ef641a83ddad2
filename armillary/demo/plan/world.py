"""The whole plan: a pure function of a seed, the last moment and the size."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from functools import cached_property, lru_cache
from operator import attrgetter
from random import Random

from armillary.demo.plan.calls import Call, Calling, together
from armillary.demo.plan.company import Company, Founding
from armillary.demo.plan.families import family
from armillary.demo.plan.lives import Incident
from armillary.demo.plan.steps import Life, Step

SEED = 1846
LATELY = timedelta(days=2)
"""What began later is done by the ordinary verbs, one after the other."""

FIRST_SEEN = timedelta(days=28)
"""What began later is there when the demo is opened; the rest comes while one looks around."""


class Size(Enum):
    """How long the history is, and what part of the people there are."""

    FULL = (730, 1.0)
    SMALL = (150, 0.1)

    @property
    def days(self) -> int:
        return int(self.value[0])

    @property
    def share(self) -> float:
        return self.value[1]


@dataclass(frozen=True)
class World:
    """Who there is and what happens; each life is told when it is asked for, always the same."""

    seed: int
    begin: datetime
    now: datetime
    size: Size
    company: Company
    groups: tuple[tuple[Call, ...], ...]

    def life(self, group: tuple[Call, ...]) -> Life:
        """What becomes of these calls."""
        first = group[0]
        chance = Random(f"{self.seed} {first.at} {first.caller}")
        steps = _steps(self.company, group, chance)
        in_order = sorted(steps, key=attrgetter("at"))
        return Life(tuple(call.number for call in group), tuple(in_order))

    @cached_property
    def calls(self) -> Mapping[int, Call]:
        """Every call by its number."""
        return {call.number: call for group in self.groups for call in group}

    @cached_property
    def past(self) -> tuple[tuple[Call, ...], ...]:
        """The calls of which the lives are told as a whole, as what has happened."""
        return tuple(group for group in self.groups if group[0].at < self.now - LATELY)

    @cached_property
    def old(self) -> tuple[tuple[Call, ...], ...]:
        """Those of them that nobody needs to see at once, the newest first."""
        first_seen = self.now - FIRST_SEEN
        return tuple(
            group
            for group in reversed(self.past)
            if group[0].at < first_seen and group[0].outage is None
        )

    @cached_property
    def place(self) -> Mapping[int, int]:
        """The number of a call to its place among those of the past."""
        numbers = sorted(call.number for group in self.past for call in group)
        return {number: place for place, number in enumerate(numbers)}


def world(now: datetime, size: Size = Size.FULL, seed: int = SEED) -> World:
    """The world as it is at a moment."""
    return _told(now, size, seed)


@lru_cache(maxsize=2)
def _told(now: datetime, size: Size, seed: int) -> World:
    begin = (now - timedelta(days=size.days)).replace(minute=0, second=0, microsecond=0)
    company = Founding(begin, now, Random(f"{seed} company"), size.share).company()
    calls = Calling(company, begin, now, str(seed)).calls()
    return World(seed, begin, now, size, company, tuple(together(calls)))


def _steps(company: Company, group: tuple[Call, ...], chance: Random) -> list[Step]:
    if len(group) > 1:
        return family(company, group, chance)
    incident = Incident(company, group[0], chance)
    incident.live()
    return incident.course.steps
