"""Small graphs by chance, and what is true of them, found by trying everything."""

from collections.abc import Iterable, Mapping
from itertools import combinations
from math import prod

from hypothesis import strategies as st

from armillary.engines.dependencies import Edge, Rule, State

Groups = dict[tuple[int, Rule, int], list[Edge]]
SERVICE = 0
MEANINGFUL = (Rule.ANY, Rule.ALL, Rule.K_OF_N, Rule.DEGRADE)


@st.composite
def some_edges(draw: st.DrawFn, nodes: int, rules: tuple[Rule, ...] = MEANINGFUL) -> list[Edge]:
    """Edges among so many nodes: rings, doubles and groups of one all happen."""
    edges = list[Edge]()
    for _ in range(draw(st.integers(1, 2 * nodes))):
        dependent = draw(st.integers(0, nodes - 1))
        group, k = draw(st.integers(0, 1)), draw(st.integers(1, 3))
        rule, share = draw(st.sampled_from(rules)), draw(st.sampled_from((0.0, 0.0, 0.5, 1.0)))
        others = st.integers(0, nodes - 1).filter(lambda node: node != dependent)  # noqa: B023
        for needed in draw(st.sets(others, min_size=1, max_size=3)):
            edges.append(Edge(dependent, needed, rule, group, k, share))
    return edges


def groups_of(edges: Iterable[Edge]) -> Groups:
    """The edges that belong together, each once."""
    groups: Groups = {}
    for edge in edges:
        group = groups.setdefault((edge.dependent, edge.rule, edge.group), [])
        if edge.needed not in {one.needed for one in group}:
            group.append(edge)
    return groups


def needed_of(rule: Rule, group: list[Edge]) -> int:
    """How many members the rule asks for."""
    most = {Rule.ANY: len(group), Rule.ALL: 1, Rule.K_OF_N: max(edge.k for edge in group)}
    return min(len(group), most[rule])


def down(edges: Iterable[Edge], failed: Iterable[int]) -> set[int]:
    """By going round until nothing more falls."""
    groups = groups_of(edge for edge in edges if edge.rule is not Rule.DEGRADE)
    return _down(groups, failed)


def _down(groups: Groups, failed: Iterable[int]) -> set[int]:
    fallen, size = set(failed), -1
    while size != len(fallen):
        size = len(fallen)
        for (dependent, rule, _), group in groups.items():
            if sum(edge.needed not in fallen for edge in group) < needed_of(rule, group):
                fallen.add(dependent)
    return fallen


def states(edges: list[Edge], failed: Iterable[int], nodes: int) -> list[State]:
    """Of all nodes, by going round until nothing more is degraded."""
    fallen = down(edges, failed)
    faint, size = set(fallen), -1
    groups = groups_of(edges)
    while size != len(faint):
        size = len(faint)
        for (dependent, rule, _), group in groups.items():
            if _weakens(rule, group, fallen, faint):
                faint.add(dependent)
    return [
        State.DOWN if node in fallen else State.DEGRADED if node in faint else State.UP
        for node in range(nodes)
    ]


def _weakens(rule: Rule, group: list[Edge], fallen: set[int], faint: set[int]) -> bool:
    if rule is Rule.DEGRADE:
        return any(edge.needed in fallen for edge in group)
    needed = needed_of(rule, group)
    whole = [edge for edge in group if edge.needed not in faint]
    if len(whole) < needed:
        return True
    stated = rule is not Rule.ANY and any(edge.share for edge in group)
    full = min(1.0, sum(edge.share or 1 / needed for edge in group))
    return stated and sum(edge.share or 1 / needed for edge in whole) < full - 1e-9


def cuts(edges: list[Edge], nodes: int, size: int) -> set[frozenset[int]]:
    """The minimal sets up to a size that bring the service down, by trying all sets."""
    found = set[frozenset[int]]()
    for length in range(1, size + 1):
        for chosen in combinations(range(1, nodes), length):
            smaller = any(cut <= set(chosen) for cut in found)
            if not smaller and SERVICE in down(edges, chosen):
                found.add(frozenset(chosen))
    return found


def chance_of_down(edges: list[Edge], parts: Mapping[int, float]) -> float:
    """The sum over all the ways in which parts can fail."""
    total = 0.0
    names, groups = list(parts), groups_of(edges)
    for bits in range(1 << len(names)):
        failed = [node for place, node in enumerate(names) if bits >> place & 1]
        if SERVICE in _down(groups, failed):
            total += prod(1 - up if node in failed else up for node, up in parts.items())
    return total
