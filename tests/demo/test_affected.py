"""What the incidents of the demo are about is there, and most name it."""

import pytest

from armillary.demo.plan.affected import affected
from armillary.demo.plan.estate import estate
from armillary.demo.plan.world import Size, World, world
from armillary.demo.words import FAULTS
from tests.demo.test_plan import MORNING


@pytest.fixture(scope="module")
def small() -> World:
    return world(MORNING, Size.SMALL)


@pytest.mark.parametrize(
    ("category", "title", "site", "hit"),
    [
        ("Application › Slow", "Web shop hangs", "", ("Web shop", "web-shop-2")),
        ("Application › Error message", "Customs interface is down", "", ("Customs declaration",)),
        ("Printing › Does not print", "Plotter", "North Quay", ("Printing", "pr-north-quay-2")),
        ("Network › VPN", "VPN drops", "North Quay", ("Remote access", "vpn-gateway-1")),
        ("Access › Locked out", "Account is locked", "", ("Sign-in", "")),
        ("Other", "Backup of the file server failed", "", ("Backup", "backup-server-1")),
        ("Security › Suspicious message", "Is this mail real?", "", ("", "")),
    ],
)
def test_it_is_what_the_words_say(
    category: str, title: str, site: str, hit: tuple[str, ...]
) -> None:
    assert affected(category, title, site, 1)[: len(hit)] == hit


def test_all_that_is_named_is_part_of_the_estate_and_most_incidents_name_something(
    small: World,
) -> None:
    things = estate(small).things
    steps = [
        (life, step)
        for group in small.groups
        for life in [small.life(group)]
        for step in life.steps
        if step.verb == "log"
    ]
    hits = []
    for life, step in steps:
        number = life.numbers[step.which]
        call = small.calls[number]
        site = call.site or small.company.people[call.caller].site
        hits.append(affected(FAULTS[call.fault].category, step.said["title"], site, number))

    assert {name for hit in hits for name in hit if name} <= things.keys()
    assert sum(bool(service) for service, _ in hits) > 0.6 * len(hits)
    assert sum(bool(thing) for _, thing in hits) > 0.4 * len(hits)
