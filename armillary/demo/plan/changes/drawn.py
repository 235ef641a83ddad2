"""Which changes there are, drawn from chance: the same world, the same changes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from itertools import accumulate
from random import Random
from typing import Any

from armillary.demo.plan.changes.calendar import is_barred
from armillary.demo.plan.changes.ill import ILL
from armillary.demo.plan.changes.kinds import KINDS, ORDINARY, ROUTINES, Kind, Routine, filled, fits
from armillary.demo.plan.company import Human
from armillary.demo.plan.estate import Thing, estate
from armillary.demo.plan.world import Size, World

YEAR = timedelta(days=365)
A_WEEK = 3.2
LEADS = {"normal_minor": (3, 12), "normal_major": (14, 30), "emergency": (0, 0), "latent": (0, 0)}
CARELESS = {"Port systems": 0.25, "Applications": 0.14, "Network operations": 0.1}
USUAL = 0.05
APART = timedelta(days=4)
OUTCOMES = ("with_issues", "with_issues", "backed_out", "backed_out", "left_in", "partial")
RARE = ("attack", "roll-back", "restart", "vendor", "night")
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A change from the request to its end; `outcome` is "" as long as it has not been done.

    `until` says how far one has come with it: the state in which it waits at the demo's moment.
    """

    kind: Kind | None
    routine: Routine | None = None
    path: str
    thing: Thing
    title: str
    reason: str
    value: str = ""
    requester: int
    implementer: int
    team: str
    asked: datetime
    start: datetime
    end: datetime
    outcome: str = ""
    until: str = "closed"
    late: timedelta = timedelta()

    @property
    def window(self) -> dict[str, Any]:
        """As the verbs that plan it take it."""
        return {"planned_start": self.start, "planned_end": self.end}


class Drawing:
    """Draws the changes of a world."""

    def __init__(self, world: World) -> None:
        self.world, self.now = world, world.now
        self.chance = Random(f"{world.seed} changes")
        self.things: Mapping[str, Thing] = estate(world).things
        self.is_full = world.size is Size.FULL
        self.share = min(1.0, world.company.served(world.now) / 1000)

    @cached_property
    def begin(self) -> datetime:
        return max(self.now - YEAR, self.world.begin + 20 * DAY)

    def past(self) -> list[Planned]:
        """What is over, in the order in which it was begun."""
        found = [*self._ordinary(), *self._routines(), *self._rare(), *self._ill()]
        return sorted(found, key=lambda each: (each.start, each.thing.key, each.title))

    def normal(
        self, kind: Kind, start: datetime, thing: Thing | None = None, **given: Any
    ) -> Planned:
        """A change of a kind at a moment, of a thing of its own or of any that fits."""
        thing = thing or self.chance.choice(self._fitting(kind))
        shortest, longest = LEADS[kind.path]
        lead = self.chance.uniform(shortest, longest) * DAY
        asked = given.pop("asked", None) or self._at_work(start - lead)
        month = f"{start - 10 * DAY:%Y-%m}"
        team = thing.team or "Servers and storage"
        said = filled(f"{kind.title}\n{kind.value[1]}", thing, self.chance, month).partition("\n")
        return self._planned(
            kind=kind,
            path=kind.path,
            thing=thing,
            title=said[0],
            value=said[2],
            reason=self.chance.choice(kind.reasons),
            team=team,
            asked=min(asked, start - 20 * MINUTE),
            start=start,
            end=start + kind.minutes * MINUTE,
            **given,
        )

    def routine(self, routine: Routine, start: datetime, **given: Any) -> Planned:
        """One more run of what is done by a template."""
        thing = self.chance.choice(self._fitting(routine))
        return self._planned(
            kind=None,
            routine=routine,
            path="standard",
            thing=thing,
            title=f"{routine.name}: {thing.key}",
            reason="",
            team=routine.team,
            asked=given.pop("asked", None)
            or self._at_work(start - self.chance.uniform(1, 4) * DAY),
            start=start,
            end=start + routine.minutes * MINUTE,
            **given,
        )

    def evening(self, day: datetime, hour: int) -> datetime:
        """A quarter of an hour near this one, on a working day, outside of freezes."""
        minute = self.chance.choice((0, 0, 0, 15, 30))
        at = day.replace(hour=hour, minute=minute, second=0, microsecond=0)
        while at.weekday() >= 5 or is_barred(at, self.now):
            at += DAY
        return at

    def _ordinary(self) -> Iterator[Planned]:
        weeks = (self.now - self.begin) / (7 * DAY)
        weights = [*accumulate(each.weight for each in ORDINARY)]
        for _ in range(round(weeks * A_WEEK * self.share)):
            kind = self.chance.choices(ORDINARY, cum_weights=weights)[0]
            start = self._somewhen(kind.hour)
            planned = self.normal(kind, start)
            if start + 2 * DAY < self.now and not self._is_beside_an_ill_one(planned):
                yield self._ended(planned)

    def _routines(self) -> Iterator[Planned]:
        for routine in ROUTINES:
            runs = routine.runs if self.is_full else routine.few
            for run in range(runs):
                part = (run + 0.5) / runs
                day = self.begin + part * (self.now - 3 * DAY - self.begin)
                start = self.evening(day, self.chance.choice((9, 10, 11, 14, 15)))
                if start + DAY < self.now:
                    failed = routine.failures and run in _fails(routine)
                    yield self.routine(
                        routine, start, outcome="with_issues" if failed else "successful"
                    )

    def _rare(self) -> Iterator[Planned]:
        for key in RARE:
            for _ in range(max(1, round(3 * self.share))):
                start = self._somewhen(self.chance.randrange(24))
                if start + 3 * DAY < self.now:
                    asked = start - self.chance.uniform(0.4, 1.4) * HOUR
                    planned = self.normal(KINDS[key], start, asked=asked, outcome="successful")
                    yield planned

    def _ill(self) -> Iterator[Planned]:
        for ill in ILL:
            start = ill.start(self.now)
            if start > self.begin + 40 * DAY:
                thing = self.things[f"{ill.service} application"]
                kind = KINDS["core-release"]
                yield self.normal(kind, start, thing, outcome=ill.outcome)

    def _is_beside_an_ill_one(self, planned: Planned) -> bool:
        """Whether nobody could tell which of the two it was."""
        return any(
            ill.service in planned.thing.key and abs(ill.start(self.now) - planned.start) < APART
            for ill in ILL
        )

    def _ended(self, planned: Planned) -> Planned:
        """How it went: worse where it is hard, and where a team is careless."""
        kind = planned.kind
        bad = CARELESS.get(planned.team, USUAL)
        if kind is not None:
            bad *= (1, 1, 1.6, 3)[kind.complexity] * (1, 1, 1.5, 3)[kind.experience]
        drawn = self.chance.random()
        outcome = self.chance.choice(OUTCOMES) if drawn < bad else "successful"
        if drawn > 0.975:
            outcome = "cancelled" if drawn > 0.985 else "rejected"
        late = self.chance.choice((0, 0, 0, 0, 12, 25)) * MINUTE
        return replace(planned, outcome=outcome, late=late)

    def _somewhen(self, hour: int) -> datetime:
        return self.evening(self.begin + self.chance.random() * (self.now - self.begin), hour)

    def _at_work(self, at: datetime) -> datetime:
        at = max(at, self.begin - 15 * DAY).replace(hour=self.chance.randrange(8, 16))
        return at.replace(minute=self.chance.randrange(60), second=0, microsecond=0)

    def _fitting(self, wanted: Kind | Routine) -> Sequence[Thing]:
        return [thing for thing in self.things.values() if fits(wanted, thing)]

    def _planned(self, *, team: str, asked: datetime, **given: Any) -> Planned:
        requester, implementer = self._two_of(team, asked)
        return Planned(
            team=team,
            asked=asked,
            requester=requester.key,
            implementer=implementer.key,
            **given,
        )

    def _two_of(self, team: str, at: datetime) -> tuple[Human, Human]:
        """Who asks and who does it; both have stayed until now."""
        crew = self.world.company.members[team]
        stayed = {each.key: each for each in crew if each.until is None and each.since <= at}
        people = list(stayed.values())
        if len(people) < 2:
            return people[0], people[0]
        first, second = self.chance.sample(people, 2)
        return first, second


def _fails(routine: Routine) -> range:
    """It earns its standing with the first 22 runs, and loses it soon after."""
    return range(25, 25 + routine.failures)
