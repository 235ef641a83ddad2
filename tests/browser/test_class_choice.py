"""A new item in a browser: its class is found by typing, and another asks for other things."""

import pytest
from playwright.sync_api import Page, expect

from armillary.people.models import Person
from tests.browser.conftest import Opening
from tests.browser.test_every_page import LOOKS, seen_everywhere

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def choose(page: Page, label: str) -> None:
    """Another class, by the keyboard alone."""
    field = page.get_by_role("combobox", name="Class")
    field.fill(label)
    expect(page.get_by_role("option").first).to_contain_text(label)
    field.press("Enter")


def test_a_class_is_found_by_typing_and_opened_by_enter(open_page: Opening, agent: Person) -> None:
    page = open_page(agent, "/configuration-items/new")
    found = page.locator("#classes li:visible")
    everything = found.count()

    page.keyboard.type("printer")
    expect(found).to_have_text(["Printer"])
    page.get_by_role("searchbox", name="Find a class").press("Enter")

    page.wait_for_url("**/new/register?configuration_class=printer")
    assert everything > 70
    expect(page.get_by_label("Serial number")).to_be_visible()


def test_what_no_class_is_called_says_so_and_no_look_is_broken(
    open_page: Opening, agent: Person
) -> None:
    page = open_page(agent, "/configuration-items/new")
    looks = seen_everywhere(page)

    page.keyboard.type("toaster")

    expect(page.get_by_text("No class is called like this.")).to_be_visible()
    assert looks == [(0, [])] * len(LOOKS)


def test_another_class_asks_for_other_things_and_nothing_typed_is_lost(
    open_page: Opening, agent: Person
) -> None:
    page = open_page(agent, "/configuration-items/new/register?configuration_class=server")
    page.get_by_label("Name", exact=True).fill("edge-7")
    page.get_by_label("Serial number").fill("SN7")
    page.get_by_label("Memory").fill("64")

    choose(page, "Printer")
    expect(page.get_by_label("Memory")).to_have_count(0)
    kept = page.get_by_label("Serial number").input_value()
    page.get_by_label("Pages printed").fill("12")
    choose(page, "Server")

    expect(page.get_by_label("Memory")).to_have_value("64")
    assert kept == "SN7"
    page.get_by_role("button", name="Register").click()
    expect(page.get_by_role("heading", name="edge-7")).to_be_visible()
    expect(page.get_by_text("64 GiB")).to_be_visible()
