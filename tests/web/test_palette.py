"""What the palette is told: a person's own places, and records as search finds them."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from armillary.operations.incident.tests.makers import an_incident
from armillary.people.models import Person
from tests.makers import a_caller, a_stranger, an_administrator, an_agent, signed_in_client

pytestmark = pytest.mark.django_db


def told(person: Person) -> dict[str, list[str]]:
    """Group to the labels in it."""
    groups: dict[str, list[str]] = {}
    for offer in signed_in_client(person).get("/palette").json()["offers"]:
        groups.setdefault(offer["group"], []).append(offer["label"])
    return groups


def test_an_agent_is_offered_what_an_agent_can_make_and_where_to_go() -> None:
    offered = told(an_agent())

    assert offered["New"][0] == "New incident"
    assert {"My work", "Incidents", "Persons", "Things"} <= set(offered["Go to"])
    assert "Incidents: Unassigned" in offered["Views"]
    assert offered["Reports"] == ["Report: Service desk", "Report: Conformance"]


def test_a_caller_is_offered_what_is_a_callers() -> None:
    offered = told(a_caller())

    assert "New incident" in offered["New"]
    assert "New person" not in offered["New"]
    assert "Priority rules" not in offered["Go to"]
    assert "Reports" not in offered


def test_an_administrator_is_offered_to_make_a_person() -> None:
    assert "New person" in told(an_administrator())["New"]


def test_every_place_answers() -> None:
    client = signed_in_client(an_agent())
    places = client.get("/palette").json()["offers"]

    assert {each["url"]: client.get(each["url"]).status_code for each in places} == {
        each["url"]: 200 for each in places
    }


def test_a_number_leads_to_its_type_and_digits_alone_to_an_incident() -> None:
    numbers = signed_in_client(an_agent()).get("/palette").json()["numbers"]

    assert next(iter(numbers.items())) == ("INC", "/incidents")
    assert numbers["THG"] == "/things"


def test_places_cost_no_question(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    client = signed_in_client(an_agent())
    client.get("/palette")

    with django_assert_num_queries(3):  # signing in, and the transaction around it
        client.get("/palette")


def test_suggestions_are_visible_records_only() -> None:
    incident = an_incident(caller := a_caller(), title="Zeppelin lost its bearing")

    assert labels(signed_in_client(caller), "zeppelin") == [incident.title]
    assert labels(signed_in_client(a_stranger()), "zeppelin") == []
    assert labels(signed_in_client(a_stranger()), incident.number) == []


def labels(client: Client, words: str) -> list[str]:
    return [each["label"] for each in client.get("/suggest", {"q": words}).json()["results"]]
