"""In which order needs are worked out: what is needed first, rings as one."""

from collections.abc import Callable, Iterable


class Order:
    """All that some nodes need, in rings: what is needed comes first.

    A ring is a largest set of nodes that need each other; most have one node. Tarjan's algorithm,
    with a stack of its own, so that no chain is too long.
    """

    def __init__(self, starts: Iterable[int], needs_of: Callable[[int], Iterable[int]]) -> None:
        self.rings: list[list[int]] = []
        self.place: dict[int, int] = {}
        self._needs_of = needs_of
        self._lowest: dict[int, int] = {}
        self._open: dict[int, None] = {}
        for start in starts:
            if start not in self.place:
                self._walk(start)

    def from_above(self) -> list[int]:
        """The nodes, each before what it needs and near to it."""
        return [node for ring in reversed(self.rings) for node in reversed(ring)]

    def _walk(self, start: int) -> None:
        path = [(start, self._enter(start))]
        while path:
            node, needs = path[-1]
            if needs:
                needed = needs.pop()
                if needed not in self.place:
                    path.append((needed, self._enter(needed)))
                elif needed in self._open:
                    self._lowest[node] = min(self._lowest[node], self.place[needed])
                continue
            path.pop()
            if path:
                above = path[-1][0]
                self._lowest[above] = min(self._lowest[above], self._lowest[node])
            self._leave(node)

    def _enter(self, node: int) -> list[int]:
        self.place[node] = self._lowest[node] = len(self.place)
        self._open[node] = None
        return list(self._needs_of(node))

    def _leave(self, node: int) -> None:
        if self._lowest[node] == self.place[node]:
            ring = list[int]()
            while not ring or ring[-1] != node:
                ring.append(self._open.popitem()[0])
            self.rings.append(ring)
