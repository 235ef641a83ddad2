"""Who needs whom, and by which rule: a value made of edges."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import NamedTuple

from armillary.engines.dependencies.errors import FaultyGraph
from armillary.engines.dependencies.vocabulary import Rule

Pair = tuple[int, int]
Neighbours = dict[int, list[int]]
TOLERANCE = 1e-9


class Edge(NamedTuple):
    """The dependent needs something, alone or as one of a group. A share of 0 is not stated."""

    dependent: int
    needed: int
    rule: Rule = Rule.ANY
    group: int = 0
    k: int = 1
    share: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Gate:
    """A group of which the dependent needs so many. A group smaller than that is needed whole.

    A member's share says how much of the full load it carries. Where none is stated, those who
    are needed carry all of it together.
    """

    dependent: int
    members: tuple[int, ...]
    needed: int
    shares: tuple[float, ...] = ()
    group: int = 0

    @property
    def spare(self) -> int:
        """How many members may fall."""
        return len(self.members) - self.needed

    def carries_all(self, standing: Iterable[bool]) -> bool:
        """Whether the members that stand carry the full load, or as much as there ever was."""
        if not self.shares:
            return True
        left = sum(share for share, stands in zip(self.shares, standing, strict=True) if stands)
        return left >= min(1.0, sum(self.shares)) - TOLERANCE


class Graph:
    """Plain needs, soft needs (which only degrade) and gates, readable from both ends."""

    def __init__(
        self, hard: Iterable[Pair] = (), soft: Iterable[Pair] = (), gates: Iterable[Gate] = ()
    ) -> None:
        self._gates = list(gates)
        self._hard = hard if isinstance(hard, _Pairs) else list(hard)
        self._soft = soft if isinstance(soft, _Pairs) else list(soft)

    @classmethod
    def of(cls, edges: Iterable[Edge]) -> "Graph":
        """From edges. The same edge twice is one edge. FaultyGraph: an edge that cannot be."""
        hard: dict[Pair, None] = {}
        soft: dict[Pair, None] = {}
        groups: dict[tuple[int, Rule, int], dict[int, Edge]] = {}
        for edge in edges:
            _check(edge)
            if edge.rule is Rule.ANY:
                hard[edge.dependent, edge.needed] = None
            elif edge.rule is Rule.DEGRADE:
                soft[edge.dependent, edge.needed] = None
            elif edge.rule is not Rule.NONE:
                group = groups.setdefault((edge.dependent, edge.rule, edge.group), {})
                group.setdefault(edge.needed, edge)
        return cls(hard, soft, (_gate(list(group.values())) for group in groups.values()))

    @classmethod
    def beside(
        cls, hard: Neighbours, soft: Neighbours, groups: Iterable[Edge], *, upstream: bool
    ) -> "Graph":
        """From what is next to each node: whatever it needs, or else whatever needs it.

        The caller knows all of it to be possible; `groups` has the edges of groups and no others.
        """
        graph = cls(_Pairs(hard, upstream), _Pairs(soft, upstream), cls.of(groups)._gates)
        if upstream:
            graph.needs, graph.uses = hard, soft
        else:
            graph.needed_by, graph.used_by = hard, soft
        return graph

    @cached_property
    def needs(self) -> Neighbours:
        """Without which things a node is down."""
        return _neighbours(self._hard)

    @cached_property
    def needed_by(self) -> Neighbours:
        """Which nodes are down without a thing."""
        return _neighbours((needed, dependent) for dependent, needed in self._hard)

    @cached_property
    def uses(self) -> Neighbours:
        """Without which things a node is degraded."""
        return _neighbours(self._soft)

    @cached_property
    def used_by(self) -> Neighbours:
        """Which nodes are degraded without a thing."""
        return _neighbours((needed, dependent) for dependent, needed in self._soft)

    @cached_property
    def gates(self) -> dict[int, list[Gate]]:
        """The groups that a node needs some members of."""
        found: dict[int, list[Gate]] = {}
        for gate in self._gates:
            found.setdefault(gate.dependent, []).append(gate)
        return found

    @cached_property
    def member_of(self) -> dict[int, list[Gate]]:
        """The gates that a node is a member of."""
        found: dict[int, list[Gate]] = {}
        for gate in self._gates:
            for member in gate.members:
                found.setdefault(member, []).append(gate)
        return found

    def needs_of(self, node: int) -> list[int]:
        """What the node may fall with: hard needs first, then the members of its gates."""
        found = list(self.needs.get(node, ()))
        for gate in self.gates.get(node, ()):
            found += gate.members
        return found

    def dependents_of(self, node: int) -> list[int]:
        """Whatever feels the fall of a node, whether it falls too or not."""
        found = [*self.needed_by.get(node, ()), *self.used_by.get(node, ())]
        return found + [gate.dependent for gate in self.member_of.get(node, ())]


class _Pairs:
    """What is known by neighbours, as pairs of a dependent and what it needs."""

    def __init__(self, neighbours: Neighbours, upstream: bool) -> None:
        self._neighbours, self._upstream = neighbours, upstream

    def __iter__(self) -> Iterator[Pair]:
        for node, beside in self._neighbours.items():
            for other in beside:
                yield (node, other) if self._upstream else (other, node)


def _check(edge: Edge) -> None:
    if edge.dependent == edge.needed:
        raise FaultyGraph(f"{edge.dependent} cannot depend on itself.")
    if edge.rule is Rule.K_OF_N and edge.k < 1:
        raise FaultyGraph(f"{edge.dependent} must need at least one of its group, not {edge.k}.")
    if not 0 <= edge.share < inf:
        raise FaultyGraph(f"{edge.needed} cannot carry a share of {edge.share}.")


def _gate(edges: list[Edge]) -> Gate:
    dependent, _, rule, group, *_ = edges[0]
    asked = max(edge.k for edge in edges) if rule is Rule.K_OF_N else 1
    needed = min(asked, len(edges))
    stated = any(edge.share for edge in edges)
    shares = tuple(edge.share or 1 / needed for edge in edges) if stated else ()
    return Gate(dependent, tuple(edge.needed for edge in edges), needed, shares, group)


def _neighbours(pairs: Iterable[Pair]) -> Neighbours:
    found: Neighbours = {}
    for one, other in pairs:
        found.setdefault(one, []).append(other)
    return found
