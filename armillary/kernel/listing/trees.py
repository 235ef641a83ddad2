"""Records that stand in a tree, known by heart: who asks for one asks for all below it as well."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from armillary.records.models import Record


@dataclass(frozen=True, slots=True)
class Node:
    """A record in its tree: its name for programs, its label, and the keys of those above it."""

    key: int
    name: str
    label: str
    above: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """What lists ask of a tree; nothing here may cost a statement."""

    called: Callable[[str], Node | None]
    node: Callable[[int], Node | None]
    below: Callable[[int], Collection[int]]
    all: Callable[[], Iterable[Node]]


_trees: dict[type[Record], Tree] = {}


def learn(model: type[Record], tree: Tree) -> None:
    """Called once, when the processes are installed."""
    _trees[model] = tree


def tree_of(model: type[Record] | None) -> Tree | None:
    return _trees.get(model) if model else None
