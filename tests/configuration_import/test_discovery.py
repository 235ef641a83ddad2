"""The JSON of discovery agents, and JSON in general."""

import json
from typing import Any

import pytest

from armillary.assurance.configuration.imports.discovery import read_discovery
from armillary.assurance.configuration.imports.document import document_of
from armillary.assurance.configuration.imports.found import (
    FoundItem,
    FoundRelation,
    WrongSource,
    gathered,
)

HOST: dict[str, Any] = {
    "key": "host/1",
    "class": "server",
    "name": "db1",
    "attributes": {"serial": "S-1", "vcpus": 8, "os": None},
    "identifiers": {"fqdn": "db1.example.org"},
}
APP = {"key": "app/1", "class": "application", "name": "shop"}
RUNS = {"source": "app/1", "type": "runs_on", "target": "host/1", "share": 0.5}


def test_what_an_agent_saw_is_read() -> None:
    content = json.dumps({"items": [HOST, APP], "relations": [RUNS]}).encode()

    found = gathered(read_discovery([content]))

    assert found.items["host/1"] == FoundItem(
        "host/1", "server", "db1", {"serial": "S-1", "vcpus": 8}, {"fqdn": "db1.example.org"}
    )
    assert found.relations == [FoundRelation("app/1", "runs_on", "host/1", share=0.5)]


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ([], "The document: Expected `object`, got `array`."),
        ({}, "The document: Object missing required field `items`."),
        ({"items": [], "more": 1}, "The document: Object contains unknown field `more`."),
        ({"items": [HOST | {"name": 7}]}, "items[0].name: Expected `str`, got `int`."),
        (
            {"items": [HOST | {"attributes": {"a": [1]}}]},
            "items[0].attributes[...]: Expected `bool | int | float | str | null`, got `array`.",
        ),
        (
            {"items": [APP, APP]},
            "items[0] and items[1] both have the key “app/1”.",
        ),
        (
            {"items": [APP], "relations": [RUNS]},
            "relations[0] names “host/1”, which is not among items.",
        ),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(document: Any, sentence: str) -> None:
    with pytest.raises(WrongSource) as refused:
        gathered(read_discovery([json.dumps(document).encode()]))

    assert refused.value.message == sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"a": 1,\n "a": 2}', "An object of the file has the key “a” twice."),
        ('{"a": NaN}', "NaN is no number that JSON knows."),
        ('{"a":\n}', "Line 2 is no JSON: Expecting value."),
        ("[" * 200_000, "The lists and objects of the file are too deep."),
        ("[" + "9" * 5000 + "]", "The file holds a number with thousands of digits."),
    ],
)
def test_json_that_is_none_is_refused_in_words(text: str, sentence: str) -> None:
    with pytest.raises(WrongSource) as refused:
        document_of(text.encode())

    assert refused.value.message == sentence
