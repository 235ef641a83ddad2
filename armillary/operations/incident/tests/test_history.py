"""How long incidents took, as agreements ask for it."""

from datetime import timedelta
from typing import Any

import pytest

from armillary.assurance.service_level.queries.history import Asked, cases
from armillary.assurance.service_level.vocabulary import Measure, Priority
from armillary.kernel.access.standing import stand_as
from armillary.operations.incident import actions
from armillary.operations.incident.models import Incident
from armillary.operations.incident.tests.makers import HOUR, an_incident, resolve
from armillary.operations.incident.vocabulary import HoldReason
from armillary.operations.incident.vocabulary import Priority as OfIncidents
from armillary.people.models import Person
from tests.makers import MONDAY, a_caller, a_service, an_agent, by, the_robot

pytestmark = pytest.mark.django_db


def took(measure: Measure, **more: object) -> list[int]:
    """The seconds of each case."""
    given = {"organisation": None, "services": (), "priority": None, **more}
    asked = Asked(measure=measure, until=MONDAY + timedelta(days=9), **given)  # type: ignore[arg-type]
    return [sum(end - start for start, end in case) for case in cases(asked)]


def one_that_waited(agent: Person, **said: Any) -> Incident:
    """Taken after one hour, on hold from the second to the fifth, resolved after six."""
    incident = an_incident(**said)
    actions.take(incident, by(agent, MONDAY + HOUR))
    actions.start(incident, by(agent, MONDAY + HOUR))
    actions.hold(incident, by(agent, MONDAY + 2 * HOUR), hold_reason=HoldReason.AWAITING_VENDOR)
    actions.resume(incident, by(agent, MONDAY + 5 * HOUR))
    resolve(incident, agent, MONDAY + 6 * HOUR)
    return incident


def test_the_clock_does_not_run_while_it_is_on_hold() -> None:
    stand_as(the_robot())
    one_that_waited(an_agent())

    assert took(Measure.RESPONSE) == [3600]
    assert took(Measure.RESTORE) == [3 * 3600]
    assert took(Measure.RESOLVE) == [3 * 3600]


def test_only_cases_like_those_are_counted() -> None:
    stand_as(the_robot())
    agent, caller, service = an_agent(), a_caller(), a_service()
    one_that_waited(agent, reporter=caller, service=service)
    one_that_waited(agent)
    an_incident(caller)

    assert len(took(Measure.RESOLVE)) == 2
    assert len(took(Measure.RESOLVE, organisation=caller.organisation_id)) == 1
    assert len(took(Measure.RESOLVE, services=(service.pk,))) == 1
    assert took(Measure.RESOLVE, services=(service.pk,), organisation=agent.organisation_id) == []
    assert took(Measure.RESOLVE, priority=4) == []


def test_priorities_are_the_same_on_both_sides() -> None:
    assert Priority.choices == OfIncidents.choices
