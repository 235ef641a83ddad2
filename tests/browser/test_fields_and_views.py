"""A field from its definition to a narrowed list, and a view from a question to a team's tab."""

import re

import pytest
from playwright.sync_api import Page, expect

from armillary.fittings.custom_fields import actions
from armillary.fittings.custom_fields.models import CustomField
from armillary.fittings.custom_fields.vocabulary import Kind
from armillary.operations.incident.tests.makers import an_incident
from armillary.people.models import Person
from tests.browser.conftest import Opening
from tests.browser.test_every_page import DESK, PHONE, looked_at
from tests.makers import by, the_robot

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
CLEAN: tuple[int, list[str]] = (0, [])


def looks(page: Page) -> list[tuple[int, list[str]]]:
    found = [looked_at(page, PHONE, "dark"), looked_at(page, DESK, "light")]
    page.set_viewport_size(DESK)
    return found


def test_a_field_is_defined_foreseen_filled_in_and_narrows_the_list(
    open_page: Opening, agent: Person
) -> None:
    incident = an_incident(title="Gate 4 stays shut")
    page = open_page(agent, "/custom-fields/new", viewport=DESK)

    page.get_by_label("Label").fill("Alert level")
    page.get_by_label("Type", exact=True).select_option("choice")
    page.get_by_label("Record type").select_option("incidents")
    expect(page.locator(".foresight")).to_contain_text(re.compile(r"There already: [\d,+]+ inc"))
    page.locator(".more-fields summary").click()
    page.get_by_label("Choices").fill("red = Red alert\ngreen")
    page.get_by_label("Narrows the list").check()
    page.get_by_label("Column of the list").check()
    assert looks(page) == [CLEAN, CLEAN]
    page.get_by_role("button", name="Define").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Alert level")

    page.goto(f"/incidents/{incident.number}/fill_in?only=custom_alert_level")
    page.get_by_role("radio", name="Red alert").check()
    page.get_by_role("button", name="Fill in").click()
    expect(page.locator("#side")).to_contain_text("Red alert")
    page.goto("/incidents")
    page.locator(".facets").get_by_text("Red alert").click()
    expect(page.locator(f"#row-{incident.number}")).to_contain_text("Red alert")
    assert looks(page) == [CLEAN, CLEAN]

    field = CustomField.objects.get(key="alert_level")
    page.goto(f"/custom-fields/{field.number}")
    page.get_by_role("link", name="Retire").click()
    expect(page.locator(".verb-form .foresight")).to_contain_text("With a value: 1 incident.")
    page.locator(".verb-form").get_by_role("button", name="Retire").click()
    expect(page.locator("#record-head")).to_contain_text("Retired")


def test_another_process_sees_a_change_of_definitions_at_once(
    open_page: Opening, agent: Person
) -> None:
    """The server has read the definitions; this process, which is another one, changes them."""
    page = open_page(agent, "/incidents")
    expect(page.get_by_role("columnheader", name="Berth")).to_have_count(0)

    act = by(the_robot())
    field = actions.define(
        act, record_type="incidents", label="Berth", kind=Kind.TEXT, as_column=True
    )
    page.reload()
    expect(page.get_by_role("columnheader", name="Berth")).to_have_count(1)
    actions.retire(field, by(the_robot()))
    page.reload()
    expect(page.get_by_role("columnheader", name="Berth")).to_have_count(0)


def test_a_view_is_saved_changed_and_shared_with_a_team(open_page: Opening, agent: Person) -> None:
    page = open_page(agent, "/incidents?q=crane", viewport=DESK)

    page.get_by_role("link", name="Save as view").click()
    page.get_by_label("Name").fill("Cranes")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cranes")
    page.get_by_role("link", name="Share").click()
    form = page.locator(".verb-form")
    form.get_by_role("radio", name="A team of mine").check()
    form.get_by_role("combobox", name="Team").fill("Service")
    form.get_by_role("option", name="Service desk").first.click()
    form.get_by_role("button", name="Share").click()
    expect(page.locator("#side")).to_contain_text("A team of mine")

    page.goto("/incidents")
    page.get_by_role("navigation", name="Views").get_by_role("link", name="Cranes").click()
    page.get_by_text("This view", exact=True).click()
    page.get_by_role("button", name="Open first", exact=True).click()
    page.get_by_text("This view", exact=True).click()
    expect(page.get_by_role("button", name="Open first no more")).to_be_visible()
    assert looks(page) == [CLEAN, CLEAN]
    page.goto("/incidents")
    expect(page).to_have_url(re.compile(r"q=crane.*view=VIE-"))
    page.get_by_text("This view", exact=True).click()
    page.get_by_role("button", name="Open first no more").click()
    page.get_by_text("This view", exact=True).click()
    expect(page.get_by_role("button", name="Open first", exact=True)).to_be_visible()
    page.goto(f"{page.url}&priority=1")
    expect(page.get_by_text("Changed")).to_be_visible()
    assert looks(page) == [CLEAN, CLEAN]
