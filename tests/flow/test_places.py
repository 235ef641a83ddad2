"""The map looks the same whatever the figures are, and nothing on it covers anything else."""

from itertools import pairwise

import pytest

from armillary.reference.groups import ASSURANCE, GROUPS
from armillary.reference.processes import PROCESSES
from armillary.web.map.places import wrapped
from armillary.web.map.ribbons import pair_of, ways, width_of
from armillary.web.map.round import arc, at, disc, sector
from armillary.web.map.wheels import OF_GROUPS, OF_PROCESSES, Wheel

PLACES = OF_PROCESSES.places
BOTH = pytest.mark.parametrize("wheel", [OF_PROCESSES, OF_GROUPS])


def test_every_process_has_a_place_in_the_order_of_the_wheel() -> None:
    assert list(PLACES) == [process.id for process in PROCESSES]


def test_no_place_reaches_into_the_next() -> None:
    ring = sorted(
        (place.start % 360, place.start % 360 + place.end - place.start)
        for place in PLACES.values()
        if place.hue != ASSURANCE.id
    )

    assert len(ring) == 14
    assert all(end < start for (_, end), (start, _) in pairwise(ring))
    assert ring[-1][1] <= 360


def test_the_hub_is_a_whole_disc() -> None:
    thirds = [each for each in PLACES.values() if each.hue == ASSURANCE.id]

    assert [(each.start, each.end) for each in thirds] == [(-120, 0), (0, 120), (120, 240)]


@pytest.mark.parametrize(
    ("radius", "angle", "place"),
    [(100, 0, (0, -100)), (100, 90, (100, 0)), (100, 180, (0, 100)), (100, 270, (-100, 0))],
)
def test_angles_go_clockwise_from_the_top(
    radius: float, angle: float, place: tuple[float, float]
) -> None:
    assert at(radius, angle) == place


def test_outlines_are_written_as_svg() -> None:
    assert sector(0, 10, 0, 90) == "M0 0 L0 -10 A10 10 0 0 1 10 0 Z"
    assert sector(5, 10, 0, 90) == "M0 -10 A10 10 0 0 1 10 0 L5 0 A5 5 0 0 0 0 -5 Z"
    assert disc(10) == "M0 -10 A10 10 0 1 1 0 10 A10 10 0 1 1 0 -10 Z"
    assert arc(10, 90, 0) == "M10 0 A10 10 0 0 0 0 -10"


def test_words_are_broken_where_a_line_would_be_too_wide() -> None:
    assert wrapped("Incident and service request management", 14) == (
        "Incident and",
        "service",
        "request",
        "management",
    )


@BOTH
def test_each_stated_pair_has_one_curve_and_no_two_leave_from_one_point(wheel: Wheel) -> None:
    drawn = ways(wheel.stated, wheel.places)

    assert drawn.keys() == wheel.stated.keys()
    begins = [way.split(" C")[0] for way in drawn.values()]
    ends = [" ".join(way.split()[-2:]) for way in drawn.values()]
    assert len({*(each.removeprefix("M") for each in begins), *ends}) == 2 * len(drawn)


@BOTH
def test_pairs_are_named_in_the_order_of_the_wheel(wheel: Wheel) -> None:
    order = wheel.order

    assert all(order[first] < order[second] for first, second in wheel.stated)


def test_the_groups_lie_where_their_processes_do() -> None:
    assert list(OF_GROUPS.places) == [group.id for group in GROUPS]
    for process in PROCESSES:
        inner, outer = PLACES[process.id], OF_GROUPS.places[process.group.id]
        if process.group is not ASSURANCE:
            assert outer.start <= inner.start < inner.end <= outer.end + 1e-9


def test_between_groups_is_stated_what_is_stated_between_their_processes() -> None:
    home = OF_GROUPS.home
    found: dict[tuple[str, str], set[int]] = {}
    for (one, other), numbers in OF_PROCESSES.stated.items():
        if home[one] != home[other]:
            pair = pair_of(home[one], home[other], OF_GROUPS.order)
            found.setdefault(pair, set()).update(numbers)

    assert {pair: set(numbers) for pair, numbers in OF_GROUPS.stated.items()} == found


def test_a_ribbon_grows_with_the_logarithm_of_what_passed() -> None:
    assert [width_of(passed) for passed in (0, 1, 3, 1023)] == [1.5, 3.1, 4.7, 17.5]
