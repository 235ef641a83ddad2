"""The change calendar in a browser: what is moved, by keys or by pointer, is asked about first."""

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from armillary.assurance.change.models import Change
from armillary.assurance.change.tests.makers import (
    a_draft,
    a_freeze,
    a_step,
    planned,
)
from armillary.assurance.configuration.actions import register
from armillary.assurance.configuration.queries import catalogue
from armillary.fittings.feeds.actions import feed
from armillary.people.models import Person
from tests.browser.conftest import Opening
from tests.browser.test_every_page import LOOKS, PHONE, overflow, seen_everywhere
from tests.makers import by, now, the_robot

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def next_tuesday() -> datetime:
    """At ten, of a week to come."""
    day = now().replace(hour=10, minute=0, second=0, microsecond=0)
    return day + timedelta(days=8 - day.weekday())


def a_change(name: str, start: datetime) -> Change:
    of = catalogue().class_by_name["server"]
    server = register(by(the_robot(), now()), name=name, configuration_class=of)
    return planned(a_draft(server, title=f"Patch {name}"), start)


def week_of(start: datetime) -> str:
    return f"/changes/calendar?view=week&zone=UTC&at={start:%Y-%m-%d}"


def chip(change: Change) -> str:
    return f"[data-change='{change.number}']"


def test_a_change_is_moved_by_keys_and_asked_about_first(open_page: Opening, agent: Person) -> None:
    start = next_tuesday()
    change = a_change("key1", start)
    page = open_page(agent, week_of(start))

    page.locator(chip(change)).focus()
    page.keyboard.press("m")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#cal-lift")).to_contain_text("Arrows move it")
    page.keyboard.press("Enter")
    expect(page.locator("#cal-move")).to_contain_text("Nothing new stands in its way there.")
    change.refresh_from_db()
    assert change.planned_start == start
    page.keyboard.press("Enter")

    day = f"[data-day='{start + timedelta(days=1):%Y-%m-%d}']"
    expect(page.locator(f"{day} {chip(change)}")).to_be_visible()
    change.refresh_from_db()
    assert change.planned_start == start + timedelta(days=1)


def test_escape_lets_a_lifted_change_be(open_page: Opening, agent: Person) -> None:
    start = next_tuesday()
    change = a_change("key2", start)
    page = open_page(agent, week_of(start))

    page.locator(chip(change)).focus()
    for key in ("m", "ArrowDown", "Escape", "Enter"):
        page.keyboard.press(key)

    page.wait_for_url(f"**/changes/{change.number}")
    change.refresh_from_db()
    assert change.planned_start == start


def test_a_change_that_is_dragged_into_a_freeze_is_told_of_it_and_stays(
    open_page: Opening, agent: Person
) -> None:
    start = next_tuesday()
    change, friday = a_change("drag1", start), start + timedelta(days=3)
    a_freeze(friday, friday + timedelta(hours=1), name="Close of books")
    page = open_page(agent, week_of(start))

    page.locator(chip(change)).hover()
    page.mouse.down()
    page.locator(f"[data-day='{friday:%Y-%m-%d}']").hover()
    page.locator(f"[data-day='{friday:%Y-%m-%d}']").hover(position={"x": 20, "y": 30})
    page.mouse.up()

    told = page.locator("#cal-move")
    expect(told).to_contain_text("Changes are barred (Close of books)")
    expect(told.get_by_label("Why it is done all the same")).to_be_visible()
    told.get_by_role("link", name="Leave it where it is").click()
    expect(told).not_to_be_visible()
    change.refresh_from_db()
    assert change.planned_start == start


def test_keys_go_through_time_and_views(open_page: Opening, agent: Person) -> None:
    page = open_page(agent, "/changes/calendar?at=2026-11-26")

    for key, address in (
        ("]", r"at=2026-12-01"),
        ("2", r"view=week"),
        ("4", r"view=gantt"),
        ("3", r"view=day"),
        ("[", r"at=2026-11-30"),
        ("1", r"view=month"),
    ):
        page.keyboard.press(key)
        page.wait_for_url(re.compile(address))


def test_the_pages_of_a_change_are_open_to_all(open_page: Opening, agent: Person) -> None:
    change = a_change("seen1", next_tuesday())
    for number, back in enumerate((False, False, True), 1):
        a_step(change, f"Step {number}", position=number, back_out=back)
    a_freeze(next_tuesday(), next_tuesday() + timedelta(days=9), name="Shade")
    page = open_page(agent, f"/changes/{change.number}")
    expect(page.locator(".around").first).to_be_visible()

    found = {}
    for part in ("", "/planning", "/impact", "/slots", "/move?days=1"):
        page.goto(f"/changes/{change.number}{part}")
        found[part] = seen_everywhere(page)
    page.goto(f"/changes/calendar?view=gantt&at={next_tuesday():%Y-%m-%d}")
    found["gantt"] = seen_everywhere(page)

    assert found == dict.fromkeys(found, [(0, [])] * len(LOOKS))


def test_an_address_of_a_feed_fits_on_a_phone(open_page: Opening, agent: Person) -> None:
    made = feed(by(agent, now()), name="Changes", source="changes")
    page = open_page(agent, f"/calendar-feeds/{made.number}", viewport=PHONE)

    page.get_by_role("button", name="Make and show its address").click()

    expect(page.locator(".secret")).to_contain_text("/events.ics?key=")
    assert overflow(page) == 0
    assert seen_everywhere(page) == [(0, [])] * len(LOOKS)
