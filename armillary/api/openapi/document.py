"""The whole document: made once in each process, served as bytes, kept in docs/openapi.json."""

import json
from collections.abc import Iterable
from typing import Any

from armillary import __doc__ as about
from armillary.api.answers import encoded
from armillary.api.naming import ROOT
from armillary.api.openapi import (
    clocks,
    comparing,
    files,
    gate,
    impact,
    joints,
    measuring,
    merging,
    parameters,
    questions,
    schemas,
    sources,
    tables,
)
from armillary.api.openapi.hooks import secrets
from armillary.api.openapi.many import items
from armillary.api.openapi.operations import paths
from armillary.api.openapi.shape import json as json_answer
from armillary.api.openapi.shape import operation
from armillary.fittings.search.finding import HIGHEST_LIMIT
from armillary.fittings.work.queries import MOST
from armillary.kernel import by_heart
from armillary.kernel.declarations import RecordType
from armillary.kernel.registry import record_types
from armillary.people.models import Person

VERSION = "1"
WIDTH = 160
MOST_KEPT = 4


def document(kinds: Iterable[RecordType], reader: Person | None = None) -> dict[str, Any]:
    """The description of the API with these record types, and the custom fields that the reader
    may see; for nobody, as it is without any."""
    held = tuple(kinds)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Armillary", "version": VERSION, "description": about},
        "servers": [{"url": ROOT}],
        "security": [{"token": []}, {"session": []}],
        "tags": [{"name": kind.plural, "description": _about(kind)} for kind in held],
        "paths": _standing(held)
        | {path: methods for kind in held for path, methods in paths(kind, reader).items()}
        | items()
        | impact.paths()
        | gate.paths()
        | clocks.paths(held)
        | measuring.paths()
        | merging.paths()
        | comparing.paths()
        | questions.paths()
        | joints.paths()
        | secrets(),
        "components": {
            "schemas": schemas.SHARED
            | {schemas.name_of(kind): schemas.record(kind, reader) for kind in held},
            "parameters": parameters.SHARED,
            "responses": {"Problem": _PROBLEM},
            "securitySchemes": _SCHEMES,
        },
    }


def served(reader: Person) -> bytes:
    """The document of this installation for this reader, as bytes."""
    name = (by_heart.number(), reader.is_staff)
    if name not in _served:
        if len(_served) >= MOST_KEPT:
            _served.clear()
        _served[name] = encoded(document(record_types().values(), reader))
    return _served[name]


_served: dict[tuple[int, bool], bytes] = {}
"""Made anew after every change of what is known by heart: custom fields are part of it."""


def printed(kinds: Iterable[RecordType]) -> str:
    """The document as it is kept with the source, line by line."""
    return _lines(document(kinds), "") + "\n"


def _lines(value: Any, margin: str) -> str:
    """JSON in which whatever fits into a line stands on one: short to read, and to compare."""
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or len(margin) + len(flat) <= WIDTH:
        return flat
    inner = margin + "  "
    if isinstance(value, list):
        parts = [inner + _lines(each, inner) for each in value]
        return "[\n" + ",\n".join(parts) + f"\n{margin}]"
    parts = [f"{inner}{json.dumps(name)}: {_lines(each, inner)}" for name, each in value.items()]
    return "{\n" + ",\n".join(parts) + f"\n{margin}}}"


def _about(kind: RecordType) -> str:
    return (kind.model.__doc__ or "").strip().partition("\n")[0]


def _standing(kinds: tuple[RecordType, ...]) -> dict[str, Any]:
    """The addresses that belong to no type."""
    most = {"type": "integer", "minimum": 1, "maximum": MOST}
    days = "A day or a moment in UTC."
    return {
        "/": {"get": _get("index", "See what there is and who you are", [], _ANYTHING)},
        "/openapi.json": {"get": _get("openapi", "Read this document", [], _ANYTHING)},
        "/search": {"get": _search(kinds)},
        "/uploads": {"post": files.upload()},
        "/work": {
            "get": _get(
                "work",
                "List what waits for you, of whatever type, the most pressing first",
                [
                    parameters.query("type", "Only these types.", schemas.TEXT, many=True),
                    parameters.query(
                        "after", "The place to go on after; part of `next`.", schemas.TEXT
                    ),
                    parameters.query("limit", "How many at most.", most),
                ],
                _ANYTHING,
            )
        },
        "/import-files": {"post": tables.import_file()},
        "/imports/{number}/rows": {"get": tables.import_rows()},
        **sources.paths(),
        "/reports/service-desk": {
            "get": _get(
                "reports.service-desk",
                "Read the service-desk report",
                [
                    parameters.query("from", f"Opened from here on. {days}", schemas.TEXT),
                    parameters.query("to", f"Opened before this. {days}", schemas.TEXT),
                ],
                _ANYTHING,
            )
        },
    }


def _search(kinds: tuple[RecordType, ...]) -> dict[str, Any]:
    slugs = {"type": "string", "enum": [kind.slug for kind in kinds]}
    limit = {"type": "integer", "minimum": 1, "maximum": HIGHEST_LIMIT}
    return _get(
        "search",
        "Find records of all types by words",
        [
            parameters.query("q", "The words, or a number.", schemas.TEXT) | {"required": True},
            parameters.query("type", "Only these types.", slugs, many=True),
            parameters.query("limit", "How many of each type at most.", limit),
        ],
        _FOUND,
    )


def _get(name: str, summary: str, asked: list[Any], schema: Any) -> dict[str, Any]:
    return operation(
        name, "Everything", summary, asked=asked, answers={"200": json_answer("It.", schema)}
    )


_ANYTHING = {"type": "object"}
_FOUND = {
    "type": "object",
    "properties": {
        "words": {"type": "array", "items": schemas.TEXT},
        "exact": {"anyOf": [schemas.ref("Hit"), {"type": "null"}]},
        "groups": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "type": schemas.TEXT,
                    "label": schemas.TEXT,
                    "count": schemas.ref("Count"),
                    "hits": {"type": "array", "items": schemas.ref("Hit")},
                },
            },
        },
    },
}
_PROBLEM = {
    "description": "Refused; nothing was changed.",
    "content": {"application/problem+json": {"schema": schemas.ref("Problem")}},
}
_SCHEMES = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "A token: `armillary token EMAIL` prints one.",
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "armillary_session",
        "description": "The session of the web pages; writing needs their CSRF token as well.",
    },
}
