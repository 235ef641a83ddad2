"""What people and programs read of clocks: what is left, when it is due, and every second why."""

import re
from datetime import timedelta
from typing import Any

import pytest

from armillary.kernel.acts import Act, Door
from armillary.operations.incident import actions
from armillary.operations.incident.models import Incident
from armillary.operations.incident.tests.makers import an_incident
from armillary.operations.incident.vocabulary import HoldReason, Impact, Urgency
from armillary.people.models import Person
from tests.clocks.makers import HOUR, MINUTE, a_target
from tests.makers import (
    a_caller,
    a_stranger,
    a_team,
    an_agent,
    api_client,
    by,
    now,
    signed_in_client,
)

pytestmark = pytest.mark.django_db
TWO_STOPPED: dict[str, Any] = {"impact": Impact.SEVERAL_PEOPLE, "urgency": Urgency.WORK_STOPPED}
BEGIN = now().replace(microsecond=0) - 6 * HOUR


@pytest.fixture
def agent() -> Person:
    return an_agent()


@pytest.fixture
def incident(agent: Person) -> Incident:
    """Logged six hours ago, taken after one, on hold after two, and going on since three."""
    a_target("incidents:response", minutes=90)
    a_target("incidents:resolve", minutes=240, warnings="50")
    made = actions.log(
        Act(actor=a_caller(), at=BEGIN, door=Door.WEB), title="It drops", **TWO_STOPPED
    )
    actions.assign(made, by(agent, BEGIN + 30 * MINUTE), team=a_team(agent, name="Network"))
    actions.take(made, by(agent, BEGIN + HOUR))
    actions.start(made, by(agent, BEGIN + HOUR))
    reason = HoldReason.AWAITING_VENDOR
    actions.hold(made, by(agent, BEGIN + 2 * HOUR), hold_reason=reason)
    actions.resume(made, by(agent, BEGIN + 3 * HOUR))
    return made


def the_caller(incident: Incident) -> Person:
    assert incident.caller
    return incident.caller


def told(client: Any, address: str) -> str:
    return str(client.get(address).content.decode())


def test_a_record_shows_its_clocks(agent: Person, incident: Incident) -> None:
    page = told(signed_in_client(agent), f"/incidents/{incident.number}")

    assert "took 1 h of 1 h 30 min" in page
    assert re.search(r"1 h( \d min)? more than the 4 h promised", page)
    assert f"/incidents/{incident.number}/clocks" in page


def test_a_record_of_which_nothing_is_promised_has_none(agent: Person) -> None:
    made = an_incident()
    client = signed_in_client(agent)

    assert "Explain every second" not in told(client, f"/incidents/{made.number}")
    assert client.get(f"/incidents/{made.number}/clocks").status_code == 404


def test_every_second_is_explained_with_its_reason_and_its_holder(
    agent: Person, incident: Incident
) -> None:
    page = told(signed_in_client(agent), f"/incidents/{incident.number}/clocks")

    assert "Paused <strong>1 h</strong>" in page
    assert "Awaiting vendor" in page
    assert f"<td>{agent.name}</td>" in page
    assert "<td>Network</td>" in page


def test_programs_read_the_same_and_it_adds_up(agent: Person, incident: Incident) -> None:
    found = api_client(agent).get(f"/api/v1/incidents/{incident.number}/clocks?expand=segments")

    response, resolve = found.json()["items"]
    assert (response["state"], response["spent"], response["left"]) == ("met", 3600, 1800)
    assert (resolve["state"], resolve["late"], resolve["target"]) == ("running", True, 14_400)
    assert [
        (each["what"], each["reason"], each["holder"], each["seconds"])
        for each in resolve["segments"][:-1]
    ] == [
        ("counted", None, "nobody", 1800),
        ("counted", None, "Network", 1800),
        ("counted", None, agent.name, 3600),
        ("paused", "Awaiting vendor", agent.name, 3600),
        ("counted", None, agent.name, 7200),
    ]
    assert resolve["segments"][-1]["what"] == "late"


def test_a_caller_reads_the_own_clocks_but_not_who_was_holding(
    agent: Person, incident: Incident
) -> None:
    caller = api_client(the_caller(incident))
    found = caller.get(f"/api/v1/incidents/{incident.number}/clocks?expand=segments").json()

    assert {each["holder"] for each in found["items"][1]["segments"]} == {None}
    address = f"/incidents/{incident.number}/clocks"
    assert agent.name not in told(signed_in_client(the_caller(incident)), address)
    assert signed_in_client(a_stranger()).get(address).status_code == 404


def test_a_list_is_asked_for_what_is_due_before_a_moment(agent: Person, incident: Incident) -> None:
    client = api_client(agent)
    due = f"{incident.due_at:%Y-%m-%dT%H:%M:%SZ}"
    later = f"{incident.due_at + timedelta(seconds=1):%Y-%m-%dT%H:%M:%SZ}"  # type: ignore[operator]

    assert client.get(f"/api/v1/incidents?due_at.lt={due}").json()["items"] == []
    [found] = client.get(f"/api/v1/incidents?due_at.lt={later}&sort=due_at").json()["items"]
    assert found["number"] == incident.number


@pytest.mark.parametrize("asked", ["expand=everything", "expand=segments&more=1"])
def test_an_unknown_wish_is_refused(agent: Person, incident: Incident, asked: str) -> None:
    answer = api_client(agent).get(f"/api/v1/incidents/{incident.number}/clocks?{asked}")

    assert answer.status_code == 400
