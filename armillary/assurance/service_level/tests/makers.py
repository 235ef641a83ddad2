"""Agreements of the tests, made through the product's own verbs."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.service_level import actions
from armillary.assurance.service_level.actions import objectives
from armillary.assurance.service_level.models import Agreement, Objective
from armillary.assurance.service_level.vocabulary import Measure
from armillary.people.models import Organisation, Person
from armillary.reference.roles import Role
from tests.makers import a_customer, a_person, a_team, by, the_robot

FIRST_DAY = date(2026, 11, 1)


def a_manager() -> Person:
    """A service-level manager of the provider."""
    return a_person(Role.SERVICE_LEVEL_MANAGER)


def a_representative(customer: Organisation) -> Person:
    """Somebody who speaks for a customer."""
    return a_person(Role.CUSTOMER_REPRESENTATIVE, organisation=customer)


def a_draft(
    manager: Person,
    customer: Organisation | None = None,
    *services: ConfigurationItem,
    **given: Any,
) -> Agreement:
    """An agreement with a customer that is worked on, about these services."""
    act = by(manager)
    named = {"name": "Crew planning", "valid_from": FIRST_DAY, **given}
    agreement = actions.draft_for_customer(act, customer=customer or a_customer(), **named)
    for each in services:
        actions.cover(agreement, act, item=each)
    return agreement


def an_objective(agreement: Agreement, target: str = "4 h", **given: Any) -> Objective:
    """A time to restore, unless something else is given."""
    said = {"measure": Measure.RESTORE, "share": Decimal(90), **given}
    return objectives.define(by(the_robot()), agreement=agreement, target=target, **said)


def a_promise_of_a_team(
    *services: ConfigurationItem, target: str = "2 h", **given: Any
) -> Agreement:
    """An agreement with a team, agreed, in which it promises a time to restore."""
    act, lead = by(the_robot()), a_person()
    agreement = actions.draft_with_team(
        act, name="Applications", team=a_team(lead), counterpart=lead, valid_from=FIRST_DAY
    )
    for each in services:
        actions.cover(agreement, act, item=each)
    an_objective(agreement, target, **given)
    return agreed(agreement)


def agreed(agreement: Agreement) -> Agreement:
    """Proposed, signed by both sides, agreed."""
    act = by(the_robot())
    actions.propose(agreement, act)
    actions.sign(agreement, act)
    actions.record_signature(agreement, by(a_manager()), name="Somebody", signed_on=FIRST_DAY)
    actions.agree(agreement, act)
    return agreement


def promised_to(customer: Organisation, *services: ConfigurationItem) -> Agreement:
    """An agreement that both sides have signed covers these, though nobody has promised them us."""
    agreement = a_draft(a_manager(), customer, *services)
    an_objective(agreement)
    until = (agreement.created_at + timedelta(days=30)).date()
    why = "Nobody has promised us yet."
    actions.waive(agreement, by(the_robot()), reason=why, until=until)
    return agreed(agreement)
