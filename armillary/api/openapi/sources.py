"""The addresses at which sources tell what they know."""

from typing import Any

from armillary.api.openapi import parameters, schemas
from armillary.api.openapi.parameters import NUMBER
from armillary.api.openapi.shape import Operation, json, operation
from armillary.api.sources import MOST
from armillary.assurance.configuration.imports.proposals import Verdict

_BINARY: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}
_SOURCE = {
    "name": "source",
    "in": "path",
    "required": True,
    "description": "Who tells: small letters, digits and hyphens.",
    "schema": schemas.TEXT,
}


def send_file() -> Operation:
    """Sending a file of which a reading will be made."""
    told = operation(
        "source-file",
        "Readings",
        "Send a file that another tool has written of the infrastructure",
        about="The body is the file itself. Give the answer's `file` to a new reading.",
        asked=[parameters.query("name", "What the file is called.", schemas.TEXT)],
        answers={"201": json("The file, as it is kept.", {"type": "object"})},
    )
    body = {"required": True, "content": {"application/octet-stream": _BINARY}}
    return told | {"requestBody": body}


def seen() -> Operation:
    """What a discovery agent saw."""
    told = operation(
        "sources.seen",
        "Readings",
        "Tell what a discovery agent saw",
        about="What is clear is taken in; the rest waits for a person. Send an Idempotency-Key: "
        "then a call that is repeated is heard once.",
        asked=[
            _SOURCE,
            parameters.query("complete", "What is left out is missing.", {"type": "boolean"}),
            parameters.query(
                "only_known",
                "It makes nothing: what else it sees is pointed out.",
                {"type": "boolean"},
            ),
        ],
        answers={"202": json("The reading that was made of it.", {"type": "object"})},
    )
    return told | {
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"type": "object"}}},
        }
    }


def rows() -> Operation:
    """What would become of each thing."""
    limit = {"type": "integer", "minimum": 1, "maximum": MOST}
    verdicts = [verdict.value for verdict in Verdict]
    return operation(
        "readings.rows",
        "Readings",
        "Read what would become of each thing, and what did",
        asked=[
            NUMBER,
            parameters.query("verdict", "Only these.", {"enum": verdicts}),
            parameters.query("after", "The place to go on after.", {"type": "integer"}),
            parameters.query("limit", "How many at most.", limit),
        ],
        answers={"200": json("Rows.", {"type": "object"})},
    )


def paths() -> dict[str, dict[str, Operation]]:
    """All of these by their addresses."""
    return {
        "/source-files": {"post": send_file()},
        "/sources/{source}/seen": {"post": seen()},
        "/readings/{number}/rows": {"get": rows()},
    }
