"""The addresses of attachments: the only ones whose bodies are no JSON."""

from typing import Any

from armillary.api.openapi import parameters, schemas
from armillary.api.openapi.parameters import NUMBER, REPEATABLE
from armillary.api.openapi.shape import Operation, json, operation
from armillary.kernel.declarations import RecordType

_NAME = parameters.query("name", "What the file is called.", schemas.TEXT) | {"required": True}
_AUDIENCE = parameters.query(
    "audience", "Who may see it; public unless said.", {"enum": ["public", "internal"]}
)
_KEY = {
    "name": "file",
    "in": "path",
    "required": True,
    "description": "The number of the file.",
    "schema": {"type": "integer", "minimum": 0},
}
_BYTES: dict[str, Any] = {
    "required": True,
    "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
}


def of_a_record(kind: RecordType) -> dict[str, dict[str, Operation]]:
    """Listing, attaching and downloading."""
    one = f"/{kind.slug}/{{number}}/files"
    return {
        one: {"get": _list(kind), "post": _attach(kind)},
        f"{one}/{{file}}": {"get": _download(kind)},
    }


def upload() -> Operation:
    """Sending a file ahead of the verb that attaches it."""
    told = operation(
        "upload",
        "Everything",
        "Send a file, to be attached by a verb within a day",
        asked=[_NAME, REPEATABLE],
        answers={"201": json("The upload.", schemas.ref("Upload"))},
    )
    return told | {"requestBody": _BYTES}


def _list(kind: RecordType) -> Operation:
    return operation(
        f"{kind.slug}.files",
        kind.plural,
        "List its files, oldest first",
        asked=[NUMBER],
        answers={"200": json("Files.", schemas.items_of("File", goes_on=False))},
    )


def _attach(kind: RecordType) -> Operation:
    told = operation(
        f"{kind.slug}.files.attach",
        kind.plural,
        "Attach a file",
        about="The body is the file itself. Its type is found by its content; pictures are drawn "
        "anew, without what the camera wrote about place and time.",
        asked=[NUMBER, _NAME, _AUDIENCE, REPEATABLE],
        answers={"201": json("The file.", schemas.ref("File"))},
    )
    return told | {"requestBody": _BYTES}


def _download(kind: RecordType) -> Operation:
    return operation(
        f"{kind.slug}.files.download",
        kind.plural,
        "Download a file",
        asked=[NUMBER, _KEY],
        answers={
            "200": {
                "description": "The file, its checksum verified.",
                "content": {"application/octet-stream": {"schema": {"type": "string"}}},
            }
        },
    )
