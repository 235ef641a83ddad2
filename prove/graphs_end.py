"""P20: graphs always come to an end: circles are refused, and every edge can be taken away."""

import time
from collections.abc import Iterator
from functools import partial
from json import dumps
from random import Random
from typing import Any

from django.test import Client

from armillary.fittings.tasks.rules import Edge, closes_a_circle
from prove.house import House
from prove.people import made
from prove.promise import Figure, Size, at_most, exactly, none
from tests.makers import an_agent, api_client

NODES, STEPS, CHAIN = 14, 20, 10_000
TASKS, TRIES = 12, 60
ENDED = frozenset({200, 409, 422})


def trial(house: House, size: Size) -> Iterator[Figure]:
    """Random graphs against a reference, two that punish whoever walks every path, real tasks."""
    graphs, chance = size.of(1_000, short=50), size.chance("P20")
    wrong = sum(_differs(chance) for _ in range(graphs))
    yield exactly("random graphs", graphs, graphs)
    yield none("edges judged unlike the reference", wrong)
    yield at_most("a diamond of 2^20 paths", 1, _seconds(_diamonds(STEPS)), " s")
    yield at_most("a chain of 10,000", 1, _seconds([(n + 1, n) for n in range(CHAIN)]), " s")
    client = made(partial(api_client, made(an_agent)))
    yield from _real_tasks(client, chance)


def _differs(chance: Random) -> int:
    """Offer random edges; how many were judged unlike Warshall's closure judges them."""
    edges: list[Edge] = []
    reach = [[False] * NODES for _ in range(NODES)]
    wrong = 0
    for _ in range(NODES * 3):
        later, earlier = chance.sample(range(NODES), 2)
        refused = closes_a_circle(edges, later, earlier)
        wrong += refused != reach[earlier][later]
        if not refused:
            edges.append((later, earlier))
            _close(reach, later, earlier)
    return wrong


def _close(reach: list[list[bool]], later: int, earlier: int) -> None:
    """Whatever reaches the later one reaches now what the earlier one reaches."""
    before = [node for node in range(NODES) if node == later or reach[node][later]]
    after = [node for node in range(NODES) if node == earlier or reach[earlier][node]]
    for node in before:
        for other in after:
            reach[node][other] = True


def _diamonds(steps: int) -> list[Edge]:
    """So many diamonds in a row: two ways through each."""
    return [
        edge
        for at in range(0, steps * 3, 3)
        for edge in ((at + 1, at), (at + 2, at), (at + 3, at + 1), (at + 3, at + 2))
    ]


def _seconds(edges: list[Edge]) -> float:
    """How long it takes to see that the first may not wait for the last one."""
    started = time.monotonic()
    closes_a_circle(edges, 0, max(later for later, _ in edges))
    return time.monotonic() - started


def _real_tasks(client: Client, chance: Random) -> Iterator[Figure]:
    """Tasks that wait for each other, through the doors; then every edge is taken away again."""
    incident = {"title": "P20", "impact": 3, "urgency": 3}
    about = client.post("/api/v1/incidents", incident, "application/json").json()["number"]
    numbers = [_a_task(client, about) for _ in range(TASKS)]
    edges: set[tuple[str, str]] = set()
    odd = 0
    for _ in range(TRIES):
        later, earlier = chance.sample(numbers, 2)
        status = _post(client, later, "add_predecessor", {"predecessor": earlier}).status_code
        odd += status not in ENDED
        if status == 200:
            edges.add((later, earlier))
    kept = [
        edge
        for edge in sorted(edges)
        if _post(client, edge[0], "remove_predecessor", {"predecessor": edge[1]}).status_code != 200
    ]
    yield Figure("edges between tasks", "> 0", f"{len(edges)} of {TRIES} tried", bool(edges))
    yield none("answers that neither did nor refused it", odd)
    yield none("edges that could not be taken away", len(kept))


def _a_task(client: Client, about: str) -> str:
    task = client.post("/api/v1/tasks", {"about": about, "title": "P20"}, "application/json")
    return str(task.json()["number"])


def _post(client: Client, number: str, verb: str, body: dict[str, Any]) -> Any:
    path = f"/api/v1/tasks/{number}/{verb}"
    return client.post(path, dumps(body), "application/json", headers={"If-Match": "*"})
