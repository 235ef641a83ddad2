"""Bodies: one JSON object, read strictly."""

import json
from typing import Any

import pytest
from django.test import RequestFactory

from armillary.api import body
from armillary.api.body import TooLarge, UnknownFields, WrongMediaType
from armillary.kernel.errors import Invalid, Malformed, Refusal


def read(raw: str | bytes, content_type: str = "application/json", **meta: Any) -> dict[str, Any]:
    return body.read(RequestFactory().generic("POST", "/", raw, content_type, **meta))


def test_an_object_is_read_as_it_is() -> None:
    assert read('{"title": "Ä", "n": 1.5}') == {"title": "Ä", "n": 1.5}
    assert read("{}", "application/json; charset=UTF-8") == {}
    assert read("") == {}


@pytest.mark.parametrize(
    "raw",
    [
        "null",
        "[]",
        '"text"',
        "{",
        '{"a": 1} x',
        '{"a": NaN}',
        '{"a": -Infinity}',
        '{"a": 1e999}',
        '{"a": 1, "a": 2}',
        '{"b": {"a": 1, "a": 2}}',
        '{"a": ' + "9" * 5000 + "}",
        '{"a": ' + "[" * 51 + "]" * 51 + "}",
        '{"a": ' + "[" * 100_000,
        "{" + ",".join(f'"k{n}": 1' for n in range(5001)) + "}",
        '{"a": [' + ",".join(["{" + ",".join(f'"k{n}": 1' for n in range(2000)) + "}"] * 3) + "]}",
        '{"\\ud800": 1}',
        b"\xff\xfe{}",
        b'\xef\xbb\xbf{"a": 1}',
        b'{"a": "\xff"}',
        '{"a": "b'.encode("utf-16"),
    ],
    ids=range(20),
)
def test_what_is_no_strict_object_is_refused(raw: str | bytes) -> None:
    with pytest.raises(Malformed) as refusal:
        read(raw)

    assert refusal.value.status == 400


@pytest.mark.parametrize("text", ["a\\u0000b", "a\\ud800b", "a\\u0007", "a\\uffffb"])
def test_machine_characters_are_refused_field_by_field(text: str) -> None:
    with pytest.raises(Invalid, match="Remove the control character") as refusal:
        read(f'{{"title": "{text}", "fine": "x", "deep": [{{"x": "{text}"}}]}}')

    assert set(refusal.value.fields) == {"title", "deep"}


@pytest.mark.parametrize(
    ("content_type", "meta"),
    [
        ("text/plain", {}),
        ("application/x-www-form-urlencoded", {}),
        ("application/json; charset=bogus", {}),
        ("application/json", {"HTTP_CONTENT_ENCODING": "gzip"}),
    ],
)
def test_only_json_is_taken(content_type: str, meta: dict[str, str]) -> None:
    with pytest.raises(WrongMediaType) as refusal:
        read("{}", content_type, **meta)

    assert refusal.value.status == 415


def test_a_body_has_a_limit() -> None:
    fits = json.dumps({"a": [" " * 10_000] * 104})
    with pytest.raises(TooLarge) as refusal:
        read(fits + " " * body.BIGGEST)

    assert refusal.value.status == 413
    assert len(read(fits)["a"]) == 104


def test_depth_and_keys_are_allowed_up_to_the_limit() -> None:
    assert read('{"a": ' + "[" * 49 + "]" * 49 + "}")
    assert len(read("{" + ",".join(f'"k{n}": 1' for n in range(5000)) + "}")) == 5000


def test_unknown_fields_are_named() -> None:
    with pytest.raises(UnknownFields) as refusal:
        body.only({"title": "x", "colour": 1}, frozenset({"title"}))

    assert refusal.value.fields == {"colour": "There is no such field here."}
    assert isinstance(refusal.value, Refusal)
