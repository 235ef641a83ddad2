"""What teams and suppliers promised us runs while it is their turn, and adds up for each."""

from datetime import timedelta
from typing import Any

import pytest

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.service_level import actions as agreements
from armillary.assurance.service_level.models import Agreement
from armillary.assurance.service_level.tests.makers import (
    FIRST_DAY,
    a_promise_of_a_team,
    agreed,
    an_objective,
)
from armillary.fittings.clocks import declared
from armillary.fittings.clocks.models import Clock
from armillary.fittings.clocks.parties import SUPPLIER, of_team
from armillary.kernel.access.actions import organisations, teams
from armillary.kernel.access.actions.organisations import Party
from armillary.kernel.access.standing import stand_as
from armillary.operations.incident import actions
from armillary.operations.incident.models import Incident
from armillary.operations.incident.tests.makers import an_incident, resolve
from armillary.operations.incident.vocabulary import HoldReason
from armillary.people.models import Person
from tests.clocks.makers import after, clock_of, everywhere
from tests.makers import (
    a_caller,
    a_service,
    a_team,
    an_agent,
    api_client,
    by,
    signed_in_client,
    the_robot,
)

pytestmark = pytest.mark.django_db


def a_contract(service: ConfigurationItem) -> Agreement:
    """A supplier restores the service within three hours."""
    supplier = organisations.register(by(the_robot()), name="Night Watch", kind=Party.SUPPLIER)
    act = by(the_robot())
    made = agreements.draft_contract(act, name="Stand-by", supplier=supplier, valid_from=FIRST_DAY)
    agreements.cover(made, act, item=service)
    an_objective(made, "3 h")
    return agreed(made)


class Work:
    """An incident of a service, an agent, and two teams, one of which promised us two hours."""

    def __init__(self) -> None:
        stand_as(the_robot())
        self.agent, self.service = an_agent(), a_service()
        self.ours = a_team(self.agent, name="Service desk")
        self.promise = a_promise_of_a_team(self.service)
        assert self.promise.team
        self.theirs = self.promise.team
        teams.add_member(self.theirs, by(the_robot()), person=self.agent)
        self.agent = Person.objects.get(pk=self.agent.pk)
        a_contract(self.service)
        stand_as(the_robot())
        self.incident = an_incident(a_caller(), service=self.service)

    def hand(self, hours: float, team: Any) -> None:
        verb = actions.reassign if self.incident.assignee_id else actions.assign
        verb(self.incident, by(self.agent, after(hours)), team=team)

    @property
    def of_theirs(self) -> Clock:
        return clock_of(self.incident, "restore", of_team(self.theirs.number))


@pytest.fixture
def work() -> Work:
    return Work()


def differences() -> list[Any]:
    clocks = declared.of(Incident)
    assert clocks
    return [each for _, some in everywhere(clocks, after(99)) for each in some]


def test_the_clock_of_a_team_starts_when_it_is_handed_work_and_stands_while_others_have_it(
    work: Work,
) -> None:
    work.hand(0, work.ours)
    assert not Clock.objects.exists()

    work.hand(1, work.theirs)
    assert (work.of_theirs.started_at, work.of_theirs.due_at) == (after(1), after(3))
    work.hand(1.5, work.ours)
    assert (work.of_theirs.state, work.of_theirs.spent, work.of_theirs.due_at) == (
        "paused",
        1800,
        None,
    )
    work.hand(4, work.theirs)
    assert (work.of_theirs.state, work.of_theirs.due_at) == ("running", after(5.5))
    resolve(work.incident, work.agent, after(5.5))

    assert (work.of_theirs.state, work.of_theirs.spent) == ("met", 7200)
    assert work.of_theirs.objective == work.promise.objectives.get().number
    assert differences() == []


def test_what_is_promised_among_us_says_nothing_of_when_it_is_due_to_the_customer(
    work: Work,
) -> None:
    work.hand(1, work.theirs)

    assert work.incident.due_at is None


def test_while_we_wait_for_a_supplier_its_contract_runs_and_nothing_else(work: Work) -> None:
    act, incident = by(work.agent, after(1)), work.incident
    work.hand(0, work.theirs)
    actions.take(incident, act)
    actions.start(incident, act)
    actions.hold(incident, act, hold_reason=HoldReason.AWAITING_VENDOR)

    theirs = clock_of(incident, "restore", SUPPLIER)
    assert (theirs.started_at, theirs.due_at) == (after(1), after(4))
    assert (work.of_theirs.state, work.of_theirs.spent) == ("paused", 3600)

    actions.resume(incident, by(work.agent, after(5)))

    theirs = clock_of(incident, "restore", SUPPLIER)
    assert (theirs.state, theirs.spent) == ("paused", 4 * 3600)
    assert theirs.breached_at == after(4) + timedelta(seconds=1)
    assert work.of_theirs.state == "running"
    assert differences() == []


def test_while_the_caller_is_asked_nobodys_clock_runs(work: Work) -> None:
    act, incident = by(work.agent, after(1)), work.incident
    work.hand(0, work.theirs)
    actions.take(incident, act)
    actions.start(incident, act)
    actions.hold(incident, act, hold_reason=HoldReason.AWAITING_CALLER)

    assert {each.state for each in Clock.objects.all()} == {"paused"}


def told(person: Person, incident: Incident) -> list[tuple[str, Any]]:
    address = f"/api/v1/incidents/{incident.number}/clocks"
    return [
        (each["strand"], each["party"]) for each in api_client(person).get(address).json()["items"]
    ]


def test_the_staff_reads_whose_clock_it_is_and_the_customer_does_not(work: Work) -> None:
    work.hand(1, work.theirs)
    work.hand(2, work.ours)
    caller = work.incident.caller
    assert caller

    page = signed_in_client(work.agent).get(f"/incidents/{work.incident.number}/clocks")

    words = str(page.content.decode())
    assert f"Restore by {work.theirs.name}" in words
    assert "With others" in words
    assert told(work.agent, work.incident) == [(of_team(work.theirs.number), work.theirs.name)]
    assert told(caller, work.incident) == []
