"""An agreement in a browser: full pages, on a phone and for a screen reader; one is signed."""

import pytest
from playwright.sync_api import expect

from armillary.assurance.service_level import actions
from armillary.assurance.service_level.models import Agreement
from armillary.assurance.service_level.tests.makers import (
    a_draft,
    a_manager,
    a_promise_of_a_team,
    a_representative,
    an_objective,
)
from armillary.assurance.service_level.vocabulary import Measure
from armillary.people.models import Person
from tests.browser.conftest import Opening
from tests.browser.test_every_page import LOOKS, seen_everywhere
from tests.makers import a_customer, a_service, by, now

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture
def manager(agent: Person) -> Person:
    return a_manager()


def an_agreement(manager: Person) -> Agreement:
    """Supported in part, and proposed twice with other words."""
    act, service = by(manager, now()), a_service("Crew planning")
    agreement = a_draft(manager, a_customer(), service, description="On time.")
    an_objective(agreement, "4 h")
    an_objective(agreement, "99.9 %", measure=Measure.AVAILABILITY)
    actions.rest_on(agreement, act, by=a_promise_of_a_team(service), handover="15 min")
    actions.propose(agreement, act)
    actions.revise(agreement, act, description="On time, and complete.")
    actions.propose(agreement, act)
    return agreement


@pytest.mark.parametrize("path", ["", "/redline"])
def test_no_page_of_an_agreement_scrolls_sideways_or_shuts_anyone_out(
    path: str, open_page: Opening, manager: Person
) -> None:
    agreement = an_agreement(manager)
    page = open_page(manager, f"/agreements/{agreement.number}{path}")

    assert seen_everywhere(page) == [(0, [])] * len(LOOKS)


def test_the_customer_signs_what_was_proposed(open_page: Opening, manager: Person) -> None:
    agreement = an_agreement(manager)
    representative = a_representative(agreement.organisation)
    page = open_page(representative, f"/agreements/{agreement.number}")

    page.get_by_role("button", name="Sign").click()

    expect(page.locator(".signed-name")).to_contain_text(representative.name)
