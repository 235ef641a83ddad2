"""A facet over a tree: its roots, and below what is chosen the next ones."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from armillary.kernel.listing.facets import Count, Facet
from armillary.kernel.listing.trees import Node, Tree


@dataclass(frozen=True, slots=True)
class Branch:
    """A record of the tree; `replaces` are the chosen ones that make no sense beside it."""

    node: Node
    count: Count
    chosen: bool
    replaces: frozenset[str]


class Branches:
    """What rows have, each with all below it; all there is, where not all rows were counted."""

    def __init__(self, facet: Facet, tree: Tree) -> None:
        self._sums, self._chosen = Counter[int](), dict[int, Node]()
        self._more = set[int]()
        self._all = any(option.count.more for option in facet.options)
        self._nodes = {each.key: each for each in tree.all()} if self._all else {}
        for option in facet.options:
            if node := tree.called(option.value):
                if option.chosen:
                    self._chosen[node.key] = node
                for key in (node.key, *node.above):
                    self._sums[key] += option.count.number
                    self._more |= {key} if option.count.more else set()
                    self._nodes[key] = self._nodes.get(key) or tree.node(key) or node
        self._open = {key for node in self._chosen.values() for key in (node.key, *node.above)}

    def below(self, parent: int | None = None) -> Iterator[Branch]:
        """The most first, children after parents; only what stands below something chosen."""
        own = [each for each in self._nodes.values() if next(iter(each.above), None) == parent]
        for node in sorted(own, key=lambda each: (-self._sums[each.key], each.label)):
            if self._all or self._sums[node.key] or node.key in self._open:
                yield self._branch(node)
            if node.key in self._open:
                yield from self.below(node.key)

    def _branch(self, node: Node) -> Branch:
        kin = (e for e in self._chosen.values() if node.key in e.above or e.key in node.above)
        return Branch(
            node,
            Count(self._sums[node.key], node.key in self._more),
            node.key in self._chosen,
            frozenset(each.name for each in kin),
        )
