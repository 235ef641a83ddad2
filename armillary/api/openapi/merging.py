"""What merging would do, as the document has it."""

from armillary.api.openapi import parameters, schemas
from armillary.api.openapi.parameters import NUMBER
from armillary.api.openapi.shape import Operation, json, operation

_FLAG = {"type": "boolean"}
_ANY = {"type": ["string", "number", "boolean", "null", "array"], "items": {}}
_CLAIM = {"type": "object", "properties": {"source": schemas.TEXT, "key": schemas.TEXT}}
_VALUE = {
    "type": "object",
    "properties": {
        "name": schemas.TEXT,
        "stays": _ANY,
        "goes": _ANY,
        "differs": _FLAG,
        "taken": _FLAG | {"description": "The value of the one that goes is taken."},
        "why": schemas.TEXT,
    },
}
_RELATION = {
    "type": "object",
    "properties": {
        "source": schemas.TEXT,
        "relation_type": schemas.TEXT,
        "target": schemas.TEXT,
        "group": schemas.TEXT,
        "moves": _FLAG | {"description": "Else it ends, for the reason told."},
        "why": schemas.TEXT,
    },
}
_PLAN = {
    "type": "object",
    "properties": {
        "goes": schemas.TEXT,
        "stays": schemas.TEXT,
        "values": {"type": "array", "items": _VALUE},
        "relations": {"type": "array", "items": _RELATION},
        "claims": {"type": "array", "items": _CLAIM},
        "behind": {"type": "array", "items": _CLAIM},
    },
}


def paths() -> dict[str, dict[str, Operation]]:
    """The one address."""
    return {
        "/configuration-items/{number}/merging": {
            "get": operation(
                "configuration-items.merging",
                "Configuration items",
                "Ask what merging it into another would do",
                about="Nothing is done. `POST …/merge` with the same `into` and `chosen` does it, "
                "`POST …/unmerge` takes it back. `behind` are sources that tell of both.",
                asked=[
                    NUMBER,
                    parameters.query("into", "The item that stays.", schemas.TEXT),
                    parameters.query(
                        "chosen", "Whose value to take: name=CI-000007, …", schemas.TEXT
                    ),
                ],
                answers={"200": json("What would stay, move and end.", _PLAN)},
            )
        }
    }
