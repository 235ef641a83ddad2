"""What sources tell through the API: once, however often a call comes."""

import json
from typing import Any

import pytest

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.sources.models import Reading
from armillary.kernel.access.standing import stand_as
from armillary.people.models import Person
from tests.configuration_sources.makers import item, seen, told, work_off
from tests.makers import a_caller, api_client, signed_in_client
from tests.web.reading import words

HERE = "/api/v1/sources/agent-7/seen"
BODY = json.dumps({"items": [seen("h1", name="db1", serial_number="S-1", odd=1)]})


def post(person: Person, body: str, address: str = HERE) -> Any:
    return api_client(person).post(address, body, content_type="application/json")


def test_what_an_agent_saw_is_taken_in_and_told(keeper: Person) -> None:
    answer = post(keeper, BODY)
    work_off()

    stand_as(keeper)
    assert (answer.status_code, answer.json()["state"]) == (202, "trying")
    number = answer.json()["reading"]
    assert item("db1").custom["serial_number"] == "S-1"
    [row] = api_client(keeper).get(f"/api/v1/readings/{number}/rows").json()["items"]
    assert (row["verdict"], row["outcome"], row["item"]) == ("new", "done", item("db1").number)
    assert row["changes"]["serial_number"]["after"] == "S-1"


def test_a_call_that_is_repeated_with_its_key_is_heard_once(keeper: Person) -> None:
    api, headers = api_client(keeper), {"Idempotency-Key": "k1"}

    first = api.post(HERE, BODY, content_type="application/json", headers=headers)
    again = api.post(HERE, BODY, content_type="application/json", headers=headers)

    assert again.json() == first.json()
    assert Reading.objects.count() == 1


def test_a_reading_goes_on_where_it_ended(keeper: Person) -> None:
    reading = told(keeper, seen("a"), seen("b"), seen("c"), take=False)
    address = f"/api/v1/readings/{reading.number}/rows?limit=2"

    first = api_client(keeper).get(address).json()
    rest = api_client(keeper).get(first["next"]).json()

    assert [row["key"] for row in first["items"] + rest["items"]] == ["a", "b", "c"]
    assert rest["next"] is None


@pytest.mark.parametrize(
    ("address", "body", "status"),
    [
        (HERE, "", 422),
        (f"{HERE}?complete=perhaps", BODY, 400),
        ("/api/v1/sources/Agent%207/seen", BODY, 422),
        ("/api/v1/sources/person/seen", BODY, 422),
    ],
)
def test_what_cannot_be_heard_is_refused(
    keeper: Person, address: str, body: str, status: int
) -> None:
    assert post(keeper, body, address).status_code == status
    assert not Reading.objects.exists()


def test_a_relation_that_is_told_twice_otherwise_is_refused_in_words(keeper: Person) -> None:
    """By a program as in the browser; told twice alike it is told once."""
    told = {"source": "h1", "type": "depends_on", "target": "h2", "share": 0.5}
    things = {"items": [seen("h1"), seen("h2")]}
    said = "“h1” depends on “h2” is told twice, with different numbers. Tell it once."

    alike = post(keeper, json.dumps({**things, "relations": [told, told]}))
    refused = post(keeper, json.dumps({**things, "relations": [told, {**told, "share": 0.7}]}))
    work_off()

    stand_as(keeper)
    assert (alike.status_code, refused.status_code) == (202, 202)
    address = f"readings/{refused.json()['reading']}"
    reading = api_client(keeper).get(f"/api/v1/{address}").json()
    assert (reading["state"], reading["trouble"]) == ("unreadable", said)
    rows = api_client(keeper).get(f"/api/v1/{address}/rows")
    assert (rows.status_code, rows.json()["items"]) == (200, [])
    page = signed_in_client(keeper).get(f"/{address}")
    assert page.status_code == 200
    assert words(page.content.decode()).count(said) >= 1
    known = api_client(keeper).get(f"/api/v1/readings/{alike.json()['reading']}").json()
    assert (known["state"], known["trouble"]) != ("unreadable", said)


def test_callers_tell_nothing(keeper: Person) -> None:
    assert post(a_caller(), BODY).status_code == 403
    assert not Reading.objects.exists()


def test_nonsense_waits_as_what_it_is(keeper: Person) -> None:
    number = post(keeper, "{").json()["reading"]
    work_off()

    stand_as(keeper)
    reading = api_client(keeper).get(f"/api/v1/readings/{number}").json()
    assert reading["state"] == "unreadable"
    assert not ConfigurationItem.objects.exists()
