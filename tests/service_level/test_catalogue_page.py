"""Customers browse the catalogue: what there is, at which levels, in which hours, how to ask."""

from decimal import Decimal
from typing import Any

import pytest

from armillary.assurance.service_level import actions
from armillary.assurance.service_level.actions import catalogue
from armillary.assurance.service_level.models import StandardService
from armillary.assurance.service_level.tests.makers import FIRST_DAY, a_manager, an_objective
from armillary.fittings.calendars import actions as calendars
from armillary.kernel.access.standing import stand_as
from armillary.people.models import Person
from tests.makers import a_caller, a_customer, by, signed_in_client, the_robot
from tests.web.reading import queries_of

pytestmark = pytest.mark.django_db
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday")


@pytest.fixture
def manager() -> Person:
    stand_as(the_robot())
    return a_manager()


def a_level(manager: Person, service: StandardService, name: str = "Gold") -> None:
    act = by(manager)
    week: dict[str, Any] = dict.fromkeys(WEEK, "08:00-18:00")
    hours = calendars.define(
        by(the_robot()),
        name=f"Hours of {name}",
        zone="Europe/London",
        saturday="09:00-12:00",
        **week,
    )
    level = actions.draft_level(
        act,
        standard_service=service,
        level=name,
        price=Decimal(5900),
        hours=hours,
        options="Weekends: 600 a month",
        valid_from=FIRST_DAY,
    )
    an_objective(level, "4 h")
    actions.propose(level, act)
    actions.sign(level, act)
    actions.agree(level, act)


def a_service(manager: Person, name: str = "Business application") -> StandardService:
    return catalogue.put_in_catalogue(
        by(manager), name=name, description="We run it for you.", owner=manager
    )


def read(person: Person) -> str:
    return signed_in_client(person).get("/catalogue").content.decode()


def test_a_caller_reads_what_there_is_and_asks_for_it(manager: Person) -> None:
    a_level(manager, a_service(manager))
    caller = a_caller(a_customer())

    page = read(caller)

    for words in (
        "Business application",
        "We run it for you.",
        "5,900.00",
        "Hours of Gold: Monday to Friday 08:00-18:00",
        "Saturday 09:00-12:00, Sunday closed; Europe/London",
        "Restore within 4 h, in 90 % of cases",
        "Weekends: 600 a month",
        "/incidents/new?title=We+would+like+to+have+Business+application%3A+Gold",
    ):
        assert words in page
    assert "/standard-services" not in page
    assert 'href="/catalogue"' in page


def test_what_is_drafted_or_retired_is_not_offered(manager: Person) -> None:
    kept, gone = a_service(manager), a_service(manager, "Fax")
    catalogue.retire(gone, by(manager))
    actions.draft_level(by(manager), standard_service=kept, level="Platinum", valid_from=FIRST_DAY)

    page = read(a_caller(a_customer()))

    assert "Business application" in page
    assert "Fax" not in page
    assert "Platinum" not in page


def test_customers_see_no_record_behind_it(manager: Person) -> None:
    service = a_service(manager)
    client = signed_in_client(a_caller(a_customer()))

    assert client.get(f"/standard-services/{service.number}").status_code in {403, 404}
    assert client.get(f"/api/v1/standard-services/{service.number}").status_code in {403, 404}


def test_it_costs_the_same_however_much_is_offered(manager: Person) -> None:
    a_level(manager, a_service(manager))
    client = signed_in_client(a_caller(a_customer()))
    one = queries_of(client, "/catalogue")
    stand_as(the_robot())
    a_level(manager, a_service(manager, "Workplace"), "Silver")

    assert queries_of(client, "/catalogue") == one
