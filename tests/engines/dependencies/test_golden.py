"""Numbers that are known from elsewhere."""

from pathlib import Path

import pytest

from armillary.engines.dependencies import (
    Edge,
    FaultyGraph,
    Graph,
    Importance,
    Rule,
    availability,
    blocks,
    chance_to_fall,
    cut_sets,
    joints,
    single_points,
)

SERVICE, SUPPLY, FAN, OTHER_FAN, DISK, SECOND_DISK, THIRD_DISK = range(7)
SERVER = Graph.of(
    [
        Edge(SERVICE, SUPPLY),
        Edge(SERVICE, FAN, Rule.ALL),
        Edge(SERVICE, OTHER_FAN, Rule.ALL),
        Edge(SERVICE, DISK, Rule.K_OF_N, 1, 2),
        Edge(SERVICE, SECOND_DISK, Rule.K_OF_N, 1, 2),
        Edge(SERVICE, THIRD_DISK, Rule.K_OF_N, 1, 2),
    ]
)
ONE, TWO, SHARED = 1, 2, 3
SHARING = Graph.of(
    [
        Edge(SERVICE, ONE, Rule.ALL),
        Edge(SERVICE, TWO, Rule.ALL),
        Edge(ONE, SHARED),
        Edge(TWO, SHARED),
    ]
)
LINKS = (Path(__file__).parent / "networks" / "links.txt").read_text().splitlines()
NETWORKS = dict(line.split(": ") for line in LINKS)


def links_of(network: str) -> list[tuple[int, int]]:
    pairs = (link.split("-") for link in NETWORKS[network].split())
    return [(int(one), int(other)) for one, other in pairs]


def test_two_of_three_at_97_percent() -> None:
    graph = Graph.of([Edge(0, node, Rule.K_OF_N, 0, 2) for node in (1, 2, 3)])

    found = availability(graph, 0, dict.fromkeys((1, 2, 3), 0.97))

    assert found.up == pytest.approx(0.997354, abs=5e-7)
    assert blocks.k_of_n(2, [0.97] * 3) == pytest.approx(0.997354, abs=5e-7)


def test_a_server_with_one_supply_two_fans_and_two_of_three_disks() -> None:
    parts = {SUPPLY: 0.99, FAN: 0.95, OTHER_FAN: 0.95}
    parts |= dict.fromkeys((DISK, SECOND_DISK, THIRD_DISK), 0.97)
    fans, disks = blocks.parallel(0.95, 0.95), blocks.k_of_n(2, [0.97] * 3)

    assert availability(SERVER, SERVICE, parts).up == pytest.approx(0.984912, abs=5e-7)
    assert blocks.series(0.99, fans, disks) == pytest.approx(0.984912, abs=5e-7)


def test_two_nodes_that_share_a_power_feed_are_not_taken_for_independent() -> None:
    found = availability(SHARING, SERVICE, {ONE: 0.98, TWO: 0.98, SHARED: 0.995})

    assert found.up == pytest.approx(0.994602, abs=5e-7)
    naive = blocks.parallel(0.98 * 0.995, 0.98 * 0.995)
    assert naive == pytest.approx(0.999380, abs=5e-7)


def test_contracts_in_series_and_of_a_group() -> None:
    bound = blocks.series(0.999, 0.9995, blocks.k_of_n(1, [0.99, 0.99]))

    assert bound == pytest.approx(0.9984, abs=5e-5)
    assert blocks.k_of_n(2, [0.99] * 3) == pytest.approx(0.9997, abs=5e-5)


def test_a_spare_helps_as_often_as_the_switch_to_it_succeeds() -> None:
    assert blocks.standby(0.9, 0.9, 0.5) == pytest.approx(0.945)
    assert blocks.standby(0.9, 0.9, 1.0) == pytest.approx(blocks.parallel(0.9, 0.9))


def test_what_is_shared_is_a_single_point_and_the_pair_is_a_cut() -> None:
    assert single_points(SHARING, SERVICE) == [SHARED]
    assert cut_sets(SHARING, SERVICE) == [{SHARED}, {ONE, TWO}]
    assert single_points(SERVER, SERVICE) == [SUPPLY]
    assert cut_sets(SERVER, SERVICE)[0] == {SUPPLY}
    assert sorted(map(sorted, cut_sets(SERVER, SERVICE))) == [
        [SUPPLY],
        [FAN, OTHER_FAN],
        [DISK, SECOND_DISK],
        [DISK, THIRD_DISK],
        [SECOND_DISK, THIRD_DISK],
    ]


def test_the_importance_of_parts_in_series_and_of_a_pair() -> None:
    parts = {ONE: 0.9, TWO: 0.8}
    series = availability(Graph.of([Edge(0, 1), Edge(0, 2)]), 0, parts)
    pair = Graph.of([Edge(0, 1, Rule.ALL), Edge(0, 2, Rule.ALL)])

    assert series.importance[ONE].birnbaum == pytest.approx(0.8)
    assert series.importance[ONE].criticality == pytest.approx(0.8 * 0.1 / 0.28)
    assert availability(pair, 0, parts).importance[TWO].birnbaum == pytest.approx(0.1)
    assert availability(pair, 0, parts).importance[TWO].criticality == pytest.approx(1.0)


def test_a_part_that_never_fails_has_no_say() -> None:
    found = availability(Graph.of([Edge(0, 1)]), 0, {1: 1.0})

    assert found.up == 1.0
    assert found.importance == {}


def test_a_service_that_cannot_fall_leaves_its_parts_without_importance() -> None:
    found = availability(Graph.of([Edge(0, 1, Rule.DEGRADE)]), 0, {1: 0.9})

    assert (found.up, found.importance) == (1.0, {})
    assert Importance(0.0, 0.0) == Importance(0.0, 0.0)


@pytest.mark.parametrize("up", [-0.1, 1.5, float("nan")])
def test_an_availability_that_cannot_be_is_refused(up: float) -> None:
    with pytest.raises(FaultyGraph, match="availability of 1 must be from 0 to 1"):
        availability(Graph.of([Edge(0, 1)]), 0, {1: up})


def test_a_change_that_touches_one_of_a_pair_seldom_takes_the_service_down() -> None:
    assert chance_to_fall(SHARING, SERVICE, {ONE: 0.138}) == 0.0
    assert chance_to_fall(SHARING, SERVICE, {ONE: 0.1, TWO: 0.2}) == pytest.approx(0.02)


@pytest.mark.parametrize(
    ("network", "places", "hops", "single_links"),
    [("Abilene", 0, 0, 0), ("Geant2012", 8, 8, 8), ("Switch", 13, 22, 22), ("Surfnet", 5, 4, 2)],
)
def test_the_joints_of_operator_networks(
    network: str, places: int, hops: int, single_links: int
) -> None:
    found = joints(links_of(network))

    assert len(found.places) == places
    assert len(found.hops) == hops
    assert len(found.single_links) == single_links
