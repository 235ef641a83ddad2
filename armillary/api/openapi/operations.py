"""The addresses of a record type, each with its methods."""

from armillary.api.journal import MOST
from armillary.api.openapi import files, many, parameters, schemas, tables
from armillary.api.openapi.parameters import (
    IF_MATCH,
    IF_MATCH_NEEDED,
    IF_NONE_MATCH,
    NUMBER,
    REPEATABLE,
)
from armillary.api.openapi.shape import Operation, json, operation
from armillary.kernel.declarations import RecordType
from armillary.kernel.lifecycle.enacting import activity_of
from armillary.kernel.lifecycle.verb import Verb
from armillary.kernel.standing import edits
from armillary.people.models import Person

ETAG = {"ETag": {"description": "The version of the record.", "schema": {"type": "string"}}}
LOCATION = {"Location": {"description": "Where the record is.", "schema": {"type": "string"}}}


def paths(kind: RecordType, reader: Person | None) -> dict[str, dict[str, Operation]]:
    """Every address of a type below /api/v1."""
    root, one = f"/{kind.slug}", f"/{kind.slug}/{{number}}"
    found: dict[str, dict[str, Operation]] = {root: {"get": _list(kind, reader)}}
    for index, verb in enumerate(kind.creations):
        at = f"{root}/{verb.name}" if index else root
        found.setdefault(at, {})["post"] = _make(kind, verb, reader)
    found[f"{root}/export"] = {"get": tables.export(kind, reader)}
    found[f"{root}/bulk"] = {"post": many.do(kind)}
    found[one] = {"get": _read(kind, reader)}
    found[f"{one}/journal"] = {"get": _journal(kind)}
    found[f"{one}/links"] = {"get": _links(kind)}
    found |= files.of_a_record(kind)
    found |= {f"{one}/{verb.name}": {"post": _do(kind, verb, reader)} for verb in kind.verbs}
    return found


def help_of(kind: RecordType, verb: Verb) -> str:
    """What a verb is for, and which activity of the reference model it performs."""
    activity = activity_of(verb, kind.model)
    return f"{verb.help}\n\nActivity of the reference model: {activity.title}."


def _list(kind: RecordType, reader: Person | None) -> Operation:
    return operation(
        f"{kind.slug}.list",
        kind.plural,
        f"List {kind.plural.lower()}",
        asked=parameters.of_a_list(kind, reader),
        answers={"200": json("A page of the list.", schemas.page_of(kind))},
    )


def _read(kind: RecordType, reader: Person | None) -> Operation:
    return operation(
        f"{kind.slug}.read",
        kind.plural,
        f"Read one of the {kind.plural.lower()}",
        asked=[NUMBER, IF_NONE_MATCH, *parameters.of_one(kind, reader)],
        answers={
            "200": json("The record.", schemas.expanded(kind), ETAG),
            "304": {"description": "It is as you have it."},
        },
    )


def _make(kind: RecordType, verb: Verb, reader: Person | None) -> Operation:
    return operation(
        f"{kind.slug}.{verb.name}",
        kind.plural,
        verb.label,
        about=help_of(kind, verb),
        asked=[REPEATABLE],
        body=schemas.arguments(verb, reader),
        answers={
            "201": json("The new record.", schemas.ref(schemas.name_of(kind)), ETAG | LOCATION)
        },
    )


def _do(kind: RecordType, verb: Verb, reader: Person | None) -> Operation:
    return operation(
        f"{kind.slug}.{verb.name}",
        kind.plural,
        verb.label,
        about=help_of(kind, verb),
        asked=[NUMBER, IF_MATCH_NEEDED if edits(verb) else IF_MATCH, REPEATABLE],
        body=schemas.arguments(verb, reader),
        answers={"200": json("The record as it is now.", schemas.ref(schemas.name_of(kind)), ETAG)},
    )


def _journal(kind: RecordType) -> Operation:
    limit = {"type": "integer", "minimum": 1, "maximum": MOST}
    return operation(
        f"{kind.slug}.journal",
        kind.plural,
        "Read its journal, oldest line first",
        asked=[
            NUMBER,
            parameters.query("after", "The line to go on after.", {"type": "integer"}),
            parameters.query("limit", "How many at most.", limit),
        ],
        answers={"200": json("Lines.", schemas.items_of("Line", goes_on=True))},
    )


def _links(kind: RecordType) -> Operation:
    return operation(
        f"{kind.slug}.links",
        kind.plural,
        "Read what it is linked to",
        asked=[NUMBER],
        answers={"200": json("Links.", schemas.items_of("Link", goes_on=False))},
    )
