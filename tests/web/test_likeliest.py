"""Which verb is filled: what is to be done next, never what gives a record up or takes it back."""

import re

import pytest

from armillary.kernel.access.actions import teams
from armillary.operations.incident import actions
from armillary.operations.incident.models import Incident
from armillary.operations.incident.tests.makers import an_incident, resolve, work_in_progress
from armillary.operations.incident.vocabulary import HoldReason, Impact, Urgency
from armillary.people.models import Person
from armillary.records.models import Record
from tests.makers import a_team, an_administrator, an_agent, by, signed_in_client

pytestmark = pytest.mark.django_db


def filled(slug: str, record: Record, person: Person) -> list[str]:
    page = signed_in_client(person).get(f"/{slug}/{record.number}").content.decode()
    return re.findall(r'data-verb="(\w+)"[^>]*data-key-target="primary"', page)


def on_hold(agent: Person) -> Incident:
    incident = work_in_progress(agent)
    actions.hold(incident, by(agent), hold_reason=HoldReason.AWAITING_PARTS)
    return incident


def test_work_is_led_on_to_its_end() -> None:
    agent = an_agent()
    new, under_way = an_incident(), work_in_progress(agent)

    assert filled("incidents", new, agent) == ["take"]
    assert filled("incidents", under_way, agent) == ["resolve"]
    assert filled("incidents", on_hold(agent), agent) == ["resume"]


def test_what_is_resolved_is_closed_next_and_not_opened_again() -> None:
    agent = an_agent()
    small = work_in_progress(agent, impact=Impact.ONE_PERSON, urgency=Urgency.CAN_WAIT)
    resolve(small, agent)

    assert filled("incidents", small, agent) == ["close"]


def test_nothing_is_filled_while_the_end_has_to_wait() -> None:
    agent = an_agent()
    grave = work_in_progress(agent)
    resolve(grave, agent)

    assert filled("incidents", grave, agent) == []


def test_what_is_over_has_no_next() -> None:
    administrator = an_administrator()
    team = a_team()
    teams.retire(team, by(administrator))

    assert filled("teams", team, administrator) == []


def test_what_is_in_use_is_worked_with_and_not_given_up() -> None:
    administrator = an_administrator()

    assert filled("teams", a_team(), administrator) == ["add_member"]
