"""Impact and what-if, as the document has them."""

from typing import Any

from armillary.api.impact.asked import DEEPEST, DIRECTIONS, MOST_FAILED, MOST_ROWS
from armillary.api.openapi import parameters, schemas
from armillary.api.openapi.parameters import NUMBER
from armillary.api.openapi.shape import Operation, json, operation
from armillary.assurance.configuration.vocabulary import Family

TAG, INCIDENTS = "Configuration items", "Incidents"
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
    """The addresses."""
    return {
        "/configuration-items/{number}/impact": {"get": _impact()},
        "/configuration-items/what-if": {"post": _what_if()},
        "/incidents/{number}/impact": {"get": _incident_impact()},
        "/incidents/{number}/suspects": {"get": _incident_suspects()},
        "/incidents/{number}/suspect-changes": {"get": _suspect_changes()},
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
        "order in which a failure takes them; of one of more than 100 steps the middle is “…”. "
        "`left_out` says what is missing, if anything is.",
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


def _incident_impact() -> Operation:
    return operation(
        "incidents.impact",
        INCIDENTS,
        "Ask what it hits, and which impact that means",
        about="If its affected item has failed, or its service where no item is named: the "
        "services that are down, degraded or reduced, with the paths. An impact is proposed where "
        "the item is named; `unknown` says what the graph cannot tell.",
        asked=[NUMBER],
        answers={"200": json("Services with states and paths, and the proposal.", _HIT)},
    )


def _incident_suspects() -> Operation:
    return operation(
        "incidents.suspects",
        INCIDENTS,
        "Ask where its cause may lie",
        about="What would explain it, one item or two together, the likeliest first. The score: "
        "what is reported or missing nearby and explained, less what is left open, less what "
        "would be hit and is silent.",
        asked=[NUMBER],
        answers={"200": json("The suspects with the evidence.", _SUSPECTS)},
    )


def _suspect_changes() -> Operation:
    return operation(
        "incidents.suspect-changes",
        INCIDENTS,
        "Ask which changes may have caused it",
        about="Changes that were under way or had just ended, and that reach what it names. The "
        "score adds up the graph, the figures, the words and the time. A match is what people "
        "say: link the change with caused.",
        asked=[NUMBER],
        answers={"200": json("The suspects with what speaks for each.", _SUSPECT_CHANGES)},
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
        "instead": {
            "type": "object",
            "additionalProperties": {"type": "string"},
            "description": "Of items that were merged away, the item that stands for each.",
        },
        "total": _COUNT,
        "down": _COUNT,
        "degraded": _COUNT,
        "reduced": _COUNT,
        "alone": {"type": ["integer", "null"]},
        "left_out": {"type": ["string", "null"]},
        "items": {"type": "array", "items": _ITEM},
    },
}
_NUMBERS = {"type": "array", "items": schemas.TEXT}
_WHOLE_OR_NONE = {"type": ["integer", "null"]}
_HIT = {
    "type": "object",
    "properties": {
        "failed": _maybe(schemas.TEXT),
        "users": _WHOLE_OR_NONE,
        "impact": _COUNT,
        "proposed_impact": _WHOLE_OR_NONE,
        "proposed_priority": _WHOLE_OR_NONE,
        "unknown": _NUMBERS,
        "services": _maybe(_FOUND),
    },
}
_SUSPECT = {
    "type": "object",
    "properties": {
        "items": _NUMBERS,
        "score": {"type": "number"},
        "explains": _NUMBERS,
        "leaves": _NUMBERS,
        "silent": _NUMBERS,
        "incidents": _NUMBERS,
    },
}
_SUSPECTS = {
    "type": "object",
    "properties": {
        "complete": {"type": "boolean"},
        "suspects": {"type": "array", "items": _SUSPECT},
    },
}
_NUMBER = {"type": "number"}
_SUSPECT_CHANGE = {
    "type": "object",
    "properties": {
        "change": schemas.TEXT,
        "label": {"type": "string", "enum": ["suspect", "match"]},
        **dict.fromkeys(("score", "graph", "figures", "words", "time", "chance"), _NUMBER),
        "steps": _WHOLE_OR_NONE,
        "ratio": {"type": ["number", "null"]},
    },
}
_SUSPECT_CHANGES = {
    "type": "object",
    "properties": {"suspects": {"type": "array", "items": _SUSPECT_CHANGE}},
}
