"""A reading on a phone: what would become of each thing can be read there."""

from armillary.assurance.configuration import first_rows
from armillary.assurance.configuration.sources import first_rows as source_rows
from armillary.kernel.access.standing import stand_as
from armillary.reference.roles import Role
from tests.browser.conftest import Opening
from tests.browser.test_every_page import LOOKS, PHONE, seen_everywhere
from tests.configuration_sources.makers import seen, told
from tests.makers import MONDAY, a_person, the_robot


def test_the_things_of_a_reading_take_the_whole_width_of_a_phone(open_page: Opening) -> None:
    the_robot()
    first_rows.install(MONDAY)
    source_rows.install(MONDAY)
    keeper = a_person(Role.CONFIGURATION_MANAGER)
    stand_as(keeper)
    reading = told(keeper, seen("h1", name="db1", serial_number="S-1"), take=False)
    page = open_page(keeper, f"/readings/{reading.number}")

    page.set_viewport_size(PHONE)
    cells, [why, what] = page.locator(".told-cell").all(), page.locator(".told-what").all()

    assert [each.is_visible() for each in cells] == [True, True]
    assert "S-1" in what.inner_text()
    for part in (why, what):
        assert (part.bounding_box() or {"width": 0})["width"] > PHONE["width"] * 0.8
    assert seen_everywhere(page) == [(0, [])] * len(LOOKS)
