"""From each place that tells of a process one gets to the others, and to the way of a service."""

from itertools import permutations

import pytest

from armillary.assurance.configuration import first_rows
from armillary.assurance.configuration.tests.makers import a
from armillary.people.models import Person
from armillary.reference.roles import Role
from tests.makers import MONDAY, a_caller, a_person, an_agent, signed_in_client

pytestmark = pytest.mark.django_db
OF = "change-management"
PLACES = {
    f"/map/{OF}": "map",
    f"/guides/{OF}": "guide",
    f"/raci/{OF}": "raci",
    f"/hand-offs/inbox?process={OF}": "inbox",
}


@pytest.fixture
def agent() -> Person:
    return an_agent()


@pytest.mark.parametrize(("here", "there"), list(permutations(PLACES, 2)))
def test_from_a_place_of_a_process_one_gets_to_the_others(
    agent: Person, here: str, there: str
) -> None:
    page = signed_in_client(agent).get(here).content.decode()

    assert f'href="{there}"' in page
    assert f'href="/conformance#process-{OF}"' in page


def test_from_conformance_one_gets_to_each_place_of_a_process(agent: Person) -> None:
    page = signed_in_client(agent).get("/conformance").content.decode()

    assert f'id="process-{OF}"' in page
    assert [there for there in PLACES if f'href="{there}"' not in page] == []


def test_the_life_of_a_type_is_told_in_three_places_that_lead_to_each_other(agent: Person) -> None:
    ways = (
        f"/map/{OF}/changes",
        f"/guides/{OF}#life-changes",
        "/conformance/lives/changes",
    )
    client = signed_in_client(agent)

    for here in ways:
        page = client.get(here.partition("#")[0]).content.decode()
        assert [way for way in ways if way != here and f'href="{way}"' not in page] == []


def test_an_item_leads_to_its_workflow_and_so_do_rail_and_palette(agent: Person) -> None:
    keeper = a_person(Role.CONFIGURATION_MANAGER)
    first_rows.install(MONDAY)
    item, client = a("server", keeper), signed_in_client(agent)

    page = client.get(f"/configuration-items/{item.number}").content.decode()

    assert f'href="/map/workflow?service={item.number}"' in page
    assert 'href="/map/workflow"' in client.get("/agreements").content.decode()
    assert "Workflow of a service" in client.get("/palette").content.decode()


def test_customers_are_not_offered_what_they_may_not_see() -> None:
    client = signed_in_client(a_caller())

    assert "/map" not in client.get("/palette").content.decode()
