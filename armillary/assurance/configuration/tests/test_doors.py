"""Items at the doors: what their class is described by, in the API, in lists and in forms."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from armillary.assurance.configuration import actions
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.tests.makers import a, of, way
from armillary.people.models import Person
from tests.makers import MONDAY, a_caller, api_client, by, signed_in_client

TUESDAY = MONDAY + timedelta(days=1)
ITEMS = "/api/v1/configuration-items"


@pytest.fixture
def api(keeper: Person) -> Client:
    return api_client(keeper)


@pytest.fixture
def web(keeper: Person) -> Client:
    return signed_in_client(keeper)


def post(api: Client, address: str, body: dict[str, Any], **more: Any) -> Any:
    return api.post(address, body, content_type="application/json", **more)


def test_a_program_gives_attributes_as_it_reads_them(api: Client) -> None:
    given = {"serial_number": "SN7", "memory": 64}
    said = {"name": "db1", "configuration_class": "server", "attributes": given}

    made = post(api, ITEMS, said)

    assert made.status_code == 201
    document = made.json()
    assert document["attributes"] == {"serial_number": "SN7", "memory": "64.00"}
    assert document["configuration_class"]["name"] == "Server"
    [listed] = api.get(ITEMS).json()["items"]
    assert listed["attributes"] == document["attributes"]
    assert "custom_memory" not in listed


def test_a_list_is_narrowed_ordered_and_told_by_attributes(api: Client, keeper: Person) -> None:
    a("server", keeper, name="small", custom_memory="8")
    a("server", keeper, name="large", custom_memory="512")
    a("virtual_machine", keeper, name="guest", custom_memory="64")

    asked = f"{ITEMS}?custom_memory.gte=10&sort=-custom_memory&fields=name,custom_memory"

    assert api.get(asked).json()["items"] == [
        {"name": "large", "custom_memory": "512.00"},
        {"name": "guest", "custom_memory": "64.00"},
    ]


def test_an_attribute_of_another_class_is_refused_by_name(api: Client) -> None:
    said = {"name": "x", "configuration_class": "server", "attributes": {"toner_left": 3}}

    refused = post(api, ITEMS, said)

    assert refused.status_code == 422
    [error] = refused.json()["errors"]
    assert error == {"field": "custom_toner_left", "why": "There is no such field here."}
    assert not ConfigurationItem.objects.exists()


def test_the_form_asks_for_what_the_class_is_described_by(web: Client) -> None:
    server = of("server")

    form = web.get(f"/configuration-items/new/register?configuration_class={server.number}")
    bare = web.get("/configuration-items/new/register")

    assert 'name="custom_serial_number"' in form.content.decode()
    assert 'name="custom_toner_left"' not in form.content.decode()
    assert 'name="custom_' not in bare.content.decode()


def test_a_person_registers_and_describes_by_forms(web: Client, keeper: Person) -> None:
    server = of("server")
    sent = {
        "name": "db1",
        "configuration_class": server.number,
        "custom_serial_number": "SN1",
        "custom_memory": "64",
    }

    made = web.post("/configuration-items/new/register", sent)

    item = ConfigurationItem.objects.get()
    assert (made.status_code, item.attributes["memory"]) == (303, "64.00")
    page = web.get(f"/configuration-items/{item.number}").content.decode()
    assert "Serial number" in page
    assert "Toner" not in page
    form = web.get(f"/configuration-items/{item.number}/describe").content.decode()
    assert 'value="SN1"' in form
    changed = {"name": "db2", "custom_memory": "128", "custom_serial_number": "SN1", "version": "1"}
    assert web.post(f"/configuration-items/{item.number}/describe", changed).status_code == 303
    item.refresh_from_db()
    assert (item.name, item.attributes) == ("db2", {"memory": "128.00", "serial_number": "SN1"})


def test_what_is_sensitive_is_not_told_to_customers(keeper: Person) -> None:
    caller = a_caller()
    given: dict[str, Any] = {"custom_licence_key": "ABC", "custom_entitled": 5}
    licence = a("licence", keeper, name="office", user=caller, **given)
    address = f"{ITEMS}/{licence.number}"

    assert api_client(keeper).get(address).json()["attributes"] == {
        "entitled": 5,
        "licence_key": "ABC",
    }
    assert api_client(caller).get(address).json()["attributes"] == {"entitled": 5}
    assert api_client(caller).get(f"{ITEMS}?custom_licence_key=ABC").status_code == 400


def test_the_past_is_told_to_programs_and_people(api: Client, web: Client, keeper: Person) -> None:
    server, rack = a("server", keeper, name="db1"), a("rack", keeper, name="R1")
    actions.relate(server, by(keeper, TUESDAY), relation_type=way("is_located_in"), target=rack)
    actions.describe(server, by(keeper, TUESDAY), name="db2")
    actions.retire(rack, by(keeper, TUESDAY))
    monday, tuesday = "as_of=2026-11-23T10:00:00Z", "as_of=2026-11-24T10:00:00Z"
    address = f"{ITEMS}/{server.number}"

    assert api.get(f"{address}?{monday}").json()["name"] == "db1"
    assert api.get(f"{address}?{tuesday}").json()["name"] == "db2"
    assert api.get(f"{address}?{tuesday}&believed_at=2026-11-23T10:00:00Z").json()["name"] == "db1"
    names = [each["name"] for each in api.get(f"{ITEMS}?{monday}&sort=name").json()["items"]]
    assert names == ["db1", "R1"]
    still = api.get(f"{ITEMS}?{monday}&state=in_production&family=facility").json()["items"]
    assert [each["name"] for each in still] == ["R1"]
    page = web.get(f"/configuration-items/{server.number}?{monday}").content.decode()
    assert "As it was on" in page
    assert "db1" in page
    assert 'class="way"' not in page
    now = web.get(f"/configuration-items/{server.number}?{tuesday}").content.decode()
    assert "is located in" in now
    listed = web.get(f"/configuration-items?{monday}").content.decode()
    assert "As it was on" in listed
    assert "db1" in listed


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ("as_of=2099-01-01", "as_of"),
        ("as_of=yesterday", "as_of"),
        ("as_of=2026-11-23&as_of=2026-11-24", "as_of"),
        ("believed_at=2026-11-23", "believed_at"),
        ("as_of=2026-11-23&believed_at=2099-01-01", "believed_at"),
        ("as_of=2026-11-23&q=db", "q"),
    ],
)
def test_a_moment_that_is_none_is_refused(asked: str, field: str, api: Client) -> None:
    refused = api.get(f"{ITEMS}?{asked}")

    assert refused.status_code == 400
    assert field in [each["field"] for each in refused.json()["errors"]]


def test_before_it_was_there_it_is_not_found(api: Client, web: Client, keeper: Person) -> None:
    server = a("server", keeper)

    told = api.get(f"{ITEMS}/{server.number}?as_of=2020-01-01")

    assert told.status_code == 404
    assert "at this moment" in told.json()["detail"]
    assert web.get(f"/configuration-items/{server.number}?as_of=2020-01-01").status_code == 404
    assert api.get("/api/v1/incidents?as_of=2020-01-01").status_code == 400
