"""The palette and the keys, as somebody uses them who has no mouse."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from armillary.operations.incident.tests.makers import an_incident, work_in_progress
from armillary.people.models import Person
from tests.browser.conftest import Opening
from tests.makers import an_agent, signed_in_client

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def palette(page: Page, typed: str = "") -> Page:
    """Open the palette and type."""
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Find a record")).to_be_focused()
    page.keyboard.type(typed)
    return page


def test_a_verb_is_found_by_words_and_opens_its_form(open_page: Opening, agent: Person) -> None:
    incident = work_in_progress(agent)
    page = palette(open_page(agent, f"/incidents/{incident.number}"), "resol")

    expect(page.get_by_role("option", name="Resolve…")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")

    expect(page.locator(".verb-form")).to_contain_text("Record what restored the service")


def test_a_verb_that_is_refused_says_why(open_page: Opening, agent: Person) -> None:
    incident = an_incident()
    page = palette(open_page(agent, f"/incidents/{incident.number}"), ">close")

    option = page.get_by_role("option", name="Close")
    expect(option).to_have_attribute("aria-disabled", "true")
    expect(option).to_contain_text("does not start from there")
    page.keyboard.press("Enter")
    expect(page.locator("dialog [role=status]")).to_contain_text("does not start from there")


def test_a_number_jumps_to_its_record(open_page: Opening, agent: Person) -> None:
    incident = an_incident()
    page = open_page(agent, "/me")

    palette(page, f"inc {incident.pk}")
    expect(page.get_by_role("option", name=incident.number)).to_be_visible()
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(f"/incidents/{incident.number}$"))


def test_words_find_records_of_every_type(open_page: Opening, agent: Person) -> None:
    incident = an_incident(title="Gyrocompass drifts in fog")
    page = palette(open_page(agent, "/me"), "gyrocompass")

    page.get_by_role("option", name="Gyrocompass drifts").click()

    expect(page).to_have_url(re.compile(f"/incidents/{incident.number}$"))


def test_what_was_used_comes_first(open_page: Opening, agent: Person) -> None:
    page = palette(open_page(agent, "/me"), "incidents: all")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/incidents$"))

    palette(page, "incidents")

    expect(page.get_by_role("option").first).to_contain_text("Incidents: All")


def test_enter_before_the_offers_are_there_takes_the_first_that_comes(
    open_page: Opening, agent: Person
) -> None:
    page = open_page(agent, "/me")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/palette", hold)
    palette(page, "incidents: all")

    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/me$"))
    held[0].continue_()

    expect(page).to_have_url(re.compile("/incidents$"))


def test_a_finger_opens_and_uses_it(open_page: Opening, agent: Person) -> None:
    page = open_page(agent, "/me", has_touch=True, viewport={"width": 375, "height": 740})

    page.locator("summary.avatar").tap()
    page.get_by_role("button", name="Commands").tap()
    page.keyboard.type("new inc")
    page.get_by_role("option", name="New incident").tap()

    expect(page.get_by_label("Title")).to_be_focused()


def test_the_local_offers_are_there_with_the_press_that_opens_it(
    open_page: Opening, agent: Person
) -> None:
    page = open_page(agent, f"/incidents/{work_in_progress(agent).number}")

    offers = page.evaluate("""() => {
        const press = new KeyboardEvent("keydown", { key: "k", ctrlKey: true, bubbles: true });
        document.body.dispatchEvent(press);
        return document.querySelectorAll(".palette .option").length;
    }""")

    assert offers > 0


def test_the_sheet_shows_the_keys_of_whoever_looks(open_page: Opening) -> None:
    person = an_agent()
    signed_in_client(person).post("/me/keys", {"new": "z"})
    page = open_page(person, "/")
    page.wait_for_load_state("networkidle")

    page.keyboard.press("?")
    expect(page.locator("#keys")).to_contain_text(re.compile("z\\s*New record"))
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    expect(page).not_to_have_url(re.compile("/new$"))
    page.keyboard.press("z")

    expect(page).to_have_url(re.compile("/incidents/new$"))


def test_single_keys_can_be_turned_off_and_do_nothing_while_one_types(
    open_page: Opening,
) -> None:
    page = open_page(an_agent(), "/me/keys")
    page.get_by_label("Next row").fill("")
    page.get_by_label("Next row").press("c")
    expect(page.get_by_label("Next row")).to_have_value("c")
    page.get_by_label("Next row").fill("j")

    page.get_by_label("Turn single keys off, for").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Keep these keys").click()
    page.locator("h1").click()
    page.keyboard.press("c")
    expect(page).to_have_url(re.compile("/me/keys$"))
    page.keyboard.press("Control+k")

    expect(page.locator(".palette")).to_be_visible()


def test_a_row_is_taken_by_one_key(open_page: Opening, agent: Person) -> None:
    incident = an_incident(title="Take me by a key")
    page = open_page(agent, f"/incidents?q={incident.number}")
    page.wait_for_load_state("networkidle")

    page.keyboard.press("j")
    page.keyboard.press("a")

    expect(page.locator(f"#row-{incident.number}")).to_contain_text("Ada Kerr")
