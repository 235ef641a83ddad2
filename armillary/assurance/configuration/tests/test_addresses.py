"""Lists of items are ordered and narrowed by network addresses as what they are."""

import pytest
from django.test import Client

from armillary.assurance.configuration.tests.makers import a
from armillary.people.models import Person
from tests.makers import api_client

ITEMS = "/api/v1/configuration-items"
HELD = ("10.0.0.9/24", "10.0.0.10/24", "9.1.1.1/8", "2001:db8::9/64", "2001:db8::10/64")


@pytest.fixture
def api(keeper: Person) -> Client:
    for address in HELD:
        a("ip_address", keeper, name=f"of {address}", custom_ip_address=address)
    a("ip_address", keeper, name="unknown", custom_ip_address="192.0.2.1/24")
    return api_client(keeper)


def named(api: Client, query: str) -> list[str]:
    answer = api.get(f"{ITEMS}?configuration_class=ip_address&fields=custom_ip_address&{query}")
    assert answer.status_code == 200, answer.content
    return [each["custom_ip_address"] for each in answer.json()["items"]]


def test_addresses_are_in_their_order_page_after_page(api: Client) -> None:
    rising = named(api, "sort=custom_ip_address")
    assert rising == [HELD[2], HELD[0], HELD[1], "192.0.2.1/24", HELD[3], HELD[4]]
    assert named(api, "sort=-custom_ip_address") == rising[::-1]

    first = api.get(f"{ITEMS}?configuration_class=ip_address&sort=custom_ip_address&limit=4").json()
    second = api.get(f"{first['next']}&fields=custom_ip_address").json()
    assert [each["custom_ip_address"] for each in second["items"]] == rising[4:]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("custom_ip_address=10.0.0.9", {HELD[0]}),
        ("custom_ip_address=10.0.0.0/8", {HELD[0], HELD[1]}),
        ("custom_ip_address=10.0.0.9,9.1.1.1", {HELD[0], HELD[2]}),
        ("custom_ip_address=2001:DB8:0::/48", {HELD[3], HELD[4]}),
        ("custom_ip_address.gte=10.0.0.10&custom_ip_address.lt=::", {HELD[1], "192.0.2.1/24"}),
        ("custom_ip_address.gt=10.0.0.9&custom_ip_address.lte=10.0.0.10", {HELD[1]}),
        ("custom_ip_address=none", set()),
    ],
)
def test_they_are_found_by_address_network_and_range(
    query: str, found: set[str], api: Client
) -> None:
    assert set(named(api, query)) == found


@pytest.mark.parametrize("name", ["custom_ip_address", "custom_ip_address.gte"])
@pytest.mark.parametrize("text", ["10.0.0.256", "rubbish", "10.0.0.0/33", "x" * 5000])
def test_what_is_no_address_is_refused_by_name(name: str, text: str, api: Client) -> None:
    answer = api.get(f"{ITEMS}?{name}={text}")

    assert answer.status_code == 400
    assert [each["field"] for each in answer.json()["errors"]] == [name]


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ("= 10.0.0.9", {HELD[0]}),
        ("in (10.0.0.0/8, 2001:db8::/32)", {*HELD} - {HELD[2]}),
        ("!= 10.0.0.0/8", {*HELD[2:], "192.0.2.1/24"}),
        ("> 10.0.0.9", {*HELD[3:], HELD[1], "192.0.2.1/24"}),
        ("<= 10.0.0.9", {HELD[0], HELD[2]}),
        ('contains ".0.2"', {"192.0.2.1/24"}),
    ],
)
def test_questions_know_them_too(condition: str, found: set[str], api: Client) -> None:
    question = {"q": f"IP address where ip_address {condition}"}

    answer = api.get("/api/v1/questions/answer", question)

    assert answer.status_code == 200, answer.content
    assert {each["name"].removeprefix("of ") for each in answer.json()["items"]} == {
        "unknown" if address == "192.0.2.1/24" else address for address in found
    }


def test_a_question_for_no_address_is_told_its_place(api: Client) -> None:
    refused = api.get("/api/v1/questions/answer", {"q": "anything where ip_address = 10.0.0.256"})

    assert refused.status_code == 422
    assert "network address such as" in refused.content.decode()
