"""Files on the page of an item in a browser: chosen, dropped and pasted, refused with a reason."""

import pytest
from playwright.sync_api import Page, Route, expect

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.tests.makers import a
from armillary.people.models import Person
from tests.browser.conftest import Opening
from tests.browser.test_every_page import LOOKS, seen_everywhere
from tests.makers import now

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
ENTITIES = b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]><svg>&x;</svg>'
WIRING = b"rack 4, unit 12\n"
CARRY = """([kind, name, text]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([text], name));
  const named = kind === "paste" ? "clipboardData" : "dataTransfer";
  const maker = kind === "paste" ? ClipboardEvent : DragEvent;
  const event = new maker(kind, { [named]: carried, bubbles: true, cancelable: true });
  document.body.dispatchEvent(event);
}"""


@pytest.fixture
def server(agent: Person) -> ConfigurationItem:
    return a("server", agent, now(), name="db1")


@pytest.fixture
def page(open_page: Opening, agent: Person, server: ConfigurationItem) -> Page:
    return open_page(agent, f"/configuration-items/{server.number}")


def choose(page: Page, name: str, content: bytes) -> None:
    page.locator("#file-input").set_input_files(
        {"name": name, "mimeType": "text/plain", "buffer": content}
    )


def test_a_chosen_file_is_on_its_way_then_listed_and_comes_back(page: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/files", hold)

    choose(page, "wiring.txt", WIRING)

    on_its_way = page.locator(".upload", has_text="wiring.txt")
    expect(on_its_way.get_by_role("progressbar")).to_be_visible()
    expect(page.locator(".file-name")).to_have_count(0)
    assert len(held) == 1
    held[0].continue_()
    listed = page.locator("#files .file-name", has_text="wiring.txt")
    expect(listed).to_be_visible()
    expect(on_its_way).to_have_count(0)
    with page.expect_download() as saved:
        listed.click()
    assert saved.value.suggested_filename == "wiring.txt"
    assert saved.value.path().read_bytes() == WIRING


@pytest.mark.parametrize("kind", ["drop", "paste"])
def test_a_file_can_be_carried_onto_the_page(kind: str, page: Page) -> None:
    page.evaluate(CARRY, [kind, f"{kind}.txt", "rack 4"])

    expect(page.locator("#files .file-name", has_text=f"{kind}.txt")).to_be_visible()


def test_a_refused_file_says_why_and_nothing_is_attached(page: Page) -> None:
    choose(page, "drawing.svg", ENTITIES)

    why = page.locator(".upload-why")
    expect(why).to_contain_text("declares entities")
    assert seen_everywhere(page) == [(0, [])] * len(LOOKS)
    page.get_by_role("button", name="Dismiss").click()
    expect(page.locator(".upload")).to_have_count(0)
    expect(page.locator("#files .file-name")).to_have_count(0)


def test_what_is_too_large_is_told_before_it_is_sent(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.method))
    page.locator("form[data-files]").evaluate("form => { form.dataset.largest = '3' }")

    choose(page, "wiring.txt", WIRING)

    expect(page.locator(".upload-why")).to_have_text("This file is too large.")
    assert "POST" not in asked
