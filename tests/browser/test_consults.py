"""Advice is asked for beside a record and given from my work, on every screen and by keyboard."""

import pytest
from playwright.sync_api import expect

from armillary.operations.incident.tests.makers import an_incident
from armillary.people.models import Person
from armillary.reference.roles import Role
from tests.browser.conftest import Opening
from tests.browser.test_every_page import LOOKS, seen_everywhere
from tests.makers import a_person, an_agent

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
FINE: list[tuple[int, list[str]]] = [(0, [])] * len(LOOKS)
QUESTION = "Can it wait until the ferry is in?"


@pytest.fixture
def adviser(site: str) -> Person:
    return a_person(Role.OPERATOR, name="Olu Bright of the night shift")


def test_advice_is_asked_for_and_given(open_page: Opening, site: str, adviser: Person) -> None:
    incident = an_incident(title="The gangway does not come down")
    page = open_page(an_agent(), f"/incidents/{incident.number}")
    page.get_by_role("link", name="Ask for advice").click()
    page.get_by_label("Whom").select_option(f"person:{adviser.number}")
    assert seen_everywhere(page) == FINE
    page.get_by_label("Question").fill(QUESTION)
    page.keyboard.press("Control+Enter")
    advice = page.locator(".advice")
    expect(advice).to_contain_text(QUESTION)
    expect(advice).to_contain_text("0 of 1")
    assert seen_everywhere(page) == FINE

    work = open_page(adviser, "/work")
    work.get_by_text(QUESTION).click()
    work.get_by_role("link", name="Answer").or_(
        work.get_by_role("button", name="Answer")
    ).first.click()
    form = work.locator("#verb-place")
    form.get_by_role("radio", name="Against").check()
    assert seen_everywhere(work) == FINE
    form.get_by_role("textbox", name="Answer").fill("Not at high tide.")
    work.keyboard.press("Control+Enter")
    expect(work.locator(".consult-said")).to_contain_text("Not at high tide.")
    assert seen_everywhere(work) == FINE

    page.goto(f"{site}/incidents/{incident.number}")
    expect(page.locator(".advice")).to_contain_text("1 of 1")
    expect(page.locator(".advice")).to_contain_text("Not at high tide.")
    assert seen_everywhere(page) == FINE


def test_a_cell_is_let_ask_by_itself(open_page: Opening, site: str) -> None:
    path = "/raci/incident-and-service-request-management/prioritize/service-owner"
    page = open_page(a_person(Role.ADMINISTRATOR), path)
    expect(page.locator(".raci-switch")).to_contain_text("Off: those who hold this role are asked")
    assert seen_everywhere(page) == FINE
    page.get_by_label("Working hours to answer").fill("4")
    page.get_by_role("button", name="Switch on").click()
    expect(page.locator(".raci-switch")).to_contain_text("within 4 working hours")

    page.get_by_role("button", name="Switch off").click()

    expect(page.get_by_role("button", name="Switch on")).to_be_visible()
