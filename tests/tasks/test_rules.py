"""Circles and checklists, as properties and tables."""

from graphlib import CycleError, TopologicalSorter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armillary.fittings.tasks import rules
from armillary.fittings.tasks.rules import Edge
from armillary.fittings.tasks.vocabulary import Reminding
from tests.makers import MONDAY

keys = st.integers(1, 8)
edges = st.lists(st.tuples(keys, keys).filter(lambda edge: edge[0] != edge[1]), max_size=30)


def has_an_order(given_edges: list[Edge]) -> bool:
    """Told by another program: whether there is an order in which each task can be done."""
    sorter: TopologicalSorter[int] = TopologicalSorter()
    for task, before in given_edges:
        sorter.add(task, before)
    try:
        sorter.prepare()
    except CycleError:
        return False
    return True


@given(edges)
def test_what_is_let_in_edge_by_edge_always_has_an_order(offered: list[Edge]) -> None:
    let_in: list[Edge] = []
    for task, before in offered:
        if not rules.closes_a_circle(let_in, task, before):
            let_in.append((task, before))

    assert has_an_order(let_in)


@given(edges, keys, keys)
def test_an_edge_is_refused_exactly_when_it_closes_a_circle(
    offered: list[Edge], task: int, before: int
) -> None:
    let_in: list[Edge] = []
    for edge in offered:
        if not rules.closes_a_circle(let_in, *edge):
            let_in.append(edge)

    refused = rules.closes_a_circle(let_in, task, before)

    assert refused is (task == before or not has_an_order([*let_in, (task, before)]))


def test_a_long_chain_comes_to_an_end() -> None:
    chain = [(number, number + 1) for number in range(10_000)]

    assert rules.closes_a_circle(chain, 10_000, 0)
    assert not rules.closes_a_circle(chain, 0, 10_000)


@given(st.lists(st.sampled_from(["add", "tick", "untick", "remove"]), max_size=40), st.data())
def test_the_points_of_a_checklist_never_share_a_number(
    steps: list[str], data: st.DataObject
) -> None:
    checklist: list[rules.Item] = []
    for step in steps:
        number = data.draw(st.integers(1, 6))
        checklist = {
            "add": lambda held, _: rules.with_item(held, "x"),
            "tick": lambda held, one: rules.ticked(held, one, by="Kim", at=MONDAY),
            "untick": rules.unticked,
            "remove": rules.without_item,
        }[step](checklist, number)

    numbers = [item["number"] for item in checklist]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize(
    ("done", "why"),
    [
        ([], None),
        ([True], None),
        ([False], "1 point of the checklist: tick or remove what is left, then finish."),
        (
            [True, False, False],
            "2 points of the checklist: tick or remove what is left, then finish.",
        ),
    ],
)
def test_an_open_checklist_keeps_a_task_open(done: list[bool], why: str | None) -> None:
    assert rules.open_items([{"done": each} for each in done]) == why


def test_one_is_reminded_before_and_after() -> None:
    assert rules.reminding(MONDAY + rules.SOON, MONDAY) is Reminding.DUE
    assert rules.reminding(MONDAY, MONDAY) is Reminding.OVERDUE
