"""Imports by program: the file as the body, a mapping, the report, and every refusal in words."""

import json
from typing import Any

import pytest
from django.test import Client

from armillary.fittings.imports.models import File, Import
from armillary.people.models import Person
from tests.imports.files import work
from tests.makers import a_stranger, an_agent, api_client
from tests.throwaway.models import Thing

pytestmark = pytest.mark.django_db

FILE = "title;about;wear\nLantern;Brass;New\nLamp;Green;Shiny\n"


@pytest.fixture
def agent() -> Person:
    return an_agent()


@pytest.fixture
def api(agent: Person) -> Client:
    return api_client(agent)


def send(api: Client, content: str = FILE, query: str = "name=things.csv&into=things") -> Any:
    return api.post(f"/api/v1/import-files?{query}", content.encode(), content_type="text/csv")


def post(api: Client, path: str, **body: Any) -> Any:
    return api.post(f"/api/v1/{path}", body, content_type="application/json")


def begun(api: Client) -> tuple[str, dict[str, Any]]:
    """The number of a fresh import, and the mapping that was proposed."""
    sent = send(api).json()
    answer = post(api, "imports", into="things", file=sent["file"])
    assert answer.status_code == 201, answer.content
    return answer.json()["number"], sent["mapping"]


def test_a_program_imports_as_a_person_does(api: Client, agent: Person) -> None:
    number, mapping = begun(api)
    assert [each["to"] for each in mapping["columns"]] == ["title", "about", "wear"]

    assert (
        post(api, f"imports/{number}/map_columns", mapping=json.dumps(mapping)).status_code == 200
    )
    assert post(api, f"imports/{number}/check").status_code == 200
    work()
    report = api.get(f"/api/v1/imports/{number}/rows").json()
    assert report["items"] == [
        {
            "line": 2,
            "verdict": "new",
            "number": None,
            "wrong": [],
            "changes": {},
            "cells": ["Lantern", "Brass", "New"],
        },
        {
            "line": 3,
            "verdict": "refused",
            "number": None,
            "wrong": [{"column": "wear", "why": "“Shiny” is none of the choices: New, Worn."}],
            "changes": {},
            "cells": ["Lamp", "Green", "Shiny"],
        },
    ]

    assert post(api, f"imports/{number}/run").status_code == 200
    work()
    assert [(each.title, each.keeper) for each in Thing.objects.all()] == [("Lantern", agent)]
    [line] = api.get(f"/api/v1/imports/{number}/rows?verdict=new").json()["items"]
    assert line["number"] == Thing.objects.get().number


def test_the_report_comes_in_pages(api: Client) -> None:
    number, mapping = begun(api)
    post(api, f"imports/{number}/map_columns", mapping=json.dumps(mapping))

    first = api.get(f"/api/v1/imports/{number}/rows?limit=1").json()
    second = api.get(first["next"]).json()

    assert [each["line"] for each in (*first["items"], *second["items"])] == [2, 3]
    assert second["next"] is None


@pytest.mark.parametrize(
    ("query", "content"),
    [
        ("", FILE),
        ("name=%20", FILE),
        ("name=x.csv&into=nothing", FILE),
        ("name=x.csv&other=1", FILE),
        ("name=x.csv", ""),
        ("name=x.csv", 'title\n"open'),
        ("name=x.xlsx", "PK\3\4 no book"),
    ],
)
def test_what_is_no_table_is_refused(api: Client, query: str, content: str) -> None:
    answer = send(api, content, query)

    assert answer.status_code in (400, 422), answer.content
    assert answer.json()["detail"]
    assert File.objects.count() == 0


def test_a_form_around_the_file_is_told_from_the_file(api: Client) -> None:
    answer = api.post("/api/v1/import-files?name=x.csv", {"file": "title"})

    assert answer.status_code == 415


def test_a_mapping_that_is_none_changes_nothing(api: Client) -> None:
    number, _ = begun(api)

    for bad in ("", "[]", "{", '{"creation": "shelve", "columns": 3}', "[" * 5_000):
        answer = post(api, f"imports/{number}/map_columns", mapping=bad)
        assert answer.status_code == 422, answer.content
    assert post(api, f"imports/{number}/check").status_code in (409, 422)
    assert Import.objects.get().mapping == {}


def test_files_and_imports_of_others_are_not_there(api: Client) -> None:
    number, _ = begun(api)
    key = send(api).json()["file"]

    for other in (api_client(an_agent()), api_client(a_stranger())):
        assert other.get(f"/api/v1/imports/{number}").status_code == 404
        assert other.get(f"/api/v1/imports/{number}/rows").status_code == 404
        assert post(other, "imports", into="things", file=key).status_code == 404
    assert post(api, "imports", into="things", file="not a key").status_code == 404
