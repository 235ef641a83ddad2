"""How services stood over time, from when their parts were down."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from armillary.engines.dependencies.falling import what_if
from armillary.engines.dependencies.graph import Graph
from armillary.engines.dependencies.vocabulary import State


class Outage(NamedTuple):
    """A part was down from a moment until another one. Moments are numbers, in any unit."""

    node: int
    start: float
    end: float


class Stretch(NamedTuple):
    """A time in which a service stood in one way."""

    start: float
    end: float
    state: State


def timelines(
    graph: Graph, services: Sequence[int], outages: Iterable[Outage], start: float, end: float
) -> dict[int, list[Stretch]]:
    """For each service how it stood from start to end, without gaps."""
    found: dict[int, list[Stretch]] = {service: [] for service in services}
    for since, until, failed in _still_times(outages, start, end):
        states = what_if(graph, failed)
        for service, stretches in found.items():
            _append(stretches, Stretch(since, until, states.get(service, State.UP)))
    return found


def availability_to_users(hit: Iterable[tuple[float, float]], users: float, agreed: float) -> float:
    """What users had of the agreed time: 1 - sum(users hit x time) / (users x agreed time)."""
    return 1 - sum(number * time for number, time in hit) / (users * agreed)


def _append(stretches: list[Stretch], stretch: Stretch) -> None:
    if stretches and stretches[-1].state is stretch.state:
        stretches[-1] = stretches[-1]._replace(end=stretch.end)
    else:
        stretches.append(stretch)


def _still_times(
    outages: Iterable[Outage], start: float, end: float
) -> Iterator[tuple[float, float, set[int]]]:
    """The times in which nothing begins or ends, with what is down in them."""
    turns: dict[float, list[tuple[int, int]]] = {start: [], end: []}
    for node, since, until in outages:
        if max(since, start) < min(until, end):
            turns.setdefault(max(since, start), []).append((node, 1))
            turns.setdefault(min(until, end), []).append((node, -1))
    moments = sorted(turns)
    down = Counter[int]()
    for since, until in pairwise(moments):
        for node, step in turns[since]:
            down[node] += step
        yield since, until, set(+down)
