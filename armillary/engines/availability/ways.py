"""From a service that is not well back to what was hit, and which way that is."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from armillary.engines.dependencies import Graph, State


class Blame(NamedTuple):
    """What was hit, and the way from it to the service, both ends among them."""

    node: int
    way: tuple[int, ...]


def blamed(
    graph: Graph, states: Mapping[int, State], service: int, hit: Collection[int]
) -> tuple[Blame, ...]:
    """All that was hit and can be reached through what is as unwell as the service; nearest first.

    A service that is down is so because of what is down; one that is degraded because of anything
    that is not well.
    """
    least = states[service]
    came_from: dict[int, int | None] = {service: None}
    near, found = [service], list[int]()
    while near:
        found += [node for node in near if node in hit]
        near = [other for node in near for other in _next(graph, states, node, least, came_from)]
    return tuple(Blame(node, _way(came_from, node)) for node in found)


def _next(
    graph: Graph,
    states: Mapping[int, State],
    node: int,
    least: State,
    came_from: dict[int, int | None],
) -> list[int]:
    fresh = list[int]()
    for other in _needs(graph, states, node, least):
        if other not in came_from and states.get(other, State.UP) >= least:
            came_from[other] = node
            fresh.append(other)
    return fresh


def _needs(graph: Graph, states: Mapping[int, State], node: int, least: State) -> list[int]:
    """What can have brought the node down: of groups, those of which too few stand."""
    if least < State.DOWN:
        return [*graph.needs_of(node), *graph.uses.get(node, ())]
    found = list(graph.needs.get(node, ()))
    for gate in graph.gates.get(node, ()):
        fallen = [each for each in gate.members if states.get(each) is State.DOWN]
        if len(fallen) > gate.spare:
            found += fallen
    return found


def _way(came_from: Mapping[int, int | None], node: int) -> tuple[int, ...]:
    way: list[int] = []
    step: int | None = node
    while step is not None:
        way.append(step)
        step = came_from[step]
    return tuple(way)
