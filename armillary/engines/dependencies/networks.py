"""Networks whose links lead both ways: which places and hops hold them together."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

Hop = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Joints:
    """Without which some parts of a network cannot reach each other.

    Places are articulation points. Hops are bridges: neighbours that nothing else connects. Single
    links are those of the hops that are one link only; the others have a second one beside it.
    """

    places: frozenset[int]
    hops: frozenset[Hop]
    single_links: frozenset[Hop]


def joints(links: Iterable[Hop]) -> Joints:
    """Of a network given by its links, in any direction; several may join the same places."""
    count = Counter((min(link), max(link)) for link in links if link[0] != link[1])
    walk = _Walk(count)
    hops = frozenset(walk.hops)
    return Joints(frozenset(walk.places), hops, frozenset(hop for hop in hops if count[hop] == 1))


class _Walk:
    """A walk through all places that remembers how far back each could have returned."""

    def __init__(self, hops: Iterable[Hop]) -> None:
        self.places: set[int] = set()
        self.hops: set[Hop] = set()
        self._near: dict[int, list[int]] = {}
        for one, other in hops:
            self._near.setdefault(one, []).append(other)
            self._near.setdefault(other, []).append(one)
        self._place: dict[int, int] = {}
        self._back: dict[int, int] = {}
        for start in self._near:
            if start not in self._place:
                self._from(start)

    def _from(self, start: int) -> None:
        path = [(start, self._enter(start))]
        branches = 0
        while path:
            node, ways = path[-1]
            if ways:
                other = ways.pop()
                if other not in self._place:
                    path.append((other, self._enter(other)))
                elif len(path) < 2 or other != path[-2][0]:
                    self._back[node] = min(self._back[node], self._place[other])
                continue
            path.pop()
            if len(path) > 1:
                self._return(path[-1][0], node)
            elif path:
                branches += 1
                self._note_hop(start, node)
        if branches > 1:
            self.places.add(start)

    def _enter(self, node: int) -> list[int]:
        self._place[node] = self._back[node] = len(self._place)
        return list(self._near[node])

    def _return(self, to: int, node: int) -> None:
        self._back[to] = min(self._back[to], self._back[node])
        self._note_hop(to, node)
        if self._back[node] >= self._place[to]:
            self.places.add(to)

    def _note_hop(self, to: int, node: int) -> None:
        if self._back[node] > self._place[to]:
            self.hops.add((min(to, node), max(to, node)))
