"""Calendars in a browser: defined by the keyboard on a phone, seen as pictures, tried."""

import re

import pytest
from playwright.sync_api import expect

from armillary.fittings.calendars.models import Calendar
from armillary.people.models import Person
from armillary.reference.roles import Role
from tests.browser.conftest import Opening
from tests.browser.test_every_page import LOOKS, PHONE, seen_everywhere
from tests.calendars.makers import a_calendar, holidays
from tests.makers import a_person, now

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def keeper(site: str) -> Person:
    return a_person(Role.SERVICE_LEVEL_MANAGER)


@pytest.fixture(scope="module")
def office(keeper: Person) -> Calendar:
    return a_calendar(
        now(),
        name="The office in the browser",
        holidays=holidays(now(), country="DE", own_days="12-24 Eve"),
        exceptions="2026-12-23 08:00-12:00 Party",
    )


def test_a_calendar_is_defined_by_the_keyboard_on_a_phone(
    open_page: Opening, keeper: Person
) -> None:
    page = open_page(keeper, "/calendars/new")
    page.set_viewport_size(PHONE)

    page.keyboard.type("Night desk")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Europe/Berlin")
    page.keyboard.press("Tab")
    page.keyboard.type("22:00-06:00")
    page.keyboard.press("Tab")
    expect(page.locator(".foresight")).to_contain_text("It works next on")
    page.keyboard.press("Control+Enter")

    expect(page).to_have_url(re.compile(r"/calendars/CAL-\d+$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Night desk")
    expect(page.get_by_role("row", name="Mon")).to_contain_text("22:00–24:00")


def test_what_is_wrong_with_hours_stands_beside_them(open_page: Opening, keeper: Person) -> None:
    page = open_page(keeper, "/calendars/new")

    page.get_by_label("Name").fill("Nine to five")
    page.get_by_label("Time zone").select_option("UTC")
    page.get_by_label("Tuesday").fill("nine to five")
    page.keyboard.press("Control+Enter")

    expect(page.locator("#error-tuesday")).to_contain_text("are no hours")
    expect(page.get_by_label("Name")).to_have_value("Nine to five")


def test_one_tries_when_something_is_due(
    open_page: Opening, keeper: Person, office: Calendar
) -> None:
    page = open_page(keeper, f"/calendars/{office.number}")

    page.get_by_label("Begins").fill("2026-04-02T16:30")
    page.get_by_label("Pause from").fill("2026-04-07T09:00")
    page.get_by_label("Pause to").fill("2026-04-07T15:00")
    page.get_by_role("button", name="Reckon").click()

    expect(page.locator(".due-answer")).to_have_text(
        "Due on Wednesday, 8 April 2026, 12:30 (Europe/Berlin)."
    )
    expect(page.get_by_role("row", name="Paused")).to_contain_text("Tue 7 Apr 2026, 15:00")


def test_the_pictures_have_twins_and_shut_nobody_out(
    open_page: Opening, keeper: Person, office: Calendar
) -> None:
    page = open_page(keeper, f"/calendars/{office.number}?week=2026-12-21&year=2026")

    row = page.locator("#week").get_by_role("row", name="Wed 23")
    expect(row).to_contain_text("08:00–12:00")
    expect(row).to_contain_text("Party")
    special = page.get_by_role("group", name="Table: holidays, exceptions and turned clocks")
    expect(special.get_by_role("row", name="Sun 29 Mar")).to_contain_text("23 hours")
    assert seen_everywhere(page) == [(0, [])] * len(LOOKS)
