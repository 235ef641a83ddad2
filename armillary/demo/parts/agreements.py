"""Service-level management in the demo: who promised what, in all states, with its history."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from armillary.assurance.service_level import actions
from armillary.assurance.service_level.actions import catalogue, objectives
from armillary.assurance.service_level.models import Agreement
from armillary.assurance.service_level.queries import agreements
from armillary.assurance.service_level.vocabulary import Better, Measure, Priority
from armillary.demo.parts.part import Part, Plan
from armillary.demo.plan import promises
from armillary.demo.plan.promises import Aim, Deal
from armillary.demo.plan.world import World
from armillary.demo.stage import Stage
from armillary.fittings.calendars.actions import define as define_calendar
from armillary.fittings.calendars.models import Calendar
from armillary.kernel.access.actions import organisations, persons
from armillary.kernel.access.actions.organisations import Party
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door
from armillary.kernel.conversation.actions import comment
from armillary.people.models import Organisation, Person

KEEPER = "hanne.solberg@it.meridian.example"
ZONE = "Europe/London"
OPEN_END = timedelta(days=45)


def plan(world: World) -> Plan:
    """What is needed comes first: calendars, the catalogue, what others promise; then our own."""
    return Plan([*promises.LEVELS, *promises.BELOW, *promises.ABOVE, promises.NEEDS])


def play(stage: Stage, deals: Sequence[Deal]) -> None:
    """Let them all come about, each at its time."""
    playing = Playing(stage)
    for deal in deals:
        playing.make(deal)


class Playing:
    """Meridian's service-level manager at work."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.now = stage, stage.world.now
        self.keeper = stage.known_as(KEEPER)
        self.made: dict[str, Agreement] = {}
        self.hours = self._calendars()
        self.parties = self._parties()
        self.standard = catalogue.put_in_catalogue(
            self.at(500),
            name=promises.CATALOGUE,
            description="An application that we run, watch and mend for you.",
            owner=self.keeper,
        )
        stand_as(stage.robot)  # from here on the calendars are known

    def at(self, days_ago: float, who: Person | None = None) -> Act:
        """An act of somebody so many days ago, though never before the demo begins."""
        moment = max(self.now - timedelta(days=days_ago), self.stage.world.begin)
        return Act(actor=who or self.keeper, at=moment, door=Door.WEB)

    def make(self, deal: Deal) -> None:
        """Bring an agreement about, as far as it has come."""
        begun = (deal.agreed or 12) + 6
        speaks = self._speaker(deal)
        agreement = self._drafted(deal, self.at(begun), speaks)
        self.made[deal.name] = agreement
        self._fill(agreement, deal, self.at(begun - 1))
        if deal.kind == "requirement":
            self._choose(agreement)
        elif deal.agreed is not None:
            self._agree(agreement, deal, deal.agreed, speaks)
            self._read(agreement)
        elif deal.proposed:
            self._negotiate(agreement, speaks)
        if deal.next:
            self._renew(agreement, deal, speaks)

    def _drafted(self, deal: Deal, act: Act, speaks: Person | None) -> Agreement:
        first = self.at(-30 if deal.agreed is None else deal.agreed).at.date()
        given: dict[str, Any] = {"hours": self.hours[deal.hours], "description": deal.says}
        if deal.kind == "standard":
            return actions.draft_level(
                act,
                standard_service=self.standard,
                level=deal.name,
                price=Decimal(deal.price or 0),
                options=deal.exclusions,
                valid_from=first,
                **given,
            )
        given |= {"name": deal.name, "counterpart": speaks}
        if deal.kind == "requirement":
            return actions.collect_requirements(act, customer=self.parties[deal.other], **given)
        given |= {"valid_from": first, "valid_until": self._end(deal)}
        if deal.kind == "ola":
            return actions.draft_with_team(act, team=self.stage.teams[deal.other], **given)
        if deal.kind == "underpinning":
            return actions.draft_contract(act, supplier=self.parties[deal.other], **given)
        return actions.draft_for_customer(act, customer=self.parties[deal.other], **given)

    def _fill(self, agreement: Agreement, deal: Deal, act: Act) -> None:
        if deal.kind != "standard":
            actions.revise(
                agreement,
                act,
                duties=deal.duties,
                exclusions=deal.exclusions,
                price=None if deal.price is None else Decimal(deal.price),
                currency="GBP",
                credit_limit=15 if deal.kind == "sla" else None,
            )
        for name in deal.services:
            actions.cover(agreement, act, item=self.stage.items[name])
        for name, handover in deal.rests_on:
            actions.rest_on(agreement, act, by=self.made[name], handover=handover)
        for aim in deal.aims:
            self._promise(agreement, aim, act)

    def _promise(self, agreement: Agreement, aim: Aim, act: Act) -> None:
        objectives.define(
            act,
            agreement=agreement,
            measure=Measure(aim.measure),
            target=aim.target,
            share=Decimal(aim.share),
            priority=Priority(aim.priority) if aim.priority else None,
            credit=None if aim.credit is None else Decimal(aim.credit),
            metric=aim.metric,
            unit=aim.unit,
            better=Better.LOWER if aim.metric else None,
        )

    def _read(self, agreement: Agreement) -> None:
        """What the customer counts itself, month by month."""
        for each in agreements.objectives(agreement):
            for days, count in promises.READ if each.measure == Measure.CUSTOM else ():
                act = self.at(days)
                source = f"the payroll office of {agreement.organisation.name}"
                objectives.record_reading(each, act, value=Decimal(count), source=source)

    def _agree(self, agreement: Agreement, deal: Deal, days: float, speaks: Person | None) -> None:
        actions.propose(agreement, self.at(days + 3))
        if deal.waived:
            until = self.now.date() + OPEN_END
            actions.waive(agreement, self.at(days + 2), reason=deal.waived, until=until)
        if speaks is not None:
            actions.sign(agreement, self.at(days + 1, speaks))
        actions.sign(agreement, self.at(days + 0.5))
        actions.agree(agreement, self.at(days))

    def _negotiate(self, agreement: Agreement, speaks: Person | None) -> None:
        """Proposed twice: the other side wanted something else."""
        actions.propose(agreement, self.at(8))
        if speaks is not None:
            words = "Two hours are fine. What happens at the weekend, when we sell most?"
            comment(agreement, self.at(6, speaks), text=words)
        words = "A second person is on call from Friday evening to Monday morning."
        actions.revise(agreement, self.at(4), description=f"{agreement.description}\n{words}")
        actions.propose(agreement, self.at(3))

    def _renew(self, agreement: Agreement, deal: Deal, speaks: Person | None) -> None:
        """Looked at again, and a successor is on the table."""
        actions.begin_review(agreement, self.at(20))
        actions.begin_successor(agreement, self.at(16))
        fresh = agreements.successor(agreement)
        if fresh is None:
            raise RuntimeError("A successor was begun and is not there.")
        actions.propose(fresh, self.at(15))
        self._sharpen(fresh, deal.next)
        duties = "Name a duty manager for each terminal and each night."
        actions.revise(fresh, self.at(9), duties=duties, price=Decimal(15_600))
        actions.propose(fresh, self.at(7))
        if speaks is not None:
            actions.sign(fresh, self.at(2, speaks))

    def _sharpen(self, fresh: Agreement, aims: Sequence[Aim]) -> None:
        known = {(e.measure, e.priority): e for e in agreements.objectives(fresh)}
        for aim in aims:
            found = known.get((aim.measure, aim.priority))
            if found is None:
                self._promise(fresh, aim, self.at(10))
            else:
                credit = None if aim.credit is None else Decimal(aim.credit)
                objectives.revise(found, self.at(10), target=aim.target, credit=credit)

    def _choose(self, needs: Agreement) -> None:
        reason = "The auction is at night, and its restoring is nearest to what is needed."
        actions.choose_level(needs, self.at(5), chosen=self.made["Gold"], reason=reason)
        actions.hand_gaps_over(needs, self.at(4))

    def _end(self, deal: Deal) -> date | None:
        return None if deal.ends is None else self.now.date() + timedelta(days=deal.ends)

    def _speaker(self, deal: Deal) -> Person | None:
        """Who has been there the longest, representatives first; of suppliers, one of theirs."""
        if deal.kind in ("standard", "underpinning"):
            return self.suppliers.get(deal.other)
        company = self.stage.world.company
        there = [
            each
            for each in company.people
            if each.until is None
            and deal.other in (each.organisation, *each.teams)
            and each.email != KEEPER
        ]
        first = min(there, key=lambda e: ("customer-representative" not in e.roles, e.since, e.key))
        return self.stage.people[first.key]

    def _parties(self) -> dict[str, Organisation]:
        act = Act(actor=self.stage.robot, at=self.stage.world.begin, door=Door.JOB)
        self.suppliers: dict[str, Person] = {}
        for name in promises.SUPPLIERS:
            made = organisations.register(act, name=name, kind=Party.SUPPLIER)
            self.suppliers[name] = self._clerk(act, made)
        return {each.name: each for each in Organisation.objects.all()}

    def _clerk(self, act: Act, supplier: Organisation) -> Person:
        word = supplier.name.split()[0].lower()
        return persons.register(
            act,
            name=f"Contracts of {supplier.name}",
            email=f"contracts@{word}.example",
            organisation=supplier,
        )

    def _calendars(self) -> dict[str, Calendar]:
        act = Act(actor=self.stage.robot, at=self.stage.world.begin, door=Door.JOB)
        made: dict[str, Calendar] = {}
        for name, (week, weekend) in promises.HOURS.items():
            days: dict[str, Any] = dict.fromkeys(
                ("monday", "tuesday", "wednesday", "thursday", "friday"), week
            )
            made[name] = define_calendar(
                act, name=name, zone=ZONE, saturday=weekend, sunday=weekend, **days
            )
        return made


PART = Part("agreements", plan, play)
