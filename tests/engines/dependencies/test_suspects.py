"""What has failed is found again from what is heard: one fault, two faults, and in golden cases."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from armillary.engines.dependencies import (
    Edge,
    Evidence,
    Graph,
    Rule,
    State,
    explanation,
    suspects,
    what_if,
)
from tests.engines.dependencies.brute import some_edges

NODES = 12
nodes = st.integers(0, NODES - 1)


def everything(graph: Graph, *failed: int) -> Evidence:
    """Something is heard of all that falls or fades, and the rest is known to be well."""
    heard = dict.fromkeys(what_if(graph, failed), 1.0)
    return Evidence(heard, {node: 1.0 for node in range(NODES) if node not in heard})


@given(some_edges(NODES), nodes)
@settings(max_examples=100, deadline=None)
def test_one_fault_is_found_by_what_it_does(edges: list[Edge], fault: int) -> None:
    graph = Graph.of(edges)
    evidence = everything(graph, fault)

    found = suspects(graph, evidence)

    best = [one for one in found if one.score == found[0].score]
    assert (fault,) in [one.nodes for one in best]
    assert [(one.leaves, one.silent) for one in best] == [(frozenset(), frozenset())] * len(best)
    assert {node for one in best for node in what_if(graph, one.nodes)} == set(evidence.heard)


@given(some_edges(NODES), nodes, nodes)
@settings(max_examples=100, deadline=None)
def test_two_faults_are_found_by_what_they_do_together(
    edges: list[Edge], one: int, other: int
) -> None:
    assume(one != other)
    graph = Graph.of(edges)
    evidence = everything(graph, one, other)
    pair = tuple(sorted((one, other)))

    found = suspects(graph, evidence)

    equal = [each.nodes for each in found if each.score == found[0].score]
    assert found[0].score >= len(evidence.heard) - 1
    assert pair in equal or len(found[0].nodes) == 1


@given(some_edges(NODES), st.dictionaries(nodes, st.sampled_from((1.0, 2.0)), min_size=1))
@settings(max_examples=100, deadline=None)
def test_an_explanation_leaves_nothing_open_and_needs_each_of_its_parts(
    edges: list[Edge], heard: dict[int, float]
) -> None:
    parts = explanation(Graph.of(edges), Evidence(heard))

    explained = [part.explains for part in parts]
    assert frozenset().union(*explained) == heard.keys()
    assert sum(map(len, explained)) == len(heard)


@given(some_edges(NODES), st.dictionaries(nodes, st.just(1.0), min_size=1), st.sets(nodes))
@settings(max_examples=60, deadline=None)
def test_one_that_is_well_never_makes_a_suspect_likelier(
    edges: list[Edge], heard: dict[int, float], well: set[int]
) -> None:
    graph, kept = Graph.of(edges), {node: 0.5 for node in well if node not in heard}

    before = {one.nodes: one.score for one in suspects(graph, Evidence(heard))}
    after = {one.nodes: one.score for one in suspects(graph, Evidence(heard, kept))}

    assert all(score <= before.get(key, score) for key, score in after.items())


MAIL, WEB, SHOP, ONE, TWO, FEED, DISK = range(1, 8)
HOUSE = Graph.of(
    [
        Edge(MAIL, ONE),
        Edge(WEB, ONE, Rule.ALL),
        Edge(WEB, TWO, Rule.ALL),
        Edge(SHOP, WEB),
        Edge(ONE, FEED),
        Edge(TWO, FEED),
        Edge(MAIL, DISK, Rule.DEGRADE),
    ]
)


def test_what_two_complain_of_is_what_they_share() -> None:
    first, *_ = suspects(HOUSE, Evidence({MAIL: 1.0, SHOP: 1.0}))

    assert first.nodes == (FEED,)
    assert (first.score, sorted(first.explains)) == (2.0, [MAIL, SHOP])
    assert not first.leaves


def test_silence_of_one_that_would_be_hit_turns_the_eye_elsewhere() -> None:
    heard = {MAIL: 1.0}
    found = suspects(HOUSE, Evidence(heard, {SHOP: 0.5, WEB: 0.5}))

    scores = {one.nodes: (one.score, sorted(one.silent)) for one in found}
    assert scores == {
        (DISK,): (1.0, []),
        (MAIL,): (1.0, []),
        (ONE,): (1.0, []),
        (FEED,): (0.0, [WEB, SHOP]),
    }


def test_both_of_two_that_hold_one_up_are_suspected_together() -> None:
    graph = Graph.of(
        [
            *(Edge(WEB, each, Rule.ALL) for each in (ONE, TWO)),
            *(Edge(each, WEB) for each in (SHOP, MAIL, DISK)),
        ]
    )

    found = suspects(graph, Evidence({ONE: 1.0, TWO: 1.0, SHOP: 1.0, MAIL: 1.0}))

    assert found[0].nodes == (ONE, TWO)
    assert found[0].score == 3.0


def test_a_change_shortly_before_tips_the_scale() -> None:
    heard = {MAIL: 1.0}
    evidence = Evidence(heard, prior={ONE: 0.25})

    assert suspects(HOUSE, evidence)[0].nodes == (ONE,)


def test_two_troubles_that_have_nothing_in_common_are_told_apart() -> None:
    graph = Graph.of([Edge(1, 10), Edge(2, 10), Edge(3, 20), Edge(4, 20), Edge(5, 20)])

    parts = explanation(graph, Evidence(dict.fromkeys((1, 2, 3, 4, 5), 1.0)))

    assert [part.nodes for part in parts] == [(10, 20)]


@pytest.mark.parametrize("state", [State.DOWN, State.DEGRADED])
def test_whoever_is_only_degraded_is_explained_as_well(state: State) -> None:
    rule = Rule.ANY if state is State.DOWN else Rule.DEGRADE
    graph = Graph.of([Edge(1, 9, rule), Edge(2, 9, rule)])

    [first, *_] = suspects(graph, Evidence({1: 1.0, 2: 1.0}))

    assert (first.nodes, first.score) == ((9,), 2.0)
