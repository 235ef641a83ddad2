"""Graphs that are hard on an engine: rings, long chains, many paths, many neighbours."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armillary.engines.dependencies import (
    Edge,
    Graph,
    Rule,
    State,
    TooIntricate,
    availability,
    causes,
    cut_sets,
    impact,
    joints,
    single_points,
    what_if,
)

LONG = 10_000
CHAIN = Graph.of(Edge(node, node + 1) for node in range(LONG))
RING = Graph.of(Edge(node, (node + 1) % LONG) for node in range(LONG))


def diamonds(count: int, rule: Rule) -> Graph:
    """In a row; each has two ways, so that there are 2^count paths."""
    edges = list[Edge]()
    for top in range(0, 3 * count, 3):
        edges += (Edge(top, top + 1, rule), Edge(top, top + 2, rule))
        edges += (Edge(top + 1, top + 3), Edge(top + 2, top + 3))
    return Graph.of(edges)


def test_a_chain_of_ten_thousand_falls_to_its_end() -> None:
    failure = impact(CHAIN, [LONG])

    assert failure.state(0) is State.DOWN
    assert failure.path(0) == list(range(LONG, -1, -1))
    assert failure.first_hops(0) == [LONG - 1]
    assert causes(CHAIN, 0)[-1].depth == LONG


def test_every_link_of_a_long_chain_is_a_single_point() -> None:
    assert single_points(CHAIN, 0) == list(range(1, LONG + 1))
    assert len(cut_sets(CHAIN, 0, size=3)) == LONG


def test_the_availability_of_a_long_chain_is_a_product() -> None:
    found = availability(CHAIN, 0, dict.fromkeys(range(LONG + 1), 0.9999))

    assert found.up == pytest.approx(0.9999 ** (LONG + 1), rel=1e-9)


def test_a_ring_of_ten_thousand_falls_as_one() -> None:
    assert len(what_if(RING, [77])) == LONG
    assert len(single_points(RING, 0)) == LONG - 1
    found = availability(RING, 0, dict.fromkeys(range(LONG), 0.9999))
    assert found.up == pytest.approx(0.9999**LONG, rel=1e-9)


@pytest.mark.parametrize("rules", [(Rule.ANY,) * 2, (Rule.ANY, Rule.DEGRADE, Rule.ALL)])
def test_a_small_ring_ends_and_names_each_node_once(rules: tuple[Rule, ...]) -> None:
    size = len(rules)
    ring = Graph.of(Edge(node, (node + 1) % size, rule) for node, rule in enumerate(rules))

    reached = [one.node for one in impact(ring, [0])]

    assert sorted(reached) == list(range(size))
    assert sorted(one.node for one in causes(ring, 0)) == list(range(1, size))


@pytest.mark.parametrize("rule", [Rule.ANY, Rule.ALL])
def test_twenty_diamonds_are_as_much_work_as_they_have_nodes(rule: Rule) -> None:
    graph = diamonds(20, rule)

    failure = impact(graph, [60])

    assert len(list(failure)) == 61
    assert len(failure.path(0)) == 41
    assert len(causes(graph, 0)) == 60


def test_of_diamonds_with_alternatives_only_the_waists_are_single_points() -> None:
    graph = diamonds(20, Rule.ALL)

    assert set(single_points(graph, 0)) == set(range(3, 61, 3))
    pairs = [cut for cut in cut_sets(graph, 0) if len(cut) == 2]
    assert len(pairs) == 20
    found = availability(graph, 0, dict.fromkeys(range(61), 0.99))
    assert found.up == pytest.approx(0.99**21 * (1 - 0.01**2) ** 20, rel=1e-12)


def test_a_star_of_a_thousand_members_is_counted_not_listed() -> None:
    members = range(1, 1001)
    star = Graph.of(Edge(0, node, Rule.K_OF_N, 0, 990) for node in members)

    assert what_if(star, range(1, 11)).get(0) is None
    assert what_if(star, range(1, 12))[0] is State.DOWN
    assert single_points(star, 0) == []
    assert impact(star, [1]).state(0) is State.REDUCED
    assert availability(star, 0, dict.fromkeys(members, 0.999)).up > 0.99999999


def test_a_thousand_dependents_of_one_thing_fall_in_one_step() -> None:
    star = Graph.of(Edge(node, 0) for node in range(1, 1001))

    assert {one.depth for one in impact(star, [0])} == {0, 1}


def test_a_question_with_too_many_answers_is_refused_and_says_so() -> None:
    pairs = Graph.of(Edge(0, node, Rule.K_OF_N, 0, 999) for node in range(1, 1001))

    with pytest.raises(TooIntricate, match="more than 10,000 sets"):
        cut_sets(pairs, 0)


def test_an_availability_that_takes_too_many_steps_is_refused_and_says_so() -> None:
    edges = [Edge(0, node, Rule.K_OF_N, 0, 500) for node in range(1, 1001)]

    with pytest.raises(TooIntricate, match="more than 1,000 steps"):
        availability(Graph.of(edges), 0, dict.fromkeys(range(1, 1001), 0.9), most=1_000)


def test_a_network_of_ten_thousand_places_in_a_row_hangs_on_each_of_its_hops() -> None:
    found = joints((place, place + 1) for place in range(LONG))

    assert (len(found.places), len(found.hops)) == (LONG - 1, LONG)


@given(st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=14))
@settings(max_examples=150, deadline=None)
def test_without_a_joint_a_network_falls_into_more_parts(links: set[tuple[int, int]]) -> None:
    found = joints(links)
    places = {place for link in links if link[0] != link[1] for place in link}
    real = {(min(link), max(link)) for link in links if link[0] != link[1]}

    assert found.places == {
        place
        for place in places
        if parts(places - {place}, {hop for hop in real if place not in hop}) > parts(places, real)
    }
    assert found.hops == {hop for hop in real if parts(places, real - {hop}) > parts(places, real)}


def parts(places: set[int], links: set[tuple[int, int]]) -> int:
    """Into how many connected parts these fall."""
    colour = {place: place for place in places}
    for _ in places:
        for one, other in links:
            colour[one] = colour[other] = min(colour[one], colour[other])
    return len(set(colour.values()))
