"""The desk in a browser: who calls is seen, what fails is picked, a proposal is accepted."""

import re

import pytest
from playwright.sync_api import Page, expect

from armillary.assurance.configuration import actions as items
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.tests.makers import a, way
from armillary.operations.incident import actions
from armillary.operations.incident.models import Incident
from armillary.operations.incident.vocabulary import Impact, Urgency
from armillary.people.models import Person
from tests.browser.conftest import Opening
from tests.browser.test_every_page import LOOKS, seen_everywhere
from tests.makers import by, now

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
HOSTILE = "<b onclick=alert(1)>till & scale</b>"


@pytest.fixture(scope="module")
def till(agent: Person, caller: Person) -> ConfigurationItem:
    """A till that a caller works with; the shop and its window need it."""
    made = a("laptop", agent, now(), name=HOSTILE)
    items.give_to(made, by(agent, now()), user=caller)
    for name in ("Shop at the quay", "Window of the shop"):
        service = a("business_service", agent, now(), name=name)
        items.relate(service, by(agent, now()), relation_type=way("depends_on"), target=made)
    return made


@pytest.fixture(scope="module")
def incident(agent: Person, till: ConfigurationItem) -> Incident:
    return actions.log(
        by(agent, now()),
        title="The till stands still",
        impact=Impact.ONE_PERSON,
        urgency=Urgency.CAN_WAIT,
        affected_item=till,
    )


def named(page: Page, name: str) -> str:
    return page.locator(f"[name={name}]").input_value()


def test_a_caller_is_seen_at_once_and_what_fails_is_named_by_one_press(
    open_page: Opening, agent: Person, caller: Person, till: ConfigurationItem
) -> None:
    page = open_page(agent, f"/incidents/new?caller={caller.number}")
    card = page.locator(".caller-card")
    expect(card).to_contain_text(caller.email)

    card.get_by_role("button", name=HOSTILE).click()
    expect(page.get_by_role("heading", name="Services that rest on it")).to_be_visible()
    page.get_by_role("button", name="Shop at the quay").click()

    expect(page.get_by_role("button", name="Shop at the quay")).to_have_attribute(
        "aria-pressed", "true"
    )
    assert named(page, "affected_item") == till.number
    assert page.get_by_role("combobox", name="Service").input_value() == "Shop at the quay"
    assert seen_everywhere(page) == [(0, [])] * len(LOOKS)


def test_what_it_hits_comes_after_the_page_and_its_proposal_is_accepted(
    open_page: Opening, agent: Person, incident: Incident
) -> None:
    page = open_page(agent, f"/incidents/{incident.number}")
    expect(page.locator(".hit-tree")).to_be_visible()
    expect(page.locator(".suspects").first).to_be_visible()
    page.get_by_text("Services in a table").click()
    assert seen_everywhere(page) == [(0, [])] * len(LOOKS)

    page.get_by_role("button", name="Accept this impact").click()

    expect(page.locator(".hit-proposal")).to_contain_text("That is the impact it has.")
    expect(page.locator(".facts")).to_contain_text(re.compile("The whole service"))


def test_what_was_loaded_stays_when_the_page_is_told_of_news(
    open_page: Opening, agent: Person, incident: Incident
) -> None:
    page = open_page(agent, f"/incidents/{incident.number}")
    expect(page.locator(".hit-tree")).to_be_visible()

    page.locator("#comment-text").fill("It stands still again.")
    page.get_by_role("button", name="Add comment").click()

    expect(page.locator("#timeline")).to_contain_text("It stands still again.")
    expect(page.locator(".hit-tree")).to_be_visible()
