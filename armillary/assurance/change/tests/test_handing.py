"""What change management gives to other processes and takes from them, also before these exist."""

from typing import Any

import pytest

from armillary.assurance.change.handing import CONTRACTS
from armillary.assurance.change.models import Change
from armillary.assurance.change.tests.makers import (
    TONIGHT,
    a_draft,
    a_manager,
    a_step,
    an_item,
    planned,
    rests,
)
from armillary.assurance.configuration.vocabulary import Family
from armillary.fittings.handoffs import actions
from armillary.kernel.errors import Invalid, NotAllowed
from armillary.kernel.handoffs.models import Handoff
from armillary.kernel.handoffs.vocabulary import State
from armillary.people.models import Person
from armillary.reference.edges import edge
from armillary.reference.roles import Role
from tests.makers import a_person, api_client, by

pytestmark = pytest.mark.django_db

CHANGE = "change-management"
BUILD, RELEASE = "service-build-and-test", "release-to-production"
OPERATIONS, INCIDENTS = "operations-management", "incident-and-service-request-management"
PROBLEMS, CMDB = "problem-management", "configuration-management"
SPEAKER = {
    BUILD: Role.BUILD_LEAD,
    RELEASE: Role.RELEASE_MANAGER,
    OPERATIONS: Role.OPERATOR,
    INCIDENTS: Role.SERVICE_DESK_AGENT,
    PROBLEMS: Role.PROBLEM_ANALYST,
    CMDB: Role.CONFIGURATION_MANAGER,
    CHANGE: Role.CHANGE_MANAGER,
}
"""Somebody who has something to do in each, or answers for it."""
OUT = [
    (45, BUILD),
    (52, RELEASE),
    (58, OPERATIONS),
    (62, INCIDENTS),
    (70, OPERATIONS),
    (70, PROBLEMS),
    (92, BUILD),
    (94, RELEASE),
    (100, CMDB),
]
IN = [
    (45, BUILD),
    (52, RELEASE),
    (58, OPERATIONS),
    (62, INCIDENTS),
    (69, OPERATIONS),
    (69, PROBLEMS),
    (69, BUILD),
    (94, RELEASE),
    (99, PROBLEMS),
]
ONE_WAY = [(69, PROBLEMS, "out"), (99, PROBLEMS, "out"), (92, BUILD, "in"), (100, CMDB, "in")]
TOLD = {
    45: {"change", "title", "state", "work_orders"},
    52: {"revision", "go_no_go", "test_note", "planned_start", "last_decision_at", "outcome"},
    58: {"taken_from", "taken_until", "items", "services"},
    62: {"planned_start", "planned_end", "services", "outage", "outage_minutes"},
    70: {"planned_start", "planned_end", "risk", "services", "team"},
    92: {"change", "title", "state", "work_orders"},
    94: {"work_orders", "go_no_go", "started_at", "as_planned", "outcome"},
    100: {"items", "outcome"},
}
"""What goes along, by edge: whoever builds the other end can count on it."""


def speaking_for(process: str) -> Person:
    return a_person(SPEAKER[process])


@pytest.fixture
def change() -> Change:
    """One that is planned, has steps, and hits a service."""
    server = an_item("db1")
    rests(an_item("Payroll", Family.SERVICE), server)
    made = planned(a_draft(server))
    a_step(made, "Stop the database", minutes=10)
    a_step(made, "Start the old one", back_out=True)
    return made


@pytest.mark.parametrize(("number", "process"), OUT)
def test_what_it_gives_is_taken(change: Change, number: int, process: str) -> None:
    assert edge(number).carries(CHANGE, process)

    made = actions.offer(
        by(a_manager()), about=change, edge=number, to_process=process, wish="Please go on."
    )
    with pytest.raises(NotAllowed, match=f"responsible for something in {process}"):
        actions.accept(made, by(a_person(Role.AUDITOR)))
    actions.accept(made, by(speaking_for(process)), answer="We do.")

    found = Handoff.objects.get()
    assert (found.state, found.from_process, found.to_process) == (State.ACCEPTED, CHANGE, process)
    assert found.content.keys() >= TOLD[number]
    assert found.content["change"] == change.number


@pytest.mark.parametrize(("number", "process"), IN)
def test_what_it_is_given_it_takes(change: Change, number: int, process: str) -> None:
    assert edge(number).carries(process, CHANGE)

    made = actions.offer(
        by(speaking_for(process)),
        about=change,
        edge=number,
        from_process=process,
        to_process=CHANGE,
        wish="All 812 tests passed.",
    )
    actions.accept(made, by(a_manager()))

    assert (made.state, made.from_process) == (State.ACCEPTED, process)


@pytest.mark.parametrize(("number", "process", "way"), ONE_WAY)
def test_what_goes_one_way_does_not_go_back(
    change: Change, number: int, process: str, way: str
) -> None:
    sender, receiver = (CHANGE, process) if way == "out" else (process, CHANGE)

    with pytest.raises(Invalid, match="does not lead there"):
        actions.offer(
            by(speaking_for(sender)),
            about=change,
            edge=number,
            from_process=sender,
            to_process=receiver,
            wish="Back.",
        )


def test_nobody_speaks_for_a_process_without_a_duty_in_it(change: Change) -> None:
    with pytest.raises(Invalid, match="responsible in service-build-and-test"):
        actions.offer(
            by(a_person(Role.AUDITOR)),
            about=change,
            edge=45,
            from_process=BUILD,
            to_process=CHANGE,
            wish="It is built.",
        )


def test_what_is_handed_over_stays_as_it_was_then(change: Change) -> None:
    act = by(a_manager())
    made = actions.offer(act, about=change, edge=92, to_process=BUILD, wish="Build it.")

    a_step(change, "Look again")

    told = [each["title"] for each in Handoff.objects.get(pk=made.pk).content["work_orders"]]
    assert told == ["Stop the database", "Start the old one"]


def test_programs_read_what_goes_along(change: Change) -> None:
    actions.offer(by(a_manager()), about=change, edge=70, to_process=OPERATIONS, wish="Know it.")
    client = api_client(speaking_for(OPERATIONS))

    [told] = client.get("/api/v1/hand-offs", {"fields": "number,content"}).json()["items"]

    assert told["content"]["planned_start"] == TONIGHT.isoformat()
    assert [each.split(" ", 1)[1] for each in told["content"]["services"]] == ["Payroll"]


def test_every_edge_that_leaves_has_a_contract() -> None:
    leaving = {number for number, _ in OUT}

    assert set(CONTRACTS) == leaving == set(TOLD)
    assert all(edge(number).contract for number in {*leaving, 69, 99})


def test_an_end_of_any_kind_is_told(change: Change) -> None:
    """Nothing of a contract needs what a change has only later."""
    bare: Any = a_draft()
    for number in CONTRACTS:
        assert CONTRACTS[number](bare, bare.requester)["change"] == bare.number
