"""What is promised of the parts, and what that makes of the service: through the graph."""

import pytest

from armillary.assurance.configuration import actions as items
from armillary.assurance.configuration import first_rows
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.tests.makers import a, way
from armillary.assurance.service_level import actions
from armillary.assurance.service_level.models import Agreement
from armillary.assurance.service_level.queries import feasibility
from armillary.assurance.service_level.rules.feasibility import Finding, Looked
from armillary.assurance.service_level.tests.makers import (
    a_draft,
    a_promise_of_a_team,
    an_objective,
)
from armillary.assurance.service_level.vocabulary import Measure
from armillary.engines.feasibility import Verdict
from armillary.kernel.access.standing import stand_as
from armillary.people.models import Person
from tests.makers import MONDAY, by, the_robot

pytestmark = pytest.mark.django_db


@pytest.fixture
def robot() -> Person:
    """The robot in a house whose CMDB is described."""
    found = the_robot()
    first_rows.install(MONDAY)
    stand_as(found)
    return found


def availability(agreement: Agreement) -> list[Finding]:
    check = feasibility.check(agreement, by(the_robot()))
    return [each for each in check.findings if each.looked == Looked.AVAILABILITY]


def said(agreement: Agreement) -> list[tuple[Verdict, str]]:
    return [(each.verdict, each.says) for each in availability(agreement)]


def test_availability_follows_from_what_the_service_needs(robot: Person) -> None:
    shop = a("business_service", robot, name="shop")
    servers = [a("server", robot, name=name) for name in ("one", "two", "three")]
    for each in servers:
        items.relate(
            shop,
            by(robot),
            relation_type=way("consists_of"),
            target=each,
            group="servers",
            needed=2,
        )
    agreement = a_draft(robot, None, shop)
    promised = an_objective(agreement, "99.9 %", measure=Measure.AVAILABILITY)
    actions.rest_on(agreement, by(robot), by=a_server_contract(*servers))

    assert said(agreement) == [
        (Verdict.HOLDS, "What is promised of 3 of its parts makes 99.970 %; promised: 99.900 %.")
    ]
    assert availability(agreement)[0].about == promised.number


def a_server_contract(*servers: ConfigurationItem) -> Agreement:
    return a_promise_of_a_team(*servers, target="99 %", measure=Measure.AVAILABILITY)


def test_a_series_is_weaker_than_its_weakest_part(robot: Person) -> None:
    shop = a("business_service", robot, name="shop")
    chain = [a("server", robot, name=name) for name in ("one", "two")]
    for each in chain:
        items.relate(shop, by(robot), relation_type=way("depends_on"), target=each)
    agreement = a_draft(robot, None, shop)
    an_objective(agreement, "98.5 %", measure=Measure.AVAILABILITY)
    actions.rest_on(agreement, by(robot), by=a_server_contract(*chain))

    [(verdict, sentence)] = said(agreement)
    assert verdict is Verdict.FAILS
    assert sentence.startswith("What is promised of 2 of its parts makes 98.010 %")
