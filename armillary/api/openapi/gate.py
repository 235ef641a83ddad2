"""The gate before production, as the document has it."""

from armillary.api.openapi import parameters, schemas
from armillary.api.openapi.parameters import NUMBER
from armillary.api.openapi.shape import Operation, json, operation
from armillary.assurance.change.queries.gate import Code

_MOMENT = {"type": ["string", "null"], "format": "date-time"}
_CODES = "\n".join(f"- `{code.value}`: {code.label}" for code in Code)


def paths() -> dict[str, dict[str, Operation]]:
    """The address."""
    return {"/changes/{number}/gate": {"get": _gate()}}


def _gate() -> Operation:
    return operation(
        "changes.gate",
        "Changes",
        "Ask whether it may be done now",
        about="Open or shut, with every reason why it is shut. The same gate stands before the "
        f"verb `begin`, so nobody passes it by not asking.\n\n{_CODES}",
        asked=[
            NUMBER,
            parameters.query(
                "revision", "What would be deployed: another one is not let pass.", schemas.TEXT
            ),
        ],
        answers={"200": json("Open or shut, and why.", _GATE)},
    )


_REASON = {
    "type": "object",
    "properties": {
        "code": {"type": "string", "enum": list(Code.values)},
        "why": {"type": "string", "description": "For people."},
    },
}
_GATE = {
    "type": "object",
    "properties": {
        "number": schemas.TEXT,
        "state": schemas.TEXT,
        "revision": {"type": "string", "description": "What it is about; empty: nothing said."},
        "open": {"type": "boolean"},
        "asked_at": {"type": "string", "format": "date-time"},
        "opens_at": _MOMENT | {"description": "When its time begins, with its preparation."},
        "closes_at": _MOMENT,
        "last_decision_at": _MOMENT
        | {"description": "Until then one can decide to go back, and be back in time."},
        "reasons": {"type": "array", "items": _REASON},
    },
}
