"""Scenario 3 of the model document: unable to commit to service quality."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from armillary.assurance.service_level import actions
from armillary.assurance.service_level.actions import objectives
from armillary.assurance.service_level.models import Agreement
from armillary.assurance.service_level.queries import editions, feasibility
from armillary.assurance.service_level.vocabulary import Kind, Measure, State
from armillary.fittings.calendars.actions import define as define_calendar
from armillary.fittings.calendars.models import Calendar
from armillary.kernel.access.actions import organisations
from armillary.kernel.access.actions.organisations import Party
from armillary.kernel.access.standing import stand_as
from armillary.kernel.errors import RuleBroken
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person
from armillary.reference.roles import Role
from tests.makers import MONDAY, a_customer, a_person, a_service, a_team, by, the_robot

pytestmark = pytest.mark.django_db

TODAY = MONDAY.date()
DAY_AND_NIGHT = "00:00-24:00"


def hours(name: str, each_day: str, weekend: str) -> Calendar:
    """Hours in the zone of the house."""
    days: dict[str, Any] = dict.fromkeys(
        ("monday", "tuesday", "wednesday", "thursday", "friday"), each_day
    )
    made = define_calendar(
        by(the_robot()), name=name, zone="Europe/Berlin", saturday=weekend, sunday=weekend, **days
    )
    stand_as(the_robot())  # from here on its hours are known
    return made


class Night:
    """Ships sail at night, and their crews need their service then."""

    def __init__(self) -> None:
        stand_as(the_robot())
        self.office = hours("Office", "08:00-18:00", "closed")
        self.always = hours("Day and night", DAY_AND_NIGHT, DAY_AND_NIGHT)
        self.manager = a_person(Role.SERVICE_LEVEL_MANAGER)
        self.customer = a_customer("Larkspur Line")
        self.speaker = a_person(Role.CUSTOMER_REPRESENTATIVE, organisation=self.customer)
        self.service = a_service("Crew planning")
        self.promised = self.promise()

    def promise(self) -> Agreement:
        """We would promise to restore it within four hours, day and night."""
        act = by(self.manager)
        agreement = actions.draft_for_customer(
            act,
            name="Crew planning",
            customer=self.customer,
            counterpart=self.speaker,
            hours=self.always,
            valid_from=TODAY,
        )
        actions.cover(agreement, act, item=self.service)
        restore(agreement, act.actor, "4 h")
        return agreement

    def team(self, calendar: Calendar) -> Agreement:
        """The team of the application promises two hours, when it is there."""
        act, lead = by(self.manager), a_person()
        agreement = actions.draft_with_team(
            act, name="Applications", team=a_team(lead), hours=calendar, valid_from=TODAY
        )
        return self.settled(agreement, lead)

    def supplier(self, calendar: Calendar) -> Agreement:
        """A supplier stands by."""
        act = by(self.manager)
        supplier = organisations.register(by(the_robot()), name="Night Watch", kind=Party.SUPPLIER)
        agreement = actions.draft_contract(
            act, name="Stand-by", supplier=supplier, hours=calendar, valid_from=TODAY
        )
        return self.settled(agreement, None)

    def settled(self, agreement: Agreement, lead: Person | None) -> Agreement:
        actions.cover(agreement, by(self.manager), item=self.service)
        restore(agreement, self.manager, "1 h 30 min")
        return self.signed(agreement, lead.name if lead else "Night Watch")

    def signed(self, agreement: Agreement, other: str) -> Agreement:
        act, clerk = by(self.manager), a_person(Role.CONTRACT_MANAGER)
        actions.propose(agreement, act)
        actions.sign(agreement, act)
        actions.record_signature(agreement, by(clerk), name=other, signed_on=TODAY)
        actions.agree(agreement, act)
        return agreement

    def both_sign(self) -> None:
        actions.propose(self.promised, by(self.manager))
        actions.sign(self.promised, by(self.manager))
        actions.sign(self.promised, by(self.speaker))


def restore(agreement: Agreement, who: Person, target: str) -> None:
    objectives.define(
        by(who),
        agreement=agreement,
        measure=Measure.RESTORE,
        target=target,
        share=Decimal(90),
    )


@pytest.fixture
def night() -> Night:
    return Night()


def lacking(night: Night) -> list[str]:
    found = feasibility.check(night.promised, by(night.manager))
    return [each.looked.value for each in found.lacking]


def test_a_service_without_a_contract_for_its_hours_is_not_agreed(night: Night) -> None:
    actions.rest_on(night.promised, by(night.manager), by=night.team(night.office))
    night.both_sign()
    lines = Entry.objects.count()

    with pytest.raises(RuleBroken, match="nobody has promised to be there"):
        actions.agree(night.promised, by(night.manager))

    night.promised.refresh_from_db()
    assert night.promised.state == State.NEGOTIATING
    assert Entry.objects.count() == lines
    assert lacking(night) == ["hours"]


def test_a_contract_for_the_night_closes_the_gap(night: Night) -> None:
    act = by(night.manager)
    actions.rest_on(night.promised, act, by=night.team(night.office))
    actions.rest_on(night.promised, act, by=night.supplier(night.always), handover="30 min")
    night.both_sign()

    actions.agree(night.promised, act)

    assert night.promised.state == State.AGREED
    assert lacking(night) == []


def test_somebody_answers_for_the_gap_until_a_day(night: Night) -> None:
    act = by(night.manager)
    actions.rest_on(night.promised, act, by=night.team(night.office))
    night.both_sign()
    until = TODAY + timedelta(days=45)

    actions.waive(night.promised, act, reason="The stand-by starts in January.", until=until)
    actions.agree(night.promised, act)

    assert night.promised.state == State.AGREED
    waiver = editions.waiver_in_force(night.promised, TODAY)
    assert waiver is not None
    assert (waiver.by, waiver.reason, waiver.until) == (
        night.manager,
        "The stand-by starts in January.",
        until,
    )
    assert "nobody has promised to be there" in waiver.findings[0]
    line = Entry.objects.get(record_type="agreements", verb="waive")
    assert (line.actor, line.record_id) == (night.manager, night.promised.pk)
    assert night.promised.kind == Kind.SLA
