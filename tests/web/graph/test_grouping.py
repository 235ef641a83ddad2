"""Too much for one picture becomes groups; nothing is lost, and what was asked for stays alone."""

from hypothesis import given
from hypothesis import strategies as st

from armillary.web.graph.grouping import Node, grouped

CLASSES = ("laptop", "server", "switch")
nodes = st.lists(
    st.tuples(st.sampled_from(CLASSES), st.integers(0, 3)), min_size=1, max_size=80
).map(lambda drawn: [Node(key, *each) for key, each in enumerate(drawn)])
groups = st.sets(st.sampled_from([f"{name}.{steps}" for name in CLASSES for steps in range(4)]))


def laptops(number: int) -> list[Node]:
    return [Node(0, "server", 0), *(Node(key, "laptop", 1) for key in range(1, number + 1))]


def test_what_fits_stands_alone() -> None:
    found = grouped(laptops(9), most=10)

    assert (len(found.alone), found.groups) == (10, {})


def test_what_does_not_fit_is_a_group_of_its_class_and_distance() -> None:
    found = grouped(laptops(10), most=10, pinned=(0,))

    assert found.alone == {0}
    assert found.groups == {"laptop.1": tuple(range(1, 11))}


def test_an_opened_group_shows_as_many_as_fit_the_nearest_first() -> None:
    found = grouped(laptops(20), most=10, pinned=(0,), opened=("laptop.1",))

    assert found.alone == {*range(9)}
    assert found.groups == {"laptop.1": tuple(range(9, 21))}


def test_a_closed_class_is_one_group_but_what_is_pinned_is_not_in_it() -> None:
    found = grouped(laptops(5), most=100, pinned=(0, 3), closed=("laptop",))

    assert found.alone == {0, 3}
    assert found.groups == {"laptop": (1, 2, 4, 5)}


@given(nodes, st.integers(5, 60), groups, st.sets(st.sampled_from(CLASSES)))
def test_everything_is_somewhere_once_and_there_is_room(
    drawn: list[Node], most: int, opened: set[str], closed: set[str]
) -> None:
    found = grouped(drawn, most=most, pinned=(0,), opened=opened, closed=closed)

    placed = sorted([*found.alone, *(key for members in found.groups.values() for key in members)])
    assert placed == sorted(node.key for node in drawn)
    kinds = {(node.of_class, node.steps) for node in drawn}
    assert len(found.alone) + len(found.groups) <= max(most, len(kinds) + 1)
    assert 0 in found.alone
