"""Minimal cut sets: the smallest sets of things whose failure together brings a service down."""

from collections.abc import Iterable
from itertools import combinations

from armillary.engines.dependencies.errors import TooIntricate
from armillary.engines.dependencies.falling import Fall
from armillary.engines.dependencies.graph import Graph
from armillary.engines.dependencies.singles import single_points

Cut = frozenset[int]
MOST_SETS = 10_000


def cut_sets(graph: Graph, service: int, size: int = 2, most: int = MOST_SETS) -> list[Cut]:
    """All minimal cut sets up to a size, the smallest first; the service itself is in none.

    From each set that leaves the service up, the search goes on with one more of those that hold
    it up: every cut must hit them. TooIntricate: there are more sets to look at than `most`.
    """
    found: dict[Cut, None] = {}
    starts: list[Cut] = [frozenset()]
    for length in range(1, size + 1):
        longer: dict[Cut, None] = {}
        for start in starts:
            last = single_points(graph, service, start)
            for cut in (start | {one} for one in last):
                if not _contains_a_smaller(cut, found):
                    found[cut] = None
            if length < size:
                more = _holding_up(graph, service, start).difference(last)
                longer |= dict.fromkeys(start | {one} for one in more)
            _bound(len(found) + len(longer), most)
        starts = list(longer)
    return list(found)


def _contains_a_smaller(cut: Cut, found: dict[Cut, None]) -> bool:
    return any(
        frozenset(part) in found for size in range(1, len(cut)) for part in combinations(cut, size)
    )


def _holding_up(graph: Graph, service: int, failed: Iterable[int]) -> set[int]:
    """A set of things that keep the service up as long as none of them fails."""
    fell = Fall(graph, failed).fell
    chosen = {service: None}
    waiting = [service]
    for node in waiting:
        needed = list(graph.needs.get(node, ()))
        for gate in graph.gates.get(node, ()):
            standing = [member for member in gate.members if member not in fell]
            standing.sort(key=lambda member: member not in chosen)
            needed += standing[: gate.needed]
        fresh = [one for one in needed if one not in chosen]
        chosen |= dict.fromkeys(fresh)
        waiting += dict.fromkeys(fresh)
    return set(chosen) - {service}


def _bound(sets: int, most: int) -> None:
    if sets > most:
        raise TooIntricate(f"There are more than {most:,} sets to look at: ask for smaller ones.")
