"""Many records at once, as a person does it: choose, try, do, look, and take back."""

import re

import pytest
from playwright.sync_api import Page, expect

from armillary.kernel.jobs.doing import do_one
from armillary.operations.incident.models import Incident
from armillary.operations.incident.tests.makers import an_incident, work_in_progress
from armillary.people.models import Person
from tests.browser.conftest import Opening
from tests.browser.test_every_page import DESK, PHONE, looked_at
from tests.makers import now

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
CLEAN: tuple[int, list[str]] = (0, [])


def work() -> None:
    """What a worker does, until nothing is left."""
    while do_one(now()):
        continue


def looks(page: Page) -> list[tuple[int, list[str]]]:
    return [looked_at(page, PHONE, "light"), looked_at(page, DESK, "dark")]


def test_many_are_chosen_tried_done_and_taken_back(open_page: Opening, agent: Person) -> None:
    kept = [work_in_progress(agent, title=f"Crane {number} stops") for number in range(3)]
    fresh = an_incident(title="Crane 9 stops")
    numbers = [each.number for each in (*kept, fresh)]
    work()
    page = open_page(agent, "/incidents?q=crane", viewport=DESK)

    page.get_by_label(f"Select {numbers[0]}").focus()
    page.keyboard.press("x")
    page.get_by_label("Select all rows on this page").check()
    expect(page.locator("[data-bulk-count]")).to_have_text("4")
    page.get_by_text("Do to all of them").click()
    page.get_by_role("button", name=re.compile("^Hold")).click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Hold 4 incidents")
    page.get_by_label("Hold reason").select_option("awaiting_vendor")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_text("3 would be done, 1 refused.")).to_be_visible()
    assert looks(page) == [CLEAN, CLEAN]
    assert set(Incident.objects.filter(pk__in=[each.pk for each in kept]).values_list("state")) == {
        ("in_progress",)
    }

    page.get_by_role("button", name="Hold 4 incidents").click()
    expect(page).to_have_url(re.compile(r"/batches/BAT-\d+$"))
    work()
    expect(page.get_by_role("heading", name="All 4 treated")).to_be_visible()
    expect(page.get_by_role("cell", name=re.compile("is new"))).to_be_visible()
    assert looks(page) == [CLEAN, CLEAN]

    page.get_by_role("link", name="Undo").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#record-head .pill")).to_have_text("Undone")
    work()
    page.get_by_role("link", name=re.compile(r"^BAT-\d+$")).first.click()
    expect(page.get_by_role("heading", name="All 3 treated")).to_be_visible()
    assert set(Incident.objects.filter(pk__in=[each.pk for each in kept]).values_list("state")) == {
        ("in_progress",)
    }


def test_all_pages_can_be_meant_by_their_question(open_page: Opening, agent: Person) -> None:
    for number in range(3):
        an_incident(title=f"Winch {number} slips")
    page = open_page(agent, "/incidents?q=winch&limit=2", viewport=DESK)

    page.get_by_label("Select all rows on this page").check()
    page.get_by_role("button", name="All 3 on all pages").click()
    expect(page.locator("[data-bulk-count]")).to_have_text("3")
    page.get_by_text("Do to all of them").click()
    page.get_by_role("button", name=re.compile("^Comment")).click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Comment 3 incidents")
