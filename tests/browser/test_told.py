"""The bell rings by itself, and the work of the day is done with the keyboard."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from armillary.fittings.notifications.telling import tell
from armillary.fittings.tasks import actions as tasks
from armillary.people.models import Person
from tests.browser.conftest import Opening
from tests.browser.test_every_page import DESK, LOOKS, looked_at, seen_everywhere
from tests.makers import a_person, an_agent, by, now
from tests.throwaway.models import Thing
from tests.throwaway.process import shelve

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture
def worker(site: str) -> Person:
    """Somebody whom nobody else works for."""
    return a_person(name="Kim Lee")


@pytest.fixture
def thing(site: str) -> Thing:
    return shelve(by(an_agent(), now()), title="A lantern")


def test_the_bell_rings_by_itself_and_news_is_read_by_the_keyboard(
    open_page: Opening, worker: Person, thing: Thing
) -> None:
    page = open_page(worker, "/me")
    with page.expect_response("**/live?*"):  # from here on the page listens
        page.reload()
    expect(page.get_by_role("link", name="Notifications", exact=True)).to_be_visible()

    with page.expect_response("**/notifications/bell"):
        tell(by(thing.keeper, now()), worker, what="assigned", text="For you", about=thing)
    expect(page.get_by_role("link", name="Notifications, 1 unread")).to_be_visible()
    page.keyboard.press("g")
    page.keyboard.press("n")
    expect(page.get_by_role("heading", name="Notifications")).to_be_visible()
    assert seen_everywhere(page) == [(0, [])] * len(LOOKS)
    page.keyboard.press("j")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="A lantern")).to_be_visible()
    expect(page.get_by_role("link", name="Notifications", exact=True)).to_be_visible()


def test_a_task_is_worked_on_from_my_work_to_its_end(
    open_page: Opening, worker: Person, thing: Thing
) -> None:
    act = by(thing.keeper, now())
    task = tasks.plan(
        act, about=thing, title="Fill in oil", assignee=worker, due_at=now() - timedelta(hours=2)
    )
    tasks.plan(act, about=thing, title="Light it", assignee=worker)
    tasks.add_item(task, act, text="Buy oil")
    page = open_page(worker, "/work", viewport=DESK)
    expect(page.get_by_role("heading", name="Overdue")).to_be_visible()
    assert seen_everywhere(page) == [(0, [])] * len(LOOKS)
    page.set_viewport_size(DESK)

    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Fill in oil")).to_be_visible()
    page.get_by_role("button", name="Start").click()
    page.get_by_role("checkbox", name="Buy oil").click()
    expect(page.get_by_role("checkbox", name="Buy oil")).to_be_checked()
    page.get_by_label("A new point of the checklist").fill("Wipe it")
    page.keyboard.press("Enter")
    expect(page.get_by_role("checkbox", name="Wipe it")).not_to_be_checked()
    assert looked_at(page, *LOOKS[0]) == (0, [])
    page.get_by_role("button", name="Remove “Wipe it”").click()
    expect(page.get_by_text("1 of 1")).to_be_visible()

    page.goto(f"/things/{thing.number}")
    page.get_by_role("button", name=f"Finish {task.number}").click()
    expect(page.get_by_role("heading", name="Tasks 1 of 2")).to_be_visible()
    assert looked_at(page, *LOOKS[3]) == (0, [])


def test_one_watches_by_one_press_and_chooses_how_to_be_told(
    open_page: Opening, worker: Person, thing: Thing
) -> None:
    page = open_page(worker, f"/things/{thing.number}")

    page.get_by_role("button", name="Watch").click()
    expect(page.get_by_role("button", name="Stop watching")).to_be_visible()

    page.goto("/me/notifications")
    page.get_by_role("radio", name="A comment on what I watch: In a daily mail").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("That is how you will be told.")).to_be_visible()
    chosen = page.get_by_role("radio", name="A comment on what I watch: In a daily mail")
    expect(chosen).to_be_checked()


def test_pages_that_nobody_looks_at_let_others_listen_and_catch_up_when_shown(
    open_page: Opening, worker: Person, thing: Thing
) -> None:
    """A browser opens six connections to a host; there are eight pages of one person."""
    pages = [open_page(worker, "/me")]
    for _ in range(7):
        look_away(pages[-1])
        pages.append(pages[0].context.new_page())
        with pages[-1].expect_response("**/live?*"):
            pages[-1].goto("/me")

    tell(by(thing.keeper, now()), worker, what="assigned", text="For you", about=thing)
    shown, hidden = pages[-1], pages[0]
    expect(shown.get_by_role("link", name="Notifications, 1 unread")).to_be_visible()
    expect(hidden.get_by_role("link", name="Notifications", exact=True)).to_be_visible()

    look_away(hidden, away=False)
    expect(hidden.get_by_role("link", name="Notifications, 1 unread")).to_be_visible()


def look_away(page: Page, *, away: bool = True) -> None:
    """What the browser does when a tab goes behind another one; without a head none ever does."""
    page.evaluate(
        "away => { Object.defineProperty(document, 'hidden', { value: away, configurable: true });"
        " document.dispatchEvent(new Event('visibilitychange')); }",
        away,
    )
