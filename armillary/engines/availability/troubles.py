"""When services were not well, and by what: hits spread over the graph as it was at each moment."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from armillary.engines.availability.ways import Blame, blamed
from armillary.engines.dependencies import Edge, Graph, Rule, State, what_if


class Hit(NamedTuple):
    """Something was down, or degraded, for a time. `users` are those who felt it; None: all."""

    key: int
    node: int
    start: int
    end: int
    state: State = State.DOWN
    planned: bool = False
    users: int | None = None


class Tie(NamedTuple):
    """A need that held from a moment until another one."""

    edge: Edge
    start: int
    end: int


class Trouble(NamedTuple):
    """A time in which a service was down or degraded, by these hits. `ways` is one for each node.

    `planned`: it would have been well without what was planned.
    """

    start: int
    end: int
    state: State
    planned: bool
    hits: tuple[Hit, ...]
    ways: tuple[Blame, ...]


def troubles(
    ties: Iterable[Tie], services: Sequence[int], hits: Iterable[Hit], start: int, end: int
) -> dict[int, list[Trouble]]:
    """For each service all times between start and end in which it was not well, in their order."""
    graphs = _Graphs(ties, hits := list(hits))
    found: dict[int, list[Trouble]] = {service: [] for service in services}
    for since, until, running in _still_times(hits, graphs.turns, start, end):
        spread = _Spread(graphs, since, running)
        for service, list_ in found.items():
            if trouble := spread.trouble(service, since, until):
                _append(list_, trouble)
    return found


class _Graphs:
    """The graph as it was, built once for each time in which no need began or ended.

    What is degraded without being down has a shadow of its own, which it works worse without:
    nodes are numbered from nought on, shadows below it.
    """

    def __init__(self, ties: Iterable[Tie], hits: Iterable[Hit]) -> None:
        self._ties = list(ties)
        self.turns = sorted({turn for tie in self._ties for turn in (tie.start, tie.end)})
        faint = {hit.node for hit in hits if hit.state is not State.DOWN}
        self.shadows = {node: -1 - node for node in faint}
        self._built: dict[int, Graph] = {}

    def at(self, moment: int) -> Graph:
        place = bisect_right(self.turns, moment)
        if place not in self._built:
            edges = [tie.edge for tie in self._ties if tie.start <= moment < tie.end]
            edges += [Edge(node, far, Rule.DEGRADE) for node, far in self.shadows.items()]
            self._built[place] = Graph.of(edges)
        return self._built[place]


class _Spread:
    """How all stands while these hits last: because of all of them, and of those unplanned."""

    def __init__(self, graphs: _Graphs, moment: int, running: Sequence[Hit]) -> None:
        self._graph, self._running = graphs.at(moment), running
        self._shadows = graphs.shadows
        self._unplanned = [hit for hit in running if not hit.planned]
        self._because_of_all = self._states(running)
        self._states_unplanned = (
            self._because_of_all
            if len(self._unplanned) == len(running)
            else self._states(self._unplanned)
        )

    def _states(self, hits: Iterable[Hit]) -> Mapping[int, State]:
        failed = {hit.node if hit.state is State.DOWN else self._shadows[hit.node] for hit in hits}
        return what_if(self._graph, failed)

    def trouble(self, service: int, start: int, end: int) -> Trouble | None:
        """The worse goes first; of two that are as bad, what nobody had planned."""
        really = self._states_unplanned.get(service, State.UP)
        in_all = self._because_of_all.get(service, State.UP)
        if max(really, in_all) < State.DEGRADED:
            return None
        planned = in_all > really
        states = self._because_of_all if planned else self._states_unplanned
        hits = self._running if planned else self._unplanned
        ways = blamed(self._graph, states, service, {hit.node for hit in hits})
        nodes = {each.node for each in ways}
        causes = tuple(hit for hit in hits if hit.node in nodes)
        return Trouble(start, end, states[service], planned, causes, ways)


def _append(found: list[Trouble], trouble: Trouble) -> None:
    if found and found[-1].end == trouble.start and found[-1][2:] == trouble[2:]:
        found[-1] = found[-1]._replace(end=trouble.end)
    else:
        found.append(trouble)


def _still_times(
    hits: Iterable[Hit], turns: Iterable[int], start: int, end: int
) -> Iterator[tuple[int, int, list[Hit]]]:
    """The times in which nothing begins or ends and something is hit, with the hits that last."""
    inside = [hit for hit in hits if max(hit.start, start) < min(hit.end, end)]
    moments = {start, end}
    for hit in inside:
        moments |= {max(hit.start, start), min(hit.end, end)}
    moments |= {turn for turn in turns if start < turn < end}
    waiting = sorted(inside, key=lambda hit: hit.start)
    running: list[Hit] = []
    place = 0
    for since, until in pairwise(sorted(moments)):
        running = [hit for hit in running if hit.end > since]
        while place < len(waiting) and waiting[place].start <= since:
            running.append(waiting[place])
            place += 1
        if running:
            yield since, until, sorted(running, key=_in_order)


def _in_order(hit: Hit) -> tuple[object, ...]:
    """Always the same order, also of hits of which one does not say how many users it had."""
    return (*hit[:-1], -1 if hit.users is None else hit.users)
