"""Whether an agreement can be kept (N14): by contracts, by the graph, by what was seen so far."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.service_level.models import Agreement, Backing, Objective
from armillary.assurance.service_level.queries import agreements, below, history
from armillary.assurance.service_level.rules import feasibility as rules
from armillary.assurance.service_level.rules.feasibility import (
    Feasibility,
    Finding,
    Link,
    Looked,
)
from armillary.assurance.service_level.rules.standing import binds
from armillary.assurance.service_level.vocabulary import BACKING, TIMES, Kind, Measure
from armillary.engines.feasibility import Verdict, judge, uncovered, within
from armillary.engines.worktime import ALWAYS, WorkingTime, between
from armillary.fittings.calendars.queries import calendar
from armillary.kernel.acts import Act

HUNDRED = Decimal(100)
YEAR = 366 * 86_400


@dataclass(frozen=True, slots=True)
class Below:
    """An agreement that this one rests on, with what it promises and of which things."""

    agreement: Agreement
    handover: int
    items: frozenset[int]
    objectives: tuple[Objective, ...]

    def is_about(self, item: int | None) -> bool:
        """Whether it has to do with this service: one that names none has to do with all."""
        return item is None or not self.items or item in self.items

    def most(self, objective: Objective) -> int | None:
        """How long it may take where the objective allows so long; None: it says nothing."""
        fitting = [
            int(each.amount)
            for each in self.objectives
            if each.measure == objective.measure and each.priority in (None, objective.priority)
        ]
        return min(fitting, default=None)


def check(agreement: Agreement, act: Act) -> Feasibility:
    """Hold every promise against what it rests on, as of now. Nothing is written."""
    if agreement.kind in (Kind.REQUIREMENT, Kind.STANDARD):
        return Feasibility(())
    backings = list(agreements.backings(agreement))
    if agreement.kind in BACKING and not backings:
        return Feasibility(())
    return Feasibility(tuple(_Check(agreement, act, backings).findings()))


class _Check:
    """One look at one agreement."""

    def __init__(self, agreement: Agreement, act: Act, backings: Sequence[Backing]) -> None:
        self._agreement, self._act = agreement, act
        self._services = {each.pk: each for each in agreements.services(agreement)}
        standing = [each for each in backings if binds(each.by, act.at.date())]
        self._not_yet = [each.by for each in backings if each not in standing]
        self._below = [
            Below(
                each.by,
                each.handover,
                frozenset(agreements.services(each.by).values_list("pk", flat=True)),
                tuple(agreements.objectives(each.by)),
            )
            for each in standing
        ]

        self._parts = below.promised((each.items, each.objectives) for each in self._below)

    def findings(self) -> Iterator[Finding]:
        for each in self._not_yet:
            says = f"{each.number} {each.name} does not bind yet, or no more."
            yield Finding(Looked.BACKING, Verdict.DOUBTFUL, each.number, says)
        yield from self._of_hours()
        for objective in agreements.objectives(self._agreement):
            if objective.measure in TIMES:
                yield from self._of_contracts(objective)
                yield self._of_history(objective)
            elif objective.measure == Measure.AVAILABILITY:
                yield from self._of_availability(objective)

    def _meant(self, objective: Objective) -> Mapping[int, ConfigurationItem]:
        if objective.covers is None:
            return self._services
        return {objective.covers.pk: objective.covers}

    def _of_hours(self) -> Iterator[Finding]:
        """Who looks after the service itself must be there; what all need is not enough."""
        start = int(self._act.at.timestamp())
        wanted = _hours(self._agreement.hours_id)
        for key, chain in self._chains(self._services):
            looks_after = [each for each in chain if each.items] or chain
            given = [_hours(each.agreement.hours_id) for each in looks_after]
            left = uncovered(wanted, given, start, start + YEAR)
            about = self._services[key].name if key else self._agreement.number
            yield rules.by_hours(about, left, wanted.zone)

    def _chains(self, services: Iterable[int]) -> Iterator[tuple[int | None, list[Below]]]:
        """What stands below each service; those that stand on the same go as one."""
        told: set[tuple[int, ...]] = set()
        for key in (*services,) or (None,):
            chain = [each for each in self._below if each.is_about(key)]
            same = tuple(each.agreement.pk for each in chain)
            if same not in told:
                told.add(same)
                yield key, chain

    def _of_contracts(self, objective: Objective) -> Iterator[Finding]:
        what = Measure(objective.measure).label.lower()
        for key, chain in self._chains(self._meant(objective)):
            links = [
                Link(each.agreement.name, each.handover, each.most(objective)) for each in chain
            ]
            if objective.measure == Measure.RESPONSE:
                links = _first_who_answers(links)
            yield rules.by_contracts(
                self._about(objective, key), what, int(objective.amount), links
            )

    def _of_availability(self, objective: Objective) -> Iterator[Finding]:
        for key in self._meant(objective):
            up, many = below.availability(key, self._parts)
            promised = float(objective.amount / HUNDRED)
            yield rules.by_availability(self._about(objective, key), up, promised, many)

    def _of_history(self, objective: Objective) -> Finding:
        asked = history.Asked(
            measure=Measure(objective.measure),
            organisation=(
                self._agreement.organisation_id if self._agreement.kind == Kind.SLA else None
            ),
            services=[*self._meant(objective)],
            priority=objective.priority,
            until=self._act.at,
        )
        hours = _hours(objective.hours_id or self._agreement.hours_id)
        took = [
            sum(between(hours, start, end) for start, end in case) for case in history.cases(asked)
        ]
        chance = within([took], int(objective.amount), seed=objective.pk)
        promised = float(objective.share / HUNDRED)
        return rules.by_history(objective.number, chance, promised, judge(chance, promised))

    def _about(self, objective: Objective, service: int | None) -> str:
        if service is None or len(self._meant(objective)) == 1:
            return objective.number
        return f"{objective.number} {self._services[service].name}"


def _hours(key: int | None) -> WorkingTime:
    return calendar(key) if key is not None else ALWAYS


def _first_who_answers(links: list[Link]) -> list[Link]:
    """Whoever has it first responds; nobody waits for those to whom it is handed over later."""
    return [each for each in links if each.most is not None][:1]
