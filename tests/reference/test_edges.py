"""The interactions between the processes, as the model states them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis.strategies import sampled_from

from armillary.reference.edges import ALL, EDGES, OUTSIDE, Edge, edge
from armillary.reference.processes import PROCESSES
from tests.reference.stated import EDGES as STATED

PROCESS_IDS = [each.id for each in PROCESSES]
CHANGE = "change-management"
INCIDENT = "incident-and-service-request-management"
PROBLEM = "problem-management"

every_edge = pytest.mark.parametrize("each", EDGES, ids=lambda each: str(each.id))
a_process = sampled_from(PROCESS_IDS)


def ends(stated: dict[str, Any]) -> tuple[list[str], list[str]]:
    match stated:
        case {"from": sources, "to": targets}:
            return sources, targets
        case {"between": [[*one], [*other]]}:
            return one, other
        case _:
            return stated["between"], stated["between"]


def between(sender: str, receiver: str) -> list[int]:
    """The numbers of the edges along which the first may hand off to the second."""
    return [each.id for each in EDGES if each.carries(sender, receiver)]


def test_there_are_114_edges_numbered_in_order() -> None:
    assert [each.id for each in EDGES] == list(range(1, 115))


@pytest.mark.parametrize("stated", STATED, ids=lambda stated: str(stated["id"]))
def test_an_edge_says_in_every_field_what_the_model_says(stated: dict[str, Any]) -> None:
    sources, targets = ends(stated)

    assert edge(stated["id"]) == Edge(
        id=stated["id"],
        sources=tuple(sources),
        targets=tuple(targets),
        what=stated["what"],
        section=stated["source"],
        inferred=stated.get("party_inferred", False),
        between="between" in stated,
        contract=stated.get("contract", ""),
        note=stated.get("note", ""),
    )


def test_the_model_states_nothing_that_an_edge_leaves_out() -> None:
    assert {key for stated in STATED for key in stated} == {
        "id", "from", "to", "between", "what", "source", "party_inferred", "contract", "note"
    }  # fmt: skip


@every_edge
def test_an_edge_joins_processes_or_named_parties_outside(each: Edge) -> None:
    assert {*each.sources, *each.targets} <= {*PROCESS_IDS, ALL, *OUTSIDE}


def test_every_party_outside_stands_at_some_edge() -> None:
    assert {end for each in EDGES for end in each.sources + each.targets} >= OUTSIDE


def test_closed_incidents_flow_to_problem_management_and_not_back() -> None:
    assert edge(64).carries(INCIDENT, PROBLEM)
    assert not edge(64).carries(PROBLEM, INCIDENT)
    assert between(INCIDENT, PROBLEM) == [13, 64, 98, 107]


def test_an_edge_without_direction_carries_both_ways() -> None:
    assert edge(62).carries(INCIDENT, CHANGE)
    assert edge(62).carries(CHANGE, INCIDENT)


def test_three_processes_joined_together_are_joined_two_by_two() -> None:
    operations = edge(13).sources

    assert [edge(13).carries(one, other) for one in operations for other in operations] == [
        False, True, True, True, False, True, True, True, False
    ]  # fmt: skip


def test_all_means_every_other_process_and_nobody_outside() -> None:
    assert edge(69).carries(PROBLEM, CHANGE)
    assert not edge(69).carries(CHANGE, CHANGE)
    assert not edge(69).carries("customers", CHANGE)


@given(one=a_process, other=a_process)
def test_the_hub_joins_any_two_processes_and_none_with_itself(one: str, other: str) -> None:
    assert between(one, one) == []
    assert between(CHANGE, other) != [] or other == CHANGE
