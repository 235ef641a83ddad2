"""On small graphs the engine says what trying everything says."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armillary.engines.dependencies import (
    Edge,
    Graph,
    Rule,
    State,
    availability,
    cut_sets,
    impact,
    single_points,
    what_if,
)
from tests.engines.dependencies import brute
from tests.engines.dependencies.brute import SERVICE, some_edges

NODES = 14
HARD = (Rule.ANY, Rule.ALL, Rule.K_OF_N)
failures = st.sets(st.integers(0, NODES - 1), max_size=4)
availabilities = st.sampled_from((0.0, 0.3, 0.5, 0.9, 0.999, 1.0))


@given(some_edges(NODES), failures)
@settings(max_examples=120, deadline=None)
def test_each_node_is_in_the_state_that_going_round_gives(
    edges: list[Edge], failed: set[int]
) -> None:
    states = what_if(Graph.of(edges), failed)

    found = [states.get(node, State.UP) for node in range(NODES)]
    assert found == brute.states(edges, failed, NODES)


@given(some_edges(NODES), failures)
@settings(max_examples=60, deadline=None)
def test_every_path_leads_from_the_failure_over_edges_in_as_many_steps_as_its_depth(
    edges: list[Edge], failed: set[int]
) -> None:
    failure = impact(Graph.of(edges), failed)
    pairs = {(edge.needed, edge.dependent) for edge in edges}

    paths = {one.node: failure.path(one.node) for one in failure}
    depths = {one.node: one.depth for one in failure}

    assert {node: len(path) - 1 for node, path in paths.items()} == depths
    assert all(path[0] in failed and path[-1] == node for node, path in paths.items())
    assert {step for path in paths.values() for step in pairwise(path)} <= pairs


@given(some_edges(NODES), failures)
@settings(max_examples=60, deadline=None)
def test_whatever_is_connected_to_a_failure_is_reached_by_it(
    edges: list[Edge], failed: set[int]
) -> None:
    reached = set(failed)
    for _ in range(NODES):
        reached |= {edge.dependent for edge in edges if edge.needed in reached}

    assert {one.node for one in impact(Graph.of(edges), failed)} == reached


@given(some_edges(NODES, HARD))
@settings(max_examples=60, deadline=None)
def test_single_points_are_the_nodes_that_alone_bring_the_service_down(edges: list[Edge]) -> None:
    alone = {node for node in range(1, NODES) if SERVICE in brute.down(edges, {node})}

    assert set(single_points(Graph.of(edges), SERVICE)) == alone


@given(some_edges(9, HARD))
@settings(max_examples=60, deadline=None)
def test_minimal_cut_sets_are_all_there_and_none_is_too_large(edges: list[Edge]) -> None:
    found = cut_sets(Graph.of(edges), SERVICE, size=4)

    assert len(found) == len(set(found))
    assert set(found) == brute.cuts(edges, 9, 4)


@given(some_edges(8, HARD), st.lists(availabilities, min_size=8, max_size=8))
@settings(max_examples=60, deadline=None)
def test_the_availability_is_the_sum_over_all_ways_to_fail(
    edges: list[Edge], ups: list[float]
) -> None:
    parts = dict(enumerate(ups))

    found = availability(Graph.of(edges), SERVICE, parts)

    assert found.down == pytest.approx(brute.chance_of_down(edges, parts), abs=1e-12)


@given(some_edges(NODES, HARD))
@settings(max_examples=3, deadline=None)
def test_the_availability_of_fourteen_nodes_is_exact_too(edges: list[Edge]) -> None:
    parts = dict.fromkeys(range(NODES), 0.9)

    found = availability(Graph.of(edges), SERVICE, parts)

    assert found.down == pytest.approx(brute.chance_of_down(edges, parts), abs=1e-12)


@given(some_edges(7, HARD), st.lists(st.floats(0.05, 0.95), min_size=7, max_size=7))
@settings(max_examples=25, deadline=None)
def test_birnbaum_is_the_gain_of_the_service_by_a_part_that_never_fails(
    edges: list[Edge], ups: list[float]
) -> None:
    parts = dict(enumerate(ups))

    found = availability(Graph.of(edges), SERVICE, parts).importance

    assert {node: one.birnbaum for node, one in found.items()} == pytest.approx(
        {
            node: brute.chance_of_down(edges, parts | {node: 0.0})
            - brute.chance_of_down(edges, parts | {node: 1.0})
            for node in found
        },
        abs=1e-12,
    )


@given(some_edges(7, HARD), st.lists(st.floats(0.5, 0.99), min_size=9, max_size=9))
@settings(max_examples=60, deadline=None)
def test_a_further_member_never_lowers_the_availability(
    edges: list[Edge], ups: list[float]
) -> None:
    group = [Edge(SERVICE, 7, Rule.ALL, 9), Edge(SERVICE, 1, Rule.ALL, 9)]
    parts = dict(enumerate(ups))

    before = availability(Graph.of(edges + group), SERVICE, parts).up
    after = availability(
        Graph.of([*edges, *group, Edge(SERVICE, 8, Rule.ALL, 9)]), SERVICE, parts
    ).up

    assert after >= before - 1e-12


@given(some_edges(10), failures, failures)
@settings(max_examples=60, deadline=None)
def test_more_failures_never_make_anything_better(
    edges: list[Edge], some: set[int], more: set[int]
) -> None:
    graph = Graph.of(edges)
    before, after = what_if(graph, some), what_if(graph, some | more)

    assert {node for node, state in before.items() if after.get(node, State.UP) < state} == set()
