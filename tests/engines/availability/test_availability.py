"""What users had of the agreed time: by vectors, and against a reckoning minute by minute."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armillary.engines.availability import Blame, Hit, Tie, account, troubles
from armillary.engines.dependencies import Edge, Rule, State
from armillary.engines.worktime import Span
from tests.engines.availability.by_minute import SERVICE, reckoned
from tests.engines.dependencies.brute import some_edges

NODES, END = 6, 40
ONE, TWO, HOST = 1, 2, 3
PAIR = [
    Tie(Edge(SERVICE, ONE, Rule.ALL), 0, 1000),
    Tie(Edge(SERVICE, TWO, Rule.ALL), 0, 500),
    Tie(Edge(ONE, HOST), 0, 1000),
]


def test_a_pair_is_down_while_both_are_and_the_ways_say_why() -> None:
    hits = [Hit(1, HOST, 100, 300), Hit(2, TWO, 200, 400)]

    [trouble] = troubles(PAIR, [SERVICE], hits, 0, 1000)[SERVICE]

    assert trouble[:4] == (200, 300, State.DOWN, False)
    assert trouble.ways == (Blame(TWO, (TWO, SERVICE)), Blame(HOST, (HOST, ONE, SERVICE)))


def test_a_need_counts_as_long_as_it_held() -> None:
    hits = [Hit(1, HOST, 400, 600)]

    found = troubles(PAIR, [SERVICE], hits, 0, 1000)[SERVICE]

    assert [each[:3] for each in found] == [(500, 600, State.DOWN)]


def test_what_merely_degrades_a_part_degrades_what_needs_it() -> None:
    hits = [Hit(1, HOST, 600, 700, State.DEGRADED)]

    [trouble] = troubles(PAIR, [SERVICE], hits, 0, 1000)[SERVICE]

    assert trouble[:3] == (600, 700, State.DEGRADED)


def test_planned_time_counts_neither_way_and_unknown_time_is_never_up() -> None:
    hits = [Hit(1, SERVICE, 0, 100, planned=True), Hit(2, SERVICE, 50, 70)]

    found = account(
        troubles((), [SERVICE], hits, 0, 1000)[SERVICE], [(0, 1000)], watched=[(0, 600)]
    )

    assert (found.agreed, found.planned, found.down) == (1000, 80, 20)
    assert (found.up, found.unknown, found.known) == (500, 400, 520)
    assert found.share == pytest.approx(1 - 20 / 520)
    assert found.at_least == pytest.approx(1 - 420 / 920)
    assert found.at_most == pytest.approx(1 - 20 / 920)


def test_who_was_not_hit_had_the_service() -> None:
    hits = [Hit(1, SERVICE, 0, 60, users=50), Hit(2, SERVICE, 100, 130, users=10)]

    found = account(
        troubles((), [SERVICE], hits, 0, 1000)[SERVICE], [(0, 1000)], [(0, 1000)], users=100
    )

    assert found.lost == 50 * 60 + 10 * 30
    assert found.share == pytest.approx(0.967)


def test_more_users_than_there_are_cannot_be_hit() -> None:
    hits = [Hit(1, SERVICE, 0, 60, users=80), Hit(2, SERVICE, 0, 60, users=70)]

    found = account(
        troubles((), [SERVICE], hits, 0, 1000)[SERVICE], [(0, 1000)], [(0, 1000)], users=100
    )

    assert found.lost == 100 * 60


def test_of_no_time_there_is_no_share() -> None:
    found = account((), [(0, 100)], watched=())

    assert (found.share, found.at_least, found.at_most) == (None, 0.0, 1.0)


SPANS = st.tuples(st.integers(-5, END + 5), st.integers(-5, END + 5))
HITS = st.builds(
    Hit,
    st.integers(1, 9),
    st.integers(0, NODES - 1),
    st.integers(-5, END + 5),
    st.integers(-5, END + 5),
    st.sampled_from((State.DOWN, State.DOWN, State.DEGRADED)),
    st.booleans(),
)


@given(some_edges(NODES), st.lists(SPANS), st.lists(HITS, max_size=6), SPANS, st.lists(SPANS))
@settings(max_examples=150, deadline=None)
def test_each_second_is_what_a_reckoning_second_by_second_says(
    edges: list[Edge], held: list[Span], hits: list[Hit], agreed: Span, watched: list[Span]
) -> None:
    spans = [*held, *[(0, END)] * len(edges)]
    ties = [Tie(edge, *span) for edge, span in zip(edges, spans, strict=False)]
    hours = [(max(0, agreed[0]), min(END, agreed[1]))]

    found = troubles(ties, [SERVICE], hits, 0, END)[SERVICE]
    divided = account(found, hours, watched)

    seen = {second for start, end in watched for second in range(start, end)}
    told = reckoned(ties, hits, range(*hours[0]), seen, NODES)
    parts = ("down", "planned", "degraded", "unknown", "up")
    assert {part: getattr(divided, part) for part in parts} == {part: told[part] for part in parts}
    assert divided.agreed == told.total()
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(some_edges(NODES), st.lists(HITS, max_size=6))
@settings(max_examples=100, deadline=None)
def test_every_trouble_has_a_way_from_what_was_hit_over_needs_that_held(
    edges: list[Edge], hits: list[Hit]
) -> None:
    ties = [Tie(edge, 0, END) for edge in edges]
    pairs = {(edge.needed, edge.dependent) for edge in edges}

    found = troubles(ties, [SERVICE], hits, 0, END)[SERVICE]

    ways = [each for trouble in found for each in trouble.ways]
    assert all(trouble.ways and trouble.hits for trouble in found)
    assert all(each.way[0] == each.node and each.way[-1] == SERVICE for each in ways)
    assert {step for each in ways for step in pairwise(each.way)} <= pairs


def test_hits_that_differ_by_their_users_alone_have_an_order() -> None:
    hits = [Hit(1, SERVICE, 0, 1, users=0), Hit(1, SERVICE, 0, 1)]

    assert troubles([], [SERVICE], hits, 0, END) == troubles([], [SERVICE], hits[::-1], 0, END)
