"""How a service stood while its parts came and went."""

import pytest

from armillary.engines.dependencies import Edge, Graph, Rule, State
from armillary.engines.dependencies.timelines import (
    Outage,
    Stretch,
    availability_to_users,
    timelines,
)

SERVICE, ONE, TWO, CACHE = range(4)
GRAPH = Graph.of(
    [
        Edge(SERVICE, ONE, Rule.ALL),
        Edge(SERVICE, TWO, Rule.ALL),
        Edge(SERVICE, CACHE, Rule.DEGRADE),
    ]
)


def test_a_pair_is_down_while_both_are() -> None:
    outages = [Outage(ONE, -5, 30), Outage(TWO, 20, 40), Outage(TWO, 25, 50), Outage(CACHE, 60, 70)]

    assert timelines(GRAPH, [SERVICE], outages, 0, 100) == {
        SERVICE: [
            Stretch(0, 20, State.UP),
            Stretch(20, 30, State.DOWN),
            Stretch(30, 60, State.UP),
            Stretch(60, 70, State.DEGRADED),
            Stretch(70, 100, State.UP),
        ]
    }


def test_an_outage_of_no_length_or_outside_says_nothing() -> None:
    outages = [Outage(ONE, 5, 5), Outage(TWO, 100, 120), Outage(CACHE, 9, 3)]

    assert timelines(GRAPH, [SERVICE], outages, 0, 100) == {SERVICE: [Stretch(0, 100, State.UP)]}


def test_what_users_had_counts_those_who_were_hit() -> None:
    assert availability_to_users([(50, 60), (10, 30)], users=100, agreed=1000) == pytest.approx(
        0.967
    )
