"""Two items side by side, on a phone and on a desk, by day and by night; then they are one."""

from typing import cast

from playwright.sync_api import expect

from armillary.assurance.configuration import actions
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.process import ITEM
from armillary.people.models import Person
from tests.browser.conftest import Opening
from tests.browser.test_every_page import LOOKS, seen_everywhere
from tests.makers import by, now
from tests.promises.specimens import a_specimen, almighty


def test_two_that_are_one_are_merged_and_parted_again(open_page: Opening, agent: Person) -> None:
    act = by(almighty(), now())
    goes, stays = (cast("ConfigurationItem", a_specimen(ITEM, act)) for _ in range(2))
    actions.describe(goes, act, name="db1 in the cellar", description="Bought in 2021.")
    page = open_page(agent, f"/configuration-items/{goes.number}/merge?into={stays.number}")

    assert seen_everywhere(page) == [(0, [])] * len(LOOKS)
    page.get_by_label("db1 in the cellar").check()
    page.get_by_role("button", name=f"Merge into {stays.number}").click()

    expect(page.get_by_role("heading", name="db1 in the cellar")).to_be_visible()
    expect(page.get_by_text("It stands for")).to_be_visible()
    page.goto(f"/configuration-items/{goes.number}")
    expect(page.get_by_text("It was merged into")).to_be_visible()
