"""P14: a fault after any statement of an operation leaves everything as it was before."""

import hashlib
from collections.abc import Callable, Iterator
from functools import partial
from json import dumps
from typing import Any

from django.db import OperationalError, connection
from django.test import Client

from armillary.reference.roles import Role
from prove.house import House
from prove.people import made
from prove.promise import Figure, Size, at_least, none
from tests.makers import a_person, api_client

Operation = tuple[str, dict[str, Any]]
INCIDENTS = "/api/v1/incidents"
SAID = frozenset({500, 503})
UNCOUNTED = ("django_migrations", "armillary_installed", "kernel_worker", "kernel_recurrence")
"""Tables in which a running house writes by itself."""


class Fault(OperationalError):
    """What the database says when it is gone in the midst of something."""


def trial(house: House, size: Size) -> Iterator[Figure]:
    """Do each operation again and again, each time with the fault one statement later."""
    roles = (Role.SERVICE_DESK_AGENT, Role.ADMINISTRATOR, Role.SPECIALIST)
    client = made(partial(api_client, made(partial(a_person, *roles))))
    operations = list(_operations(client))
    faults = between = 0
    odd: list[str] = []
    for make in operations[: size.of(len(operations), short=4)]:
        path, body = make()
        for step in range(200):
            before = state(house)
            status, reached = _with_a_fault(client, path, body, step)
            if not reached:
                odd += [f"{path} {status}"] if status >= 300 else []
                break
            faults += 1
            odd += [f"{path} {status}"] if status not in SAID else []
            between += state(house) != before
    yield at_least("operations", size.of(20, short=4), len(operations))
    yield Figure("faults", "> 0", f"{faults:,}", faults > 0)
    yield none("faults that left something behind", between)
    yield Figure("answers other than the right one", "none", ", ".join(odd) or "none", not odd)


def _with_a_fault(client: Client, path: str, body: dict[str, Any], step: int) -> tuple[int, bool]:
    """The answer, and whether the fault came: an operation of fewer statements has none."""
    done = 0

    def fail(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal done
        answer = execute(sql, params, many, context)
        done += 1
        if done == step + 1:
            raise Fault("The database is gone.")
        return answer

    with connection.execute_wrapper(fail):
        answer = client.post(path, dumps(body), "application/json", headers={"If-Match": "*"})
    return answer.status_code, done > step


def state(house: House) -> str:
    """A digest of every row of every table."""
    parts = " || ".join(
        f"coalesce((select md5(string_agg(t::text, '' order by t::text)) from {table} t), '')"
        for table in house.tables()
        if table not in UNCOUNTED
    )
    return hashlib.sha256(house.one(f"select {parts}").encode()).hexdigest()


def _operations(client: Client) -> Iterator[Callable[[], Operation]]:
    """Each makes ready what it needs and says what to call."""
    yield lambda: (INCIDENTS, _AN_INCIDENT)
    for verbs, name, body in _LIVES:
        yield partial(_on_an_incident, client, verbs, name, body)
    yield lambda: ("/api/v1/persons/register_caller", {**_A_PERSON, "email": "p14@example.com"})
    yield lambda: ("/api/v1/persons", {**_A_PERSON, "email": "p14.2@example.com"})
    yield lambda: ("/api/v1/persons/PER-000001/comment", {"text": "P14"})
    yield lambda: ("/api/v1/teams", {"name": "P14"})
    yield lambda: ("/api/v1/organisations", {"name": "P14"})
    yield lambda: ("/api/v1/categories", {"name": "P14", "tree": "symptom"})


def _on_an_incident(
    client: Client, verbs: tuple[str, ...], name: str, body: dict[str, Any]
) -> Operation:
    number, other = _an_incident(client), _an_incident(client)
    for verb in verbs:
        _post(client, f"{INCIDENTS}/{number}/{verb}", _BODIES[verb])
    filled = {key: other if value == "OTHER" else value for key, value in body.items()}
    if name == "offer":
        return "/api/v1/hand-offs", {**filled, "about": number}
    return f"{INCIDENTS}/{number}/{name}", filled


def _an_incident(client: Client) -> str:
    return str(_post(client, INCIDENTS, _AN_INCIDENT)["number"])


def _post(client: Client, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = client.post(path, dumps(body), "application/json", headers={"If-Match": "*"})
    if answer.status_code >= 300:
        raise AssertionError(f"{path}: {answer.content.decode()}")
    told: dict[str, Any] = answer.json()
    return told


_AN_INCIDENT = {"title": "P14", "impact": 2, "urgency": 2}
_A_PERSON = {"name": "P14", "organisation": "ORG-000001"}
_RESOLVED = {"resolution": "Restarted.", "resolution_code": "fixed_by_agent"}
_HOLD = {"hold_reason": "awaiting_caller"}
_BODIES: dict[str, dict[str, Any]] = {"take": {}, "hold": _HOLD, "resolve": _RESOLVED, "close": {}}
_LIVES: tuple[tuple[tuple[str, ...], str, dict[str, Any]], ...] = (
    ((), "take", {}),
    (("take",), "hold", _HOLD),
    (("take", "hold"), "resume", {}),
    (("take",), "resolve", _RESOLVED),
    (("take", "resolve"), "close", {}),
    (("take", "resolve"), "reopen", {"reason": "It is back."}),
    ((), "comment", {"text": "P14"}),
    ((), "note", {"text": "P14"}),
    ((), "override_priority", {"priority": 1, "priority_reason": "P14"}),
    ((), "prioritise", {"impact": 1, "urgency": 1}),
    ((), "set_parent", {"parent": "OTHER"}),
    ((), "merge", {"into": "OTHER"}),
    ((), "cancel", {"reason": "By mistake."}),
    ((), "link", {"how": "is related to", "to": "OTHER"}),
    ((), "offer", {"edge": 13, "to_process": "problem-management", "wish": "Look at it."}),
)
