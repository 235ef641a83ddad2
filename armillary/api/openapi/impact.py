"""Impact and what-if, as the document has them."""

from typing import Any

from armillary.api.impact.asked import DEEPEST, DIRECTIONS, MOST_FAILED, MOST_ROWS
from armillary.api.openapi import parameters, schemas
from armillary.api.openapi.parameters import NUMBER
from armillary.api.openapi.shape import Operation, json, operation
from armillary.assurance.configuration.vocabulary import Family

TAG = "Configuration items"
_COUNT = {"type": "integer"}
_MOMENT = "A day, or a moment with its zone."
_ASKED = [
    parameters.query("depth", "How many steps away at most.", _COUNT | {"maximum": DEEPEST}),
    parameters.query("family", "Only these.", {"type": "string", "enum": list(Family.values)}),
    parameters.query("limit", "How many rows at most.", _COUNT | {"maximum": MOST_ROWS}),
    parameters.query("as_of", f"As it was then. {_MOMENT}", schemas.TEXT),
    parameters.query("believed_at", f"As it was known then. {_MOMENT}", schemas.TEXT),
]


def paths() -> dict[str, dict[str, Operation]]:
    """The two addresses."""
    return {
        "/configuration-items/{number}/impact": {"get": _impact()},
        "/configuration-items/what-if": {"post": _what_if()},
    }


def _impact() -> Operation:
    direction = {"type": "string", "enum": list(DIRECTIONS)}
    return operation(
        "configuration-items.impact",
        TAG,
        "Ask what fails with it, or what it fails with",
        about="Downstream: what becomes of everything that its failure reaches (down, degraded, "
        "or reduced: standing, with less to fall back on), the worst first. Upstream: all that it "
        "rests on, the nearest first, and what of that brings it down alone. Paths are in the "
        "order in which a failure takes them. `left_out` says what is missing, if anything is.",
        asked=[
            NUMBER,
            parameters.query("direction", "Downstream, unless said.", direction),
            *_ASKED,
        ],
        answers={"200": json("Rows with states and paths.", _FOUND)},
    )


def _what_if() -> Operation:
    failed = {"type": "array", "items": schemas.TEXT, "minItems": 1, "maxItems": MOST_FAILED}
    body = {
        "type": "object",
        "additionalProperties": False,
        "required": ["failed"],
        "properties": {"failed": failed | {"description": "The items that fail, by number."}},
    }
    return operation(
        "configuration-items.what-if",
        TAG,
        "Ask what would happen if some failed together",
        about="Nothing is changed. With `family=service` only services are told; what is not told "
        "is up.",
        asked=_ASKED,
        body=body,
        answers={"200": json("Rows with states and paths.", _FOUND)},
    )


def _maybe(schema: Any) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


_GROUP = {"type": "object", "properties": {"needed": _COUNT, "members": _COUNT}}
_ITEM = {
    "type": "object",
    "properties": {
        "number": schemas.TEXT,
        "name": schemas.TEXT,
        "class": schemas.TEXT,
        "family": schemas.TEXT,
        "state": schemas.TEXT,
        "depth": _COUNT,
        "path": {"type": "array", "items": {"type": ["string", "null"]}},
        "becomes": {"type": "string", "enum": ["down", "degraded", "reduced"]},
        "redundancy": _maybe(_GROUP | {"description": "What is left of its weakest group."}),
        "rule": {"type": "string", "enum": ["any", "all", "k_of_n", "degrade"]},
        "group": _maybe(_GROUP | {"description": "The group that it is needed as a member of."}),
        "alone": {
            "type": ["boolean", "null"],
            "description": "Whether it is a single point of failure; null: too many to try.",
        },
    },
}
_FOUND = {
    "type": "object",
    "properties": {
        "direction": {"type": "string", "enum": list(DIRECTIONS)},
        "total": _COUNT,
        "down": _COUNT,
        "degraded": _COUNT,
        "reduced": _COUNT,
        "alone": {"type": ["integer", "null"]},
        "left_out": {"type": ["string", "null"]},
        "items": {"type": "array", "items": _ITEM},
    },
}
