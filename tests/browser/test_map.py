"""The map in a browser: what is near stays lit, the keyboard is enough, time can be turned back."""

import re

import pytest
from playwright.sync_api import expect

from armillary.people.models import Person
from armillary.reference.roles import Role
from tests.browser.conftest import Opening
from tests.makers import a_person

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def keeper(site: str) -> Person:
    return a_person(Role.CHANGE_MANAGER)


def test_what_a_process_exchanges_with_others_stays_lit(open_page: Opening, keeper: Person) -> None:
    page = open_page(keeper, "/map")
    change = page.locator("[data-process='change-management']")

    change.focus()

    expect(page.locator(".wheel")).to_have_attribute("data-lit", "change-management")
    expect(page.locator("[data-map-told]")).to_contain_text("Change management: ")
    lit = page.locator(".strand.is-lit")
    assert lit.count() > 0
    assert all("change-management" in (each.get_attribute("data-ends") or "") for each in lit.all())
    expect(page.locator("[data-process='business-assessment']")).not_to_have_class(
        re.compile("is-lit")
    )


def test_what_is_not_near_fades(open_page: Opening, keeper: Person) -> None:
    page = open_page(keeper, "/map")

    page.locator("[data-process='change-management']").focus()

    far = page.locator(".strand:not(.is-lit)").first
    expect(far).to_have_css("opacity", "0.08")


def test_the_map_is_made_larger_and_whole_again(open_page: Opening, keeper: Person) -> None:
    page = open_page(keeper, "/map")
    wheel = page.locator(".wheel")
    whole = wheel.get_attribute("viewBox")

    page.get_by_role("button", name="Larger").click()
    expect(wheel).not_to_have_attribute("viewBox", whole or "")
    page.get_by_role("button", name="Show all of it").click()

    expect(wheel).to_have_attribute("viewBox", whole or "")


def test_from_the_groups_one_comes_to_their_processes(open_page: Opening, keeper: Person) -> None:
    page = open_page(keeper, "/map?level=groups")

    page.locator("[data-process='operations']").focus()
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("group=operations"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Service operations: how it lives")
    expect(page.locator(".segment:not(.is-far)")).to_have_count(3)


def test_a_process_is_entered_by_the_keyboard(open_page: Opening, keeper: Person) -> None:
    page = open_page(keeper, "/map")

    page.locator("[data-process='problem-management']").focus()
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("/map/problem-management"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Problem management")


def test_the_slider_turns_back_to_the_end_of_a_month(open_page: Opening, keeper: Person) -> None:
    page = open_page(keeper, "/map?show=done")

    page.get_by_label("Up to which month").focus()
    page.keyboard.press("ArrowLeft")

    expect(page).to_have_url(re.compile(r"show=done.*until=\d{4}-\d\d-(28|29|30|31)"))
    expect(page.get_by_label("Up to which month")).to_have_value("23")


def test_on_a_phone_the_map_begins_at_its_hub(open_page: Opening, keeper: Person) -> None:
    page = open_page(keeper, "/map")
    page.set_viewport_size({"width": 375, "height": 740})

    page.reload()

    hub = page.locator('.wheel [data-process="service-level-management"]').first
    box = hub.bounding_box() or {"x": 0, "width": 0}
    assert abs(box["x"] + box["width"] / 2 - 375 / 2) < 20


def test_on_a_phone_a_process_begins_at_its_activities(open_page: Opening, keeper: Person) -> None:
    page = open_page(keeper, "/map")
    page.set_viewport_size({"width": 375, "height": 740})

    page.goto(page.url.replace("/map", "/map/change-management"))

    first = page.locator(".inside [data-begin]")
    expect(first).to_be_in_viewport()
    assert page.locator("[data-begins]").evaluate("frame => frame.scrollLeft") > 200
