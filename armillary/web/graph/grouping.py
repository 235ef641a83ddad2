"""What is shown one by one, and what as a group: at most so many nodes, the nearest first."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple


class Node(NamedTuple):
    """As much of an item as grouping looks at."""

    key: int
    of_class: str
    steps: int


@dataclass(frozen=True, slots=True)
class Grouped:
    """The keys that stand alone, and the others by the name of their group."""

    alone: frozenset[int]
    groups: Mapping[str, tuple[int, ...]]


def grouped(
    nodes: Iterable[Node],
    *,
    most: int,
    pinned: Collection[int] = (),
    opened: Collection[str] = (),
    closed: Collection[str] = (),
) -> Grouped:
    """Put whole classes into groups until no more than `most` nodes are left.

    A closed class is one group; what does not fit is grouped by class and distance, the largest
    group first. A group that was opened shows as many as fit, and the rest stays a group.
    """
    free: dict[str, list[Node]] = {}
    groups: dict[str, list[Node]] = {}
    for node in sorted(nodes, key=lambda each: (each.steps, each.key)):
        if node.key in pinned:
            free.setdefault("", []).append(node)
        elif node.of_class in closed:
            groups.setdefault(node.of_class, []).append(node)
        else:
            free.setdefault(f"{node.of_class}.{node.steps}", []).append(node)
    _close(free, groups, most, {"", *opened})
    _cut(free, groups, most)
    for name in [name for name, members in groups.items() if len(members) == 1]:
        free[name] = groups.pop(name)
    return Grouped(
        frozenset(node.key for node in chain.from_iterable(free.values())),
        {name: tuple(node.key for node in members) for name, members in groups.items()},
    )


def _close(
    free: dict[str, list[Node]], groups: dict[str, list[Node]], most: int, kept: Collection[str]
) -> None:
    """Close the largest groups that are not kept open until the rest fits."""
    shown = sum(map(len, free.values())) + len(groups)
    for name in sorted(free, key=lambda name: (-len(free[name]), name)):
        if shown <= most or len(free[name]) < 2:
            break
        if name not in kept:
            shown -= len(free[name]) - 1
            groups[name] = free.pop(name)


def _cut(free: dict[str, list[Node]], groups: dict[str, list[Node]], most: int) -> None:
    """Where opened groups are too large together, their farthest members go back into them."""
    over = sum(map(len, free.values())) + len(groups) - most
    for name in sorted(free, key=lambda name: (-len(free[name]), name)):
        members = free[name]
        if over <= 0 or not name or len(members) < 2:
            continue
        back = min(over + (name not in groups), len(members))
        groups.setdefault(name, []).extend(members[len(members) - back :])
        del members[len(members) - back :]
        over -= back - 1


def names(grouped: Grouped) -> Iterator[tuple[int, str]]:
    """The keys that are in a group, each with the name of it."""
    for name, members in grouped.groups.items():
        for key in members:
            yield key, name
