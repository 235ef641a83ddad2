"""The matrix in a browser: one cell is edited, and somebody may do what was barred a moment ago."""

import re

import pytest
from playwright.sync_api import expect

from armillary.operations.incident.tests.makers import work_in_progress
from armillary.people.models import Person
from armillary.reference.roles import Role
from tests.browser.conftest import Opening
from tests.makers import a_person, an_administrator, an_agent

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
CELL = "/raci/incident-and-service-request-management/resolve/auditor"


@pytest.fixture
def administrator(site: str) -> Person:
    return an_administrator()


def test_editing_one_cell_changes_what_a_person_may_do_at_the_next_request(
    open_page: Opening, administrator: Person
) -> None:
    auditor, incident = a_person(Role.AUDITOR, name="Noor Auditor"), work_in_progress(an_agent())
    theirs = open_page(auditor, f"/incidents/{incident.number}/resolve")
    barred = theirs.get_by_text("This needs a role that is responsible for “Resolve incidents”.")
    expect(barred).to_be_visible()
    page = open_page(administrator, CELL)

    page.get_by_role("link", name=re.compile("does it")).click()
    expect(page.locator(".raci-effect", has_text="Noor Auditor")).to_contain_text("Resolve")
    page.get_by_label("Why").fill("They stand in for a week")
    page.get_by_role("button", name="Make it R").click()
    expect(page).to_have_url(re.compile(r"/raci/incident-[a-z-]+#resolve$"))
    theirs.reload()

    expect(
        theirs.get_by_role("heading", level=2, name=f"Resolve {incident.number}")
    ).to_be_visible()
    expect(barred).to_have_count(0)
    page.goto(CELL)
    expect(page.locator("#entries")).to_contain_text(administrator.name)
    expect(page.locator("#entries")).to_contain_text("They stand in for a week")
    page.goto(f"{CELL}?letter=none")
    page.get_by_role("button", name="Withdraw the letter").click()
    expect(page).to_have_url(re.compile("#resolve$"))
    theirs.reload()
    expect(barred).to_be_visible()


def test_a_cell_is_reached_and_edited_by_the_keyboard(
    open_page: Opening, administrator: Person
) -> None:
    page = open_page(administrator, "/raci/incident-and-service-request-management")

    page.get_by_label("Service owner, Escalate incidents: informed").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name=re.compile("is asked before")).focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Make it C").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_label("Service owner, Escalate incidents: consulted")).to_be_visible()


def test_what_is_refused_is_told_where_it_was_tried_and_nothing_is_changed(
    open_page: Opening, administrator: Person
) -> None:
    page = open_page(administrator, CELL.replace("auditor", "incident-manager"))

    page.get_by_role("link", name=re.compile("is told afterwards")).click()

    expect(page.locator(".raci-preview")).to_contain_text("always has one accountable role")
    expect(page.get_by_role("button", name="Make it I")).to_have_count(0)
