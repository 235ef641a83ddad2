"""Lists of items are narrowed by class, with what is below it, and by what the class has."""

import pytest
from django.test import Client

from armillary.assurance.configuration.tests.makers import a, of
from armillary.people.models import Person
from tests.makers import api_client, signed_in_client
from tests.performance.test_statements import statements

ITEMS = "/api/v1/configuration-items"


@pytest.fixture
def estate(keeper: Person) -> None:
    for maker in ("Forge", "Forge", "Anvil"):
        a("server", keeper, custom_manufacturer=maker)
    a("virtual_machine", keeper)
    a("switch", keeper, custom_manufacturer="Arbor")
    a("router", keeper, custom_manufacturer="Arbor")


def counted(api: Client, query: str) -> dict[str, dict[str, int]]:
    """The counts of each facet by value."""
    document = api.get(f"{ITEMS}?expand=facets&{query}").json()
    return {
        facet["field"]: {each["value"]: each["count"]["number"] for each in facet["values"]}
        for facet in document["facets"]
    }


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("server", 3),
        ("computer", 4),
        ("network_device", 2),
        ("computer,switch", 5),
        ("service", 0),
    ],
)
def test_who_asks_for_a_class_asks_for_all_below_it(
    asked: str, found: int, keeper: Person, estate: None
) -> None:
    answer = api_client(keeper).get(f"{ITEMS}?configuration_class={asked}")

    assert len(answer.json()["items"]) == found


def test_a_class_goes_by_its_number_as_well(keeper: Person, estate: None) -> None:
    number = of("computer").number

    answer = api_client(keeper).get(f"{ITEMS}?configuration_class={number}")

    assert len(answer.json()["items"]) == 4


def test_a_class_that_there_is_not_is_refused_by_name(keeper: Person) -> None:
    refused = api_client(keeper).get(f"{ITEMS}?configuration_class=toaster")

    assert refused.status_code == 400
    [error] = refused.json()["errors"]
    assert error["field"] == "configuration_class"


def test_facets_name_classes_and_an_attribute_narrows_once_a_class_has_it(
    keeper: Person, estate: None
) -> None:
    api = api_client(keeper)

    everything = counted(api, "")
    of_computers = counted(api, "configuration_class=computer")

    assert everything["configuration_class"] == {
        "server": 3,
        "virtual_machine": 1,
        "switch": 1,
        "router": 1,
    }
    assert "custom_manufacturer" not in everything
    assert of_computers["custom_manufacturer"] == {"Forge": 2, "Anvil": 1, "none": 1}


def test_a_list_narrowed_by_an_attribute_offers_its_other_values(
    keeper: Person, estate: None
) -> None:
    found = counted(api_client(keeper), "custom_manufacturer=Forge")

    assert found["custom_manufacturer"] == {"Forge": 2, "Anvil": 1, "Arbor": 2, "none": 1}
    assert found["configuration_class"] == {"server": 2}


def test_facets_by_attributes_take_no_further_statement(keeper: Person, estate: None) -> None:
    api = api_client(keeper)
    api.get(ITEMS)

    plain = statements(lambda: api.get(f"{ITEMS}?expand=facets"))
    narrow = statements(lambda: api.get(f"{ITEMS}?expand=facets&configuration_class=computer"))

    assert narrow == plain


def test_the_list_opens_a_class_to_those_below_it(keeper: Person, estate: None) -> None:
    web = signed_in_client(keeper)

    closed = web.get("/configuration-items").content.decode()
    opened = web.get("/configuration-items?configuration_class=network").content.decode()
    below = web.get("/configuration-items?configuration_class=network_device").content.decode()

    assert 'href="/configuration-items?configuration_class=network"' in closed
    assert "configuration_class=network_device" not in closed
    assert 'data-depth="1" href="/configuration-items?configuration_class=network_device"' in opened
    assert 'data-depth="2" href="/configuration-items?configuration_class=switch"' in below
    assert "Class: Network device" in below
