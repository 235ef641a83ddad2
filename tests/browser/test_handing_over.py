"""A record is handed over and taken, and the day begins at home: by keyboard, on every screen."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from armillary.fittings.handoffs import actions
from armillary.operations.incident.tests.makers import an_incident
from armillary.people.models import Person
from armillary.reference.roles import Role
from tests.browser.conftest import Opening
from tests.browser.test_every_page import LOOKS, seen_everywhere
from tests.handoffs.makers import INCIDENTS, LEVELS, a_handoff
from tests.makers import a_caller, a_person, a_team, an_agent, by, now
from tests.tasks.makers import a_task

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
FINE: list[tuple[int, list[str]]] = [(0, [])] * len(LOOKS)


@pytest.fixture
def sender(site: str) -> Person:
    return an_agent()


@pytest.fixture
def receiver(site: str) -> Person:
    """Nobody else is handed anything along service-level management in these tests."""
    return a_person(Role.SERVICE_LEVEL_MANAGER)


def test_a_record_is_handed_over_and_taken_by_the_keyboard(
    open_page: Opening, sender: Person, receiver: Person
) -> None:
    incident = an_incident(title="Nobody is promised anything here")
    page = open_page(sender, f"/incidents/{incident.number}")
    page.get_by_role("link", name="Hand off to another process").click()
    page.get_by_label("To whom, along which interaction").select_option(f"73:{INCIDENTS}:{LEVELS}")
    expect(page.locator("#along")).to_contain_text("24 hours")
    assert seen_everywhere(page) == FINE
    page.get_by_label("Wish").fill("Agree with them what they are promised")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="What went along")).to_be_visible()
    number = page.url.rpartition("/")[2]
    assert seen_everywhere(page) == FINE

    inbox = open_page(receiver, "/hand-offs/inbox")
    line = inbox.locator(f"[data-row='{number}']")
    expect(line).to_contain_text("Agree with them what they are promised")
    assert seen_everywhere(inbox) == FINE
    inbox.locator(f"[data-row='{number}'] [data-row-link]").focus()
    inbox.keyboard.press("y")

    expect(line).to_have_count(0)


def test_what_is_rejected_comes_back_and_is_reclaimed(
    open_page: Opening, sender: Person, receiver: Person
) -> None:
    made = a_handoff(now(), sender=sender, edge=73, to_process=LEVELS, wish="Promise them more")
    actions.reject(made, by(receiver, now()), answer="It was agreed for eight hours.")

    page = open_page(sender, "/hand-offs/inbox")
    line = page.locator(f"[data-row='{made.number}']")
    expect(line).to_contain_text("It was agreed for eight hours.")
    assert seen_everywhere(page) == FINE
    line.get_by_role("button", name=f"Reclaim {made.number}").click()

    expect(page.locator(f"[data-row='{made.number}']")).to_have_count(0)


def test_the_day_begins_at_home_with_what_presses_most(open_page: Opening, site: str) -> None:
    worker = a_person(Role.CHANGE_MANAGER)
    a_task(title="Some day", assignee=worker)
    a_task(title="Late", assignee=worker, due_at=now() - timedelta(hours=3))
    page = open_page(worker, "/")
    expect(page.locator(".home-line").first).to_contain_text("Overdue: yours")
    assert seen_everywhere(page) == FINE

    page.keyboard.press("j")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Late")).to_be_visible()
    page.keyboard.press("g")
    page.keyboard.press("h")
    page.locator(".home-wheel").click()
    expect(page).to_have_url(f"{site}/map")


def test_home_follows_what_happens(open_page: Opening, site: str) -> None:
    worker = a_person(name="Kim Lee")
    page = open_page(worker, "/me")
    page.goto("/")
    expect(page.get_by_text("Nothing waits for you.")).to_be_visible()
    with page.expect_response("**/live?*"):  # from here on the page listens
        page.reload()

    a_task(title="Light the lantern", assignee=worker)

    expect(page.get_by_role("link", name="Light the lantern")).to_be_visible()


@pytest.mark.parametrize("role", [Role.CHIEF_INFORMATION_OFFICER, Role.AUDITOR])
def test_other_homes_are_as_readable(open_page: Opening, site: str, role: Role) -> None:
    assert seen_everywhere(open_page(a_person(role), "/")) == FINE


def test_customers_begin_with_how_to_ask(open_page: Opening, site: str) -> None:
    caller = a_caller()
    a_team(an_agent())
    page = open_page(caller, "/")
    expect(page.get_by_text("Nothing is open.")).to_be_visible()
    assert seen_everywhere(page) == FINE

    an_incident(caller, title="The printer is silent")
    page.reload()

    expect(page.get_by_role("link", name="The printer is silent")).to_be_visible()
    assert seen_everywhere(page) == FINE
