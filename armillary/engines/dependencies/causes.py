"""What a node rests on: everything that its state can come from."""

from collections.abc import Iterator
from typing import NamedTuple

from armillary.engines.dependencies.graph import Gate, Graph
from armillary.engines.dependencies.vocabulary import Rule


class Cause(NamedTuple):
    """A node that another rests on; how it is needed by the one through which it is reached."""

    node: int
    depth: int
    through: int
    rule: Rule
    gate: Gate | None


def causes(graph: Graph, node: int, depth: int | None = None) -> list[Cause]:
    """What the node needs, and what that needs; the nearest first, each once, to a depth."""
    seen, found, at = {node}, list[Cause](), [node]
    reached = 0
    while at and reached != depth:
        reached += 1
        fresh = list[int]()
        for dependent in at:
            for cause in _direct(graph, dependent, reached):
                if cause.node not in seen:
                    seen.add(cause.node)
                    fresh.append(cause.node)
                    found.append(cause)
        at = fresh
    return found


def reach(graph: Graph, node: int, depth: int | None = None) -> dict[int, int]:
    """Whatever feels the fall of a node by any rule, with its distance, to a depth."""
    distances = {node: 0}
    for at in (waiting := [node]):
        if distances[at] == depth:
            break
        for dependent in graph.dependents_of(at):
            if dependent not in distances:
                distances[dependent] = distances[at] + 1
                waiting.append(dependent)
    return distances


def share_a_gate(graph: Graph, one: int, other: int) -> list[Gate]:
    """The groups that both are members of: never take both away at the same time."""
    others = set(graph.member_of.get(other, ()))
    return [gate for gate in graph.member_of.get(one, ()) if gate in others]


def _direct(graph: Graph, dependent: int, depth: int) -> Iterator[Cause]:
    for needed in graph.needs.get(dependent, ()):
        yield Cause(needed, depth, dependent, Rule.ANY, None)
    for gate in graph.gates.get(dependent, ()):
        rule = Rule.ALL if gate.needed == 1 else Rule.K_OF_N
        for member in gate.members:
            yield Cause(member, depth, dependent, rule, gate)
    for used in graph.uses.get(dependent, ()):
        yield Cause(used, depth, dependent, Rule.DEGRADE, None)
