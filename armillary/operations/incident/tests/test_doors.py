"""An incident through the API, as a program of another house works with it."""

import json
from typing import Any

import pytest
from django.test import Client

from armillary.operations.incident.tests.makers import a_category, an_incident, lines_of
from tests.makers import a_caller, a_team, an_agent, api_client

pytestmark = pytest.mark.django_db
INCIDENTS = "/api/v1/incidents"


def posted(client: Client, url: str, said: dict[str, Any], **headers: str) -> Any:
    return client.post(url, json.dumps(said), content_type="application/json", headers=headers)


def test_numbers_and_addresses_stand_for_records() -> None:
    caller, category = a_caller(), a_category("Network", "VPN")

    made = posted(
        api_client(an_agent()),
        INCIDENTS,
        {
            "title": "VPN down",
            "impact": 1,
            "urgency": 2,
            "caller": caller.email,
            "category": category.number,
            "channel": "phone",
        },
    )

    assert made.status_code == 201
    told = made.json()
    assert (told["state"], told["priority"], told["proposed_priority"]) == ("new", 2, 2)
    assert told["caller"] == {"number": caller.number, "name": caller.name}
    assert told["category"]["name"] == "Network › VPN"


def test_the_life_of_an_incident_in_five_calls() -> None:
    agent = an_agent()
    client, team = api_client(agent), a_team(agent)

    url = posted(client, INCIDENTS, {"title": "Slow", "impact": 3, "urgency": 3})["Location"]
    assigned = posted(client, f"{url}/assign", {"team": team.number, "assignee": agent.number})
    posted(client, f"{url}/start", {})
    told = {"resolution": "Took the paper out.", "resolution_code": "fixed_by_agent"}
    resolved = posted(client, f"{url}/resolve", told)
    closed = posted(client, f"{url}/close", {})

    assert assigned.json()["assignee"]["number"] == agent.number
    assert resolved.json()["state"] == "resolved"
    assert (closed.status_code, closed.json()["state"]) == (200, "closed")


def test_a_refusal_says_which_rule_and_which_field() -> None:
    agent, incident = an_agent(), an_incident()
    client, url = api_client(agent), f"{INCIDENTS}/{incident.number}"

    wrong = posted(client, f"{url}/hold", {"hold_reason": "lunch"})
    early = posted(client, f"{url}/close", {})
    alone = posted(client, f"{url}/start", {})

    assert (wrong.status_code, early.status_code, alone.status_code) == (422, 409, 409)
    assert alone.json()["detail"] == "Nobody has it: take it or assign it first."
    assert lines_of(incident) == ["log"]


def test_a_correction_without_a_version_is_sent_back() -> None:
    incident = an_incident()
    client, url = api_client(an_agent()), f"{INCIDENTS}/{incident.number}/correct"

    blind = posted(client, url, {"title": "VPN down"})
    seen = posted(client, url, {"title": "VPN down"}, **{"If-Match": '"1"'})
    late = posted(client, url, {"title": "VPN slow"}, **{"If-Match": '"1"'})

    assert (blind.status_code, seen.status_code, late.status_code) == (428, 200, 412)


def test_what_a_caller_does_not_see_is_not_there() -> None:
    incident, other = an_incident(), api_client(a_caller())
    url = f"{INCIDENTS}/{incident.number}"

    assert other.get(url).status_code == 404
    assert posted(other, f"{url}/reopen", {}).status_code == 404
