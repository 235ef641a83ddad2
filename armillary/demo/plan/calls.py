"""When somebody calls for help, and about what: an inhomogeneous Poisson process and its bursts."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import accumulate
from random import Random

from armillary.demo.plan.changes.ill import ILL, faults_of, moments
from armillary.demo.plan.company import Company, Human
from armillary.demo.plan.outages import downs
from armillary.demo.words import FAULTS, Fault

A_DAY_FOR_EACH = 0.021
"""Calls of one person on a middling working day."""

HOURS = (2, 1, 1, 1, 2, 5, 14, 34, 62, 70, 66, 58, 44, 52, 58, 54, 46, 34, 22, 15, 11, 8, 5, 3)
DAYS = (1.28, 1.08, 1.0, 0.98, 0.94, 0.34, 0.28)
SEASONS = (1.06, 1.0, 0.98, 1.0, 1.04, 1.12, 1.18, 1.15, 1.05, 0.97, 0.96, 0.78)
"""Ferries are full in summer; at Christmas the offices are empty."""

GROWTH_A_YEAR = 0.14
RELEASE_EVERY = 14
RELEASED_ILL = 0.4
MAJOR_EVERY = 34.0
THIS_MORNING = timedelta(minutes=150)
CAME_THIS_MORNING = 26


class Part(StrEnum):
    """What a call is among others about the same."""

    SINGLE = "single"
    LEAD = "lead"
    CHILD = "child"
    TWIN = "twin"


@dataclass(frozen=True, slots=True)
class Call:
    """One call for help. `number` is its place among all, `group` names what many call about.

    `thing` is what it is about, where that is not left to chance; `outage` when it was down.
    """

    at: datetime
    caller: int
    fault: int
    part: Part = Part.SINGLE
    group: str = ""
    site: str = ""
    number: int = -1
    thing: str = ""
    outage: datetime | None = None


class Calling:
    """Draws all calls from the beginning until now."""

    def __init__(self, company: Company, begin: datetime, now: datetime, seed: str) -> None:
        self.company, self.begin, self.now, self.seed = company, begin, now, seed
        self.weights = [*accumulate(fault.weight for fault in FAULTS)]
        self.major = [at for at, fault in enumerate(FAULTS) if fault.major]

    def calls(self) -> tuple[Call, ...]:
        """Every call, numbered in the order of time."""
        found: list[Call] = []
        day = self.begin.replace(hour=0, minute=0, second=0, microsecond=0)
        while day < self.now:
            found += self._of_day(day, Random(f"{self.seed} {day:%Y-%m-%d}"))
            day += timedelta(days=1)
        found += self._of_this_morning(Random(f"{self.seed} this morning"))
        found += self._after_changes(Random(f"{self.seed} changes that went ill"))
        found += self._in_outages(Random(f"{self.seed} calls in outages"))
        found = [each for each in found if self.begin <= each.at < self.now]
        found.sort(key=lambda each: (each.at, each.caller))
        return tuple(replace(each, number=number) for number, each in enumerate(found))

    def _of_day(self, day: datetime, chance: Random) -> Iterator[Call]:
        years = (day - self.now).days / 365
        mean = (
            self.company.served(day) * A_DAY_FOR_EACH * DAYS[day.weekday()] * SEASONS[day.month - 1]
        )
        for _ in range(_poisson(mean * (1 + GROWTH_A_YEAR) ** years, chance)):
            yield self._single(_moment(day, chance), chance)
        yield from self._after_release(day, chance)
        if chance.random() < 1 / MAJOR_EVERY and day.weekday() < 6:
            yield from self._major(_moment(day, chance), f"{day:%Y-%m-%d}", chance)

    def _of_this_morning(self, chance: Random) -> Iterator[Call]:
        """Whenever the demo begins, it begins on a morning on which much waits."""
        for _ in range(CAME_THIS_MORNING):
            at = self.now - THIS_MORNING * chance.random()
            yield self._single(at, chance)
        yield from self._major(self.now - timedelta(minutes=95), "this morning", chance)

    def _single(self, at: datetime, chance: Random, fault: int | None = None) -> Call:
        caller = self._caller(at, chance)
        chosen = self._fault(chance) if fault is None else fault
        return Call(at, caller.key, chosen, site=caller.site)

    def _after_release(self, day: datetime, chance: Random) -> Iterator[Call]:
        """A new version of an application every second Wednesday: some go ill for two days."""
        if day.toordinal() % RELEASE_EVERY != 3 or chance.random() > RELEASED_ILL:
            return
        ill = [at for at, fault in enumerate(FAULTS) if fault.after_release]
        fault = chance.choice(ill)
        for _ in range(chance.randrange(4, 15)):
            later = day + timedelta(days=chance.choice((1, 1, 1, 2)))
            yield self._single(_moment(later, chance), chance, fault)

    def _after_changes(self, chance: Random) -> Iterator[Call]:
        """A few changes go ill, and many call about the same service in the days afterwards."""
        share = min(1.0, self.company.served(self.now) / 1000)
        for ill in ILL:
            faults = faults_of(ill.service)
            for at in moments(ill, self.now, share, chance):
                if self.begin <= at:
                    call = self._single(at, chance, chance.choice(faults))
                    yield replace(call, thing=ill.service)

    def _in_outages(self, chance: Random) -> Iterator[Call]:
        """Somebody calls when a service is down."""
        for down in downs(self.begin, self.now, self.seed):
            if down.noticed_at is not None:
                fault = chance.choice(_wrong_with(down.service))
                call = self._single(down.noticed_at, chance, fault)
                yield replace(call, thing=down.service, outage=down.began_at)

    def _major(self, at: datetime, group: str, chance: Random) -> Iterator[Call]:
        """One thing breaks for many: the first call leads, the others follow within two hours."""
        fault = chance.choice(self.major)
        first = self._caller(at, chance)
        near = [each for each in self.company.callers if each.organisation == first.organisation]
        yield Call(at, first.key, fault, Part.LEAD, group, first.site)
        for _ in range(chance.randrange(6, 18)):
            later = at + timedelta(minutes=min(120, 4 + chance.expovariate(1 / 32)))
            caller = self.company.one_of(near, later, chance)
            part = Part.TWIN if chance.random() < 0.2 else Part.CHILD
            yield Call(later, caller.key, fault, part, group, first.site)

    def _caller(self, at: datetime, chance: Random) -> Human:
        return self.company.one_of(self.company.callers, at, chance)

    def _fault(self, chance: Random) -> int:
        return chance.choices(range(len(FAULTS)), cum_weights=self.weights)[0]


def together(calls: Sequence[Call]) -> list[tuple[Call, ...]]:
    """The calls by what they are about: alone, or a first one with all that follow it."""
    groups: dict[str, list[Call]] = {}
    for call in calls:
        groups.setdefault(call.group or str(call.number), []).append(call)
    found = [_led(group) for group in groups.values()]
    return sorted(found, key=lambda group: group[0].number)


def fault_of(call: Call) -> Fault:
    """What the call is about."""
    return FAULTS[call.fault]


def _wrong_with(service: str) -> list[int]:
    """The kinds of trouble by which people notice that it is down, or slow."""
    return [
        at
        for at, fault in enumerate(FAULTS)
        if fault.category.startswith("Application")
        and any(thing.startswith(service) for thing in fault.things)
    ]


def _led(group: list[Call]) -> tuple[Call, ...]:
    """Whoever called first leads, also where the one who should is outside of the history."""
    first, *rest = group
    return (replace(first, part=Part.LEAD) if rest else replace(first, part=Part.SINGLE), *rest)


def _moment(day: datetime, chance: Random) -> datetime:
    hour = chance.choices(range(24), weights=HOURS)[0]
    return day + timedelta(hours=hour, seconds=chance.randrange(3600))


def _poisson(mean: float, chance: Random) -> int:
    """How many of many rare things happen; by the product of uniform numbers, in steps."""
    count, left = 0, mean
    while left > 0:
        step = min(left, 500.0)
        left -= step
        product, floor = chance.random(), math.exp(-step)
        while product > floor:
            count += 1
            product *= chance.random()
    return count
