"""What falls, what is degraded and what has less to fall back on, told case by case."""

import pytest

from armillary.engines.dependencies import (
    Affected,
    Edge,
    FaultyGraph,
    Graph,
    Mark,
    Redundancy,
    Rule,
    State,
    causes,
    impact,
    marks,
    matrix,
    reach,
    share_a_gate,
    what_if,
)

SHOP, WEB, BASE, ONE, TWO, THREE, CACHE, POWER = range(8)
HOUSE = Graph.of(
    [
        Edge(SHOP, WEB),
        Edge(WEB, ONE, Rule.K_OF_N, 0, 1, 0.5),
        Edge(WEB, TWO, Rule.K_OF_N, 0, 1, 0.5),
        Edge(WEB, THREE, Rule.K_OF_N, 0, 1, 0.5),
        Edge(SHOP, CACHE, Rule.DEGRADE),
        Edge(ONE, POWER),
        Edge(TWO, POWER),
        Edge(BASE, CACHE, Rule.NONE),
    ]
)


def test_one_of_three_that_carry_half_each_leaves_the_full_load() -> None:
    failure = impact(HOUSE, [ONE])

    assert list(failure) == [
        Affected(ONE, State.DOWN, 0, None),
        Affected(WEB, State.REDUCED, 1, ONE),
        Affected(SHOP, State.REDUCED, 2, WEB),
    ]
    assert failure.redundancy(WEB) == Redundancy(standing=2, needed=1, members=3)
    assert failure.redundancy(SHOP) is None
    assert what_if(HOUSE, [ONE]) == {ONE: State.DOWN}


def test_two_of_three_that_carry_half_each_degrade_whatever_needs_them() -> None:
    assert what_if(HOUSE, [POWER]) == {
        POWER: State.DOWN,
        ONE: State.DOWN,
        TWO: State.DOWN,
        WEB: State.DEGRADED,
        SHOP: State.DEGRADED,
    }


def test_all_of_three_bring_down_whatever_needs_one() -> None:
    failure = impact(HOUSE, [POWER, THREE])

    assert failure.state(SHOP) is State.DOWN
    assert failure.path(SHOP) == [POWER, TWO, WEB, SHOP]
    assert failure.first_hops(SHOP) == [WEB, ONE, TWO]
    assert failure.redundancy(WEB) == Redundancy(standing=0, needed=1, members=3)


def test_what_only_degrades_takes_a_step_off_at_each_need() -> None:
    chain = Graph.of([Edge(0, 1), Edge(1, 2, Rule.DEGRADE), Edge(2, 3, Rule.DEGRADE)])

    assert what_if(chain, [2]) == {2: State.DOWN, 1: State.DEGRADED, 0: State.DEGRADED}
    assert what_if(chain, [3]) == {3: State.DOWN, 2: State.DEGRADED}
    assert impact(chain, [3]).state(0) is State.REDUCED


def test_a_relation_without_a_rule_says_nothing() -> None:
    assert what_if(HOUSE, [CACHE]) == {CACHE: State.DOWN, SHOP: State.DEGRADED}
    assert reach(HOUSE, CACHE) == {CACHE: 0, SHOP: 1}


def test_a_ring_stays_up_until_something_brings_it_down() -> None:
    ring = Graph.of(
        [Edge(0, 1), Edge(1, 2), Edge(2, 0), Edge(2, 3, Rule.ALL), Edge(2, 4, Rule.ALL)]
    )

    assert what_if(ring, [3]) == {3: State.DOWN}
    assert what_if(ring, [3, 4]) == dict.fromkeys((3, 4, 2, 1, 0), State.DOWN)


def test_two_that_stand_in_for_each_other_do_not_fall_for_no_reason() -> None:
    pair = Graph.of(
        [Edge(0, 1, Rule.ALL), Edge(0, 2, Rule.ALL), Edge(1, 0, Rule.ALL), Edge(1, 3, Rule.ALL)]
    )

    assert what_if(pair, [2]) == {2: State.DOWN}
    assert what_if(pair, [2, 3]) == {2: State.DOWN, 3: State.DOWN}


def test_what_is_degraded_first_and_down_later_is_down() -> None:
    late = Graph.of([Edge(0, 9, Rule.DEGRADE), Edge(0, 1), Edge(1, 2), Edge(2, 9), Edge(8, 0)])

    failure = impact(late, [9])

    assert failure.state(0) is failure.state(8) is State.DOWN
    assert failure.path(8) == [9, 2, 1, 0, 8]


def test_a_group_that_is_smaller_than_what_is_needed_of_it_is_needed_whole() -> None:
    small = Graph.of([Edge(0, 1, Rule.K_OF_N, 0, 3), Edge(0, 2, Rule.K_OF_N, 0, 3)])

    assert what_if(small, []) == {}
    assert what_if(small, [1])[0] is State.DOWN


def test_a_node_that_nobody_knows_may_fail_and_reaches_nobody() -> None:
    assert what_if(HOUSE, [77]) == {77: State.DOWN}


def test_the_same_edge_twice_is_one_member() -> None:
    twice = [Edge(0, 1, Rule.ALL), Edge(0, 1, Rule.ALL), Edge(0, 2, Rule.ALL)]

    assert what_if(Graph.of(twice), [1]) == {1: State.DOWN}


@pytest.mark.parametrize(
    ("edge", "says"),
    [
        (Edge(1, 1), "1 cannot depend on itself"),
        (Edge(1, 2, Rule.K_OF_N, 0, 0), "at least one of its group, not 0"),
        (Edge(1, 2, Rule.ALL, 0, 1, -0.5), "2 cannot carry a share of -0.5"),
    ],
)
def test_an_edge_that_cannot_be_is_refused_in_words(edge: Edge, says: str) -> None:
    with pytest.raises(FaultyGraph, match=says):
        Graph.of([edge])


def test_the_row_of_a_component_says_fails_degrades_or_has_an_alternative() -> None:
    services = (SHOP, WEB, BASE)

    assert marks(HOUSE, ONE, services) == [Mark.ALTERNATIVE, Mark.ALTERNATIVE, Mark.NOTHING]
    assert matrix(HOUSE, (CACHE, POWER, WEB), services) == {
        CACHE: [Mark.DEGRADED, Mark.NOTHING, Mark.NOTHING],
        POWER: [Mark.DEGRADED, Mark.DEGRADED, Mark.NOTHING],
        WEB: [Mark.FAILS, Mark.FAILS, Mark.NOTHING],
    }


def test_causes_are_told_with_the_gate_that_they_stand_behind() -> None:
    found = [(one.node, one.depth, one.through, one.rule) for one in causes(HOUSE, SHOP)]

    assert found == [
        (WEB, 1, SHOP, Rule.ANY),
        (CACHE, 1, SHOP, Rule.DEGRADE),
        (ONE, 2, WEB, Rule.ALL),
        (TWO, 2, WEB, Rule.ALL),
        (THREE, 2, WEB, Rule.ALL),
        (POWER, 3, ONE, Rule.ANY),
    ]
    assert [one.node for one in causes(HOUSE, SHOP, depth=1)] == [WEB, CACHE]
    assert causes(HOUSE, SHOP)[2].gate is causes(HOUSE, SHOP)[3].gate


def test_two_members_of_one_group_are_known_to_be_so() -> None:
    (gate,) = share_a_gate(HOUSE, ONE, TWO)

    assert (gate.dependent, gate.needed) == (WEB, 1)
    assert share_a_gate(HOUSE, ONE, CACHE) == []


def test_the_reach_of_a_failure_ends_at_the_depth_that_is_asked() -> None:
    assert reach(HOUSE, POWER, depth=2) == {POWER: 0, ONE: 1, TWO: 1, WEB: 2}
