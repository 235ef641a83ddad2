"""What is measured: the requests of each workload, and what it should take."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any
from urllib.parse import quote

from bench.words import THINGS, description, title

Facts = dict[str, Any]
Operations = list[list[str]]
COMMON = ("connection", "caller", "service")
"""Words that stand in about every second text."""


@dataclass(frozen=True, slots=True)
class Workload:
    """`p50` in ms with one client, `rate` in operations a second with eight.

    `again`: the same requests may be sent again; else each is sent once. `items`: the goal is for a
    house of so many configuration items; 0: of any number.
    """

    id: str
    what: str
    p50: float
    rate: float
    operations: Callable[[Facts, int], Operations]
    again: bool = True
    items: int = 0


def get(path: str, *headers: str) -> str:
    lines = (f"GET {path} HTTP/1.1", "Host: localhost", *headers, "", "")
    return "\r\n".join(lines)


def post(facts: Facts, path: str, body: Any) -> str:
    content = json.dumps(body)
    lines = (
        f"POST {path} HTTP/1.1",
        "Host: localhost",
        _bearer(facts),
        "Content-Type: application/json",
        f"Content-Length: {len(content)}",
        "",
        content,
    )
    return "\r\n".join(lines)


def _bearer(facts: Facts) -> str:
    return f"Authorization: Bearer {facts['token']}"


def _called(facts: Facts, paths: Iterator[str]) -> Operations:
    return [[get(path, _bearer(facts))] for path in paths]


def _looked(facts: Facts, paths: Iterator[str]) -> Operations:
    return [[get(path, f"Cookie: {facts['cookie']}")] for path in paths]


def create(facts: Facts, count: int) -> Operations:
    chance = Random()
    bodies = (
        {
            "title": title(chance),
            "description": description(chance),
            "impact": chance.randint(2, 3),
            "urgency": chance.randint(2, 3),
            "location": "Building 7",
        }
        for _ in range(count)
    )
    return [[post(facts, "/api/v1/incidents", body)] for body in bodies]


def queue_by_api(facts: Facts, count: int) -> Operations:
    queues = [f"open=true&team={team}&sort=priority,reported_at" for team, _ in facts["teams"]]
    return _called(facts, (f"/api/v1/incidents?{each}&limit=50" for each in queues))


def queue_page(facts: Facts, count: int) -> Operations:
    queues = ["open=true", *(f"open=true&team={team}" for team, _ in facts["teams"])]
    return _looked(facts, (f"/incidents?{each}" for each in queues))


def with_history(facts: Facts, count: int) -> Operations:
    return _called(facts, (f"/api/v1/incidents/{each}?expand=journal" for each in facts["numbers"]))


def record_page(facts: Facts, count: int) -> Operations:
    return _looked(facts, (f"/incidents/{each}" for each in facts["numbers"]))


def assign_and_resolve(facts: Facts, count: int) -> Operations:
    """On the newest incidents, which the workload before has made."""
    newest = facts["fresh"]
    return [
        [
            post(facts, f"/api/v1/incidents/INC-{key:06d}/assign", {"team": team, "assignee": who}),
            post(
                facts,
                f"/api/v1/incidents/INC-{key:06d}/resolve",
                {"resolution": "Restarted it.", "resolution_code": "fixed_by_agent"},
            ),
        ]
        for key, (team, who) in zip(newest, facts["teams"] * len(newest), strict=False)
    ]


def rare_word(facts: Facts, count: int) -> Operations:
    return _called(facts, (f"/api/v1/incidents?q={tag}" for tag in facts["tags"]))


def rare_word_anywhere(facts: Facts, count: int) -> Operations:
    return _called(facts, (f"/api/v1/search?q={tag}" for tag in facts["tags"]))


def common_word(facts: Facts, count: int) -> Operations:
    newest = "sort=-reported_at&limit=50"
    words = (*COMMON, *THINGS[:3])
    return _called(facts, (f"/api/v1/incidents?q={quote(word)}&{newest}" for word in words))


def register_item(facts: Facts, count: int) -> Operations:
    chance, of = Random(), facts["classes"]
    bodies = (
        {"name": f"host-{chance.randrange(10**9)}", "configuration_class": chance.choice(of)}
        for _ in range(count)
    )
    return [[post(facts, "/api/v1/configuration-items", body)] for body in bodies]


def items_by_api(facts: Facts, count: int) -> Operations:
    lists = [f"open=true&configuration_class={of}&sort=name" for of in facts["classes"]]
    return _called(facts, (f"/api/v1/configuration-items?{each}&limit=50" for each in lists))


def impact_of_hub(facts: Facts, count: int) -> Operations:
    """All dependents of the hub, with rows and paths."""
    return _called(facts, iter([f"/api/v1/configuration-items/{facts['hub']}/impact"]))


def who_calls(facts: Facts, count: int) -> Operations:
    """By the beginning of a name, a word within one, a mail address, and a device."""
    return _looked(facts, (f"/callers?q={quote(each)}" for each in facts["callers"]))


def calendar_month(facts: Facts, count: int) -> Operations:
    """The months in which most of the scheduled changes lie."""
    return _looked(facts, (f"/changes/calendar?at={each}" for each in facts["months"]))


def conflicts_of_one(facts: Facts, count: int) -> Operations:
    """What stands in the way of a change, through the graph, as its page shows it."""
    cookie = f"Cookie: {facts['cookie']}"
    paths = (f"/changes/{each}/planning" for each in facts["changes"])
    return [[get(path, cookie, "HX-Request: true")] for path in paths]


def the_map(facts: Facts, count: int) -> Operations:
    return _looked(facts, iter(["/map"]))


def home(facts: Facts, count: int) -> Operations:
    """Of somebody who works here, and of whoever answers for the house."""
    return [[get("/", f"Cookie: {facts[whose]}")] for whose in ("cookie", "chief")]


def conformance(facts: Facts, count: int) -> Operations:
    return _looked(facts, iter(["/conformance", "/conformance?months=all"]))


def life_held_against(facts: Facts, count: int) -> Operations:
    """Of the type with the most lines, and of one of which few deviate."""
    slugs = ("incidents", "changes", "configuration-items")
    return _looked(facts, (f"/conformance/lives/{each}?months=all" for each in slugs))


def rule_held_against(facts: Facts, count: int) -> Operations:
    return _looked(facts, (f"/conformance/rules/{each}?months=all" for each in facts["rules"]))


WORKLOADS = (
    Workload("W1", "create an incident, API", 8, 300, create),
    Workload("W2a", "list 50 of a queue, API", 5, 400, queue_by_api),
    Workload("W2b", "the queue page", 20, 80, queue_page),
    Workload("W3a", "incident with history, API", 5, 400, with_history),
    Workload("W3b", "the incident page", 20, 80, record_page),
    Workload("W4", "assign, then resolve, API", 16, 120, assign_and_resolve, again=False),
    Workload("W5a", "rare word in incidents", 4, 500, rare_word),
    Workload("W5a+", "rare word anywhere", 4, 500, rare_word_anywhere),
    Workload("W5b", "common word, newest 50", 15, 120, common_word),
    Workload("W6a", "register an item, API", 8, 300, register_item),
    Workload("W6b", "list 50 of a class, API", 5, 400, items_by_api),
    Workload("W6f", "who calls: name, mail, phone, device", 100, 40, who_calls),
    Workload("W6c", "impact on 2,345, with paths", 25, 1, impact_of_hub, items=10_000),
    Workload("W6d", "impact on 14,337, with paths", 150, 1, impact_of_hub, items=1_000_000),
    Workload("W11a", "a month of 5,000 scheduled changes", 100, 10, calendar_month),
    Workload("W11b", "conflicts of one among 5,000", 300, 4, conflicts_of_one),
    Workload("W12", "the map, all that ever happened", 150, 7, the_map),
    Workload("W13", "the home page, agent and CIO", 100, 10, home),
    Workload("W14a", "conformance of the house", 150, 7, conformance),
    Workload("W14b", "how the records of a type lived", 150, 7, life_held_against),
    Workload("W14c", "a rule of the house, what broke it", 150, 7, rule_held_against),
)
