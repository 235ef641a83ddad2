"""A clock runs by what the customer was promised, and by nothing else."""

from datetime import timedelta

import pytest

from armillary.assurance.service_level import actions
from armillary.assurance.service_level.models import Agreement
from armillary.assurance.service_level.queries import agreements
from armillary.assurance.service_level.tests.makers import (
    FIRST_DAY,
    a_draft,
    a_manager,
    an_objective,
)
from armillary.assurance.service_level.vocabulary import Priority
from armillary.kernel.access.standing import stand_as
from armillary.operations.incident import actions as incidents
from armillary.operations.incident.tests.makers import an_incident
from armillary.operations.incident.vocabulary import Priority as OfIncidents
from armillary.people.models import Person
from tests.makers import MONDAY, a_caller, a_service, an_agent, by, the_robot

pytestmark = pytest.mark.django_db


def promised_to(caller: Person) -> Agreement:
    """Two hours when it is critical, eight when it is not, around the clock."""
    manager, act = a_manager(), by(the_robot(), MONDAY - timedelta(days=9))
    agreement = a_draft(manager, caller.organisation, a_service(), valid_from=FIRST_DAY)
    an_objective(agreement, "2 h", priority=Priority.CRITICAL)
    an_objective(agreement, "8 h")
    actions.propose(agreement, act)
    actions.sign(agreement, act)
    actions.record_signature(agreement, by(manager), name="Ada Quay", signed_on=FIRST_DAY)
    until = MONDAY.date() + timedelta(days=30)
    actions.waive(agreement, act, reason="For this test.", until=until)
    actions.agree(agreement, act)
    stand_as(the_robot())  # from here on it is known
    return agreement


def test_what_is_due_follows_from_the_agreement() -> None:
    stand_as(the_robot())
    caller, stranger = a_caller(), a_caller()
    [covered] = agreements.services(promised_to(caller))

    mine = an_incident(caller, service=covered)
    others = an_incident(stranger, service=covered)
    of_another_service = an_incident(caller, service=a_service())

    assert mine.due_at == MONDAY + timedelta(hours=8)
    assert (others.due_at, of_another_service.due_at) == (None, None)


def test_a_higher_priority_has_its_own_promise() -> None:
    stand_as(the_robot())
    caller, agent = a_caller(), an_agent()
    [covered] = agreements.services(promised_to(caller))
    incident = an_incident(caller, service=covered)

    incidents.override_priority(
        incident, by(agent), priority=OfIncidents.CRITICAL, priority_reason="Ships wait."
    )

    assert incident.due_at == MONDAY + timedelta(hours=2)
