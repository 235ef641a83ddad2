"""Guides in a browser: read with one press, compared word for word, looked at in every size."""

import re

import pytest
from playwright.sync_api import expect

from armillary.fittings.raci import actions as responsibilities
from armillary.people.models import Person
from armillary.reference.activities import BusinessAssessment
from armillary.reference.raci import Letter
from armillary.reference.roles import Role
from armillary.transformation.guides import jobs
from tests.browser.conftest import Opening
from tests.browser.test_every_page import seen_everywhere
from tests.guides.makers import edition, issued
from tests.makers import a_person, an_administrator, by, now, the_robot

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
PROCESS = "business-assessment"
GUIDE = f"/guides/{PROCESS}"


@pytest.fixture(scope="module")
def reader(site: str) -> Person:
    """Somebody who is asked to read the second edition of a guide."""
    person = a_person(Role.BUSINESS_RELATIONSHIP_MANAGER, name="Nora Lindqvist")
    issued(now())
    responsibilities.assign(
        by(an_administrator()),
        activity=BusinessAssessment.ANALYSE_COMPETITION.value,
        role=Role.OPERATOR,
        letter=Letter.INFORMED,
    )
    issued(now())
    jobs.ask(by(the_robot(), now()), {"person": person.pk})
    return person


def test_a_guide_and_its_editions_fit_every_size(open_page: Opening, reader: Person) -> None:
    newest = edition(PROCESS).ordinal
    for path in (GUIDE, "/guides", f"{GUIDE}/editions/{newest}"):
        page = open_page(reader, path)
        assert {path: seen_everywhere(page)} == {path: [(0, [])] * 4}


def test_what_changed_is_told_word_for_word(open_page: Opening, reader: Person) -> None:
    page = open_page(reader, GUIDE)

    page.get_by_role("link", name="Word for word").first.click()

    expect(page.locator("ins").first).to_have_text("I: Operator")


def test_reading_is_confirmed_with_one_press(open_page: Opening, reader: Person) -> None:
    page = open_page(reader, GUIDE)
    expect(page.locator("#readers")).to_contain_text("Nora Lindqvist")

    page.get_by_role("button", name=re.compile("I have read edition")).click()

    expect(page.locator(".guide-mine").first).to_contain_text("You have read edition")
    expect(page.locator("#readers")).not_to_contain_text("Nora Lindqvist")


def test_an_activity_is_reached_from_the_drawing_by_the_keyboard(
    open_page: Opening, reader: Person
) -> None:
    page = open_page(reader, GUIDE)

    page.locator(".lanes-box").first.focus()
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("#define-market-segments"))
