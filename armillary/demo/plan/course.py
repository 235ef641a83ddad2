"""A course of events: a clock that only goes forward, and the steps that were taken on it."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from armillary.demo.plan.company import Company, Crew
from armillary.demo.plan.steps import Step

SPREAD = 0.75
MINUTE = timedelta(minutes=1)


class Course:
    """What is done to one record, step by step."""

    def __init__(self, company: Company, at: datetime, chance: Random, which: int = 0) -> None:
        self.company, self.at, self.chance, self.which = company, at, chance, which
        self.steps: list[Step] = []

    def step(self, by: int, verb: str, *, along: bool = False, **said: Any) -> None:
        """Do this now."""
        self.steps.append(Step(self.at, by, verb, said, self.which, along))

    def later(self, minutes: float) -> None:
        """Some time passes: about as many minutes, by day or night."""
        self.at += MINUTE * (0.5 + self._about(minutes))

    def worked(self, crew: Crew, hours: float) -> None:
        """A team works on it for about as many of its own hours."""
        left = timedelta(hours=min(self._about(hours), hours * 6))
        while True:
            self.at = crew.next_at_work(self.at)
            end = self.at.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
            if self.at + left < end:
                self.at += left
                return
            left -= end - self.at
            self.at = end

    def happens(self, probability: float) -> bool:
        return self.chance.random() < probability

    def member(self, team: str) -> int:
        """Somebody of the team who is here now."""
        return self.company.one_of(self.company.members[team], self.at, self.chance).key

    def desk(self) -> str:
        """The team of the service desk that answers at this moment."""
        desks = [crew for crew in self.company.crews if crew.is_desk]
        at_work = [crew.name for crew in desks if crew.works(self.at)]
        return self.chance.choice(at_work or [crew.name for crew in desks])

    def _about(self, middle: float) -> float:
        return middle * self.chance.lognormvariate(0, SPREAD)
