"""The description of the API: true, complete, well formed, and kept with the source."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import resolve

from armillary.api.openapi.document import document, printed
from armillary.gate.routes import every_route
from armillary.kernel.registry import record_types
from tests.makers import an_agent, api_client

SNAPSHOT = Path(__file__).parents[2] / "docs" / "openapi.json"
OURS = [kind for kind in record_types().values() if kind.slug != "things"]
DOCUMENT = document(record_types().values())
OPERATIONS = [
    (path, method, operation)
    for path, methods in DOCUMENT["paths"].items()
    for method, operation in methods.items()
]


def test_the_snapshot_is_what_is_served() -> None:
    assert SNAPSHOT.read_text() == printed(OURS), (
        "Changed. If it was meant: python -m armillary.api.openapi > docs/openapi.json"
    )


@pytest.mark.django_db
def test_it_is_served_as_it_is_made() -> None:
    served = api_client(an_agent()).get("/api/v1/openapi.json")

    assert served.headers["Content-Type"] == "application/json"
    assert served.json() == DOCUMENT


def references(value: Any) -> Iterator[str]:
    """Every $ref in a document."""
    if isinstance(value, dict):
        yield from [value["$ref"]] if isinstance(value.get("$ref"), str) else []
        for each in value.values():
            yield from references(each)
    elif isinstance(value, list):
        for each in value:
            yield from references(each)


def found(reference: str) -> bool:
    place: Any = DOCUMENT
    for step in reference.removeprefix("#/").split("/"):
        place = place.get(step, {})
    return bool(place)


def test_every_reference_leads_somewhere() -> None:
    assert [each for each in set(references(DOCUMENT)) if not found(each)] == []


def test_it_has_the_shape_of_openapi() -> None:
    names = [operation["operationId"] for _, _, operation in OPERATIONS]
    incomplete = [
        path
        for path, _, operation in OPERATIONS
        if set(operation) < {"operationId", "summary", "tags", "responses"}
    ]
    nameless = [
        path
        for path, _, operation in OPERATIONS
        for parameter in operation.get("parameters", [])
        if "$ref" not in parameter and not {"name", "in", "schema"} <= set(parameter)
    ]

    assert DOCUMENT["openapi"] == "3.1.0"
    assert len(names) == len(set(names))
    assert (incomplete, nameless) == ([], [])
    assert all(path.startswith("/") for path in DOCUMENT["paths"])


def test_every_path_names_its_parameters() -> None:
    silent = [
        path
        for path, _, operation in OPERATIONS
        if "{number}" in path
        and {"$ref": "#/components/parameters/Number"} not in operation["parameters"]
    ]

    assert silent == []


def test_every_type_verb_and_creation_is_described() -> None:
    described = {operation["operationId"] for _, _, operation in OPERATIONS}
    declared = {
        f"{kind.slug}.{name}"
        for kind in record_types().values()
        for name in (
            "list",
            "read",
            "journal",
            "links",
            "files",
            "files.attach",
            "files.download",
            *(verb.name for verb in (*kind.creations, *kind.verbs)),
        )
    }

    assert declared - described == set()


def test_every_route_is_described_and_every_description_has_a_route() -> None:
    routes = {route.pattern.replace("^", "") for route in every_route()}
    patterns = {pattern for pattern in routes if pattern.startswith("api/v1/")}
    used = {resolve(f"/api/v1{address(path)}").route for path in DOCUMENT["paths"]}

    assert used == patterns


def address(path: str) -> str:
    """A path with a number that fits its type."""
    kind = record_types().get(path.split("/")[1])
    numbered = path.replace("{number}", f"{kind.model.prefix}-000001" if kind else "")
    return numbered.replace("{file}", "1")


@pytest.mark.django_db
def test_every_address_answers_to_the_methods_that_are_described() -> None:
    client = api_client(an_agent())
    allowed = {
        path: client.options(f"/api/v1{address(path)}").headers["Allow"].split(", ")
        for path in DOCUMENT["paths"]
    }

    described = {
        path: [
            *(method.upper() for method in methods),
            *(["HEAD"] if "get" in methods else []),
            "OPTIONS",
        ]
        for path, methods in DOCUMENT["paths"].items()
    }
    assert allowed == described


@pytest.mark.django_db
def test_what_comes_out_has_the_described_members() -> None:
    agent = an_agent()
    client: Client = api_client(agent)

    me = client.get(f"/api/v1/persons/{agent.number}").json()

    assert set(me) == set(DOCUMENT["components"]["schemas"]["Person"]["properties"])


@pytest.mark.django_db
def test_the_pages_show_every_operation_of_every_type() -> None:
    client = api_client(an_agent())
    every = shown_at(client, "/api/docs")

    assert {
        f"{slug}-{name}"
        for slug in record_types()
        for name in every | shown_at(client, f"/api/docs/{slug}")
    } == {
        operation["operationId"].replace(".", "-")
        for path, _, operation in OPERATIONS
        if path.split("/")[1] in record_types()
    }


@pytest.mark.django_db
def test_what_all_types_share_is_told_once() -> None:
    client = api_client(an_agent())
    every = shown_at(client, "/api/docs")

    assert {"list", "read", "journal", "bulk", "comment", "link", "add_task"} < every
    for slug in record_types():
        assert every & shown_at(client, f"/api/docs/{slug}") == set()


@pytest.mark.django_db
def test_the_first_page_leads_to_the_page_of_every_type_once() -> None:
    page = api_client(an_agent()).get("/api/docs").content.decode()

    assert sorted(re.findall(r'<dt><a href="/api/docs/([^"]+)"', page)) == sorted(record_types())
    assert api_client(an_agent()).get("/api/docs/nonsense").status_code == 404


def shown_at(client: Client, address: str) -> set[str]:
    """The names of the operations on a page of the reference, without the type."""
    page = client.get(address).content.decode()
    begins = address.removeprefix("/api/docs").strip("/") or "every"
    return set(re.findall(rf'<h3 id="{begins}-([^"]+)"', page))


def test_the_snapshot_is_json() -> None:
    assert json.loads(SNAPSHOT.read_text())["info"]["title"] == "Armillary"
