"""A day at the desk: signing in, logging, assigning, resolving, as a person does it."""

import re

import pytest
from playwright.sync_api import Page, expect

from armillary.kernel.access import passwords
from armillary.operations.incident.tests.makers import an_incident, work_in_progress
from armillary.people.models import Person
from tests.browser.conftest import Opening
from tests.makers import PASSWORD, an_agent, by

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_one_signs_in_with_e_mail_and_password(open_page: Opening, site: str) -> None:
    person = an_agent()
    passwords.set_password(person, by(person), password=PASSWORD)
    page = open_page(None, "/incidents")

    page.get_by_label("E-mail").fill(person.email)
    page.get_by_label("Password").fill("not this one")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("wrong")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("/incidents$"))
    expect(page.get_by_role("heading", name="Incidents")).to_be_visible()


def test_an_incident_is_logged_with_the_keyboard_alone(open_page: Opening, agent: Person) -> None:
    page = open_page(agent, "/incidents")

    page.keyboard.press("c")
    expect(page.get_by_label("Title")).to_be_focused()
    page.keyboard.type("The kiosk shows last week's prices")
    page.keyboard.press("Tab")
    page.keyboard.type("Since the update this morning.")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Control+Enter")

    expect(page).to_have_url(re.compile(r"/incidents/INC-\d+$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("The kiosk shows last week's prices")
    expect(page.get_by_text("logged this")).to_be_visible()


def test_what_was_reported_already_shows_while_typing(open_page: Opening, agent: Person) -> None:
    there = an_incident(title="Boarding pass printer prints blank sheets")
    page = open_page(agent, "/incidents/new")

    page.get_by_label("Title").fill("Boarding pass printer prints blank")

    expect(page.get_by_role("link", name=there.number)).to_be_visible()


def test_work_is_assigned_in_the_row(open_page: Opening, agent: Person) -> None:
    incident = an_incident(title="Assign me in the row")
    page = open_page(agent, f"/incidents?q={incident.number}")

    page.get_by_role("button", name=f"Change assignee of {incident.number}").click()
    choose(page, "Team", "Service", "Service desk")
    choose(page, "Assignee", "Ada", "Ada Kerr")
    page.locator("#popover").get_by_role("button", name="Assign").click()

    row = page.locator(f"#row-{incident.number}")
    expect(row.get_by_text("Assigned")).to_be_visible()
    expect(row.locator(".cell-assignee")).to_contain_text("Ada Kerr")
    expect(page).to_have_url(re.compile(r"/incidents\?q="))


def test_a_verb_is_done_in_place_and_shows_in_the_timeline(
    open_page: Opening, agent: Person
) -> None:
    incident = work_in_progress(agent)
    page = open_page(agent, f"/incidents/{incident.number}")

    page.keyboard.press("e")
    form = page.locator(".verb-form")
    form.get_by_label("Resolution", exact=True).fill("Replaced the cable.")
    form.get_by_label("Resolution code").select_option("fixed_by_agent")
    page.keyboard.press("Control+Enter")

    expect(page.locator("#record-head")).to_contain_text("Resolved")
    expect(page.locator("#timeline")).to_contain_text("resolved this")
    expect(form).to_have_count(0)


def test_a_verb_that_asks_for_nothing_is_done_by_one_press(
    open_page: Opening, agent: Person
) -> None:
    incident = an_incident()
    page = open_page(agent, f"/incidents/{incident.number}")

    page.get_by_role("button", name="Take", exact=True).click()

    expect(page.locator("#record-head")).to_contain_text("Assigned")
    expect(page.locator("#timeline")).to_contain_text("took this")


def test_a_refusal_says_why_and_keeps_what_was_typed(open_page: Opening, agent: Person) -> None:
    incident = work_in_progress(agent)
    page = open_page(agent, f"/incidents/{incident.number}")

    page.get_by_role("link", name="Resolve").click()
    form = page.locator(".verb-form")
    form.get_by_label("Resolution", exact=True).fill("A long story, typed with care.")
    form.get_by_role("button", name="Resolve").click()

    expect(form.get_by_role("alert")).to_contain_text("This is needed.")
    expect(form.get_by_label("Resolution", exact=True)).to_have_value(
        "A long story, typed with care."
    )
    expect(page.locator("#record-head")).to_contain_text("In progress")


def test_what_is_typed_is_there_again_after_leaving(open_page: Opening, agent: Person) -> None:
    incident = work_in_progress(agent)
    page = open_page(agent, f"/incidents/{incident.number}")
    words = "Half a thought about the switch"

    with page.expect_response(re.compile("/drafts/")):
        page.locator("#comment-text").fill(words)
    page.goto("/incidents")
    page.goto(f"/incidents/{incident.number}")

    expect(page.locator("#comment-text")).to_have_value(words)


def test_a_second_browser_sees_the_change_at_once(
    open_page: Opening, agent: Person, site: str
) -> None:
    other = an_agent()
    incident = work_in_progress(agent)
    reading = open_page(other, f"/incidents/{incident.number}")
    watching = open_page(other, f"/incidents?q={incident.number}")
    acting = open_page(agent, f"/incidents/{incident.number}")

    acting.locator("#comment-text").fill("It was the switch in room 4.")
    acting.get_by_role("button", name="Add comment").click()
    expect(reading.locator("#timeline")).to_contain_text("It was the switch in room 4.")
    acting.get_by_role("link", name="Hold").click()
    acting.locator(".verb-form").get_by_label("Hold reason").select_option("awaiting_parts")
    acting.locator(".verb-form").get_by_role("button", name="Hold").click()

    expect(watching.locator(f"#row-{incident.number}")).to_contain_text("On hold")
    expect(reading.locator("#record-head")).to_contain_text("On hold")


def choose(page: Page, label: str, typed: str, name: str) -> None:
    """Type into a picker and take the suggestion."""
    field = page.locator("#popover").get_by_role("combobox", name=label)
    field.fill(typed)
    page.locator("#popover").get_by_role("option", name=name).first.click()
    expect(field).to_have_value(name)
