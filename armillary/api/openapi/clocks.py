"""The clocks of records, as the document has them."""

from collections.abc import Iterable
from typing import Any

from armillary.api.openapi import parameters, schemas
from armillary.api.openapi.parameters import NUMBER
from armillary.api.openapi.shape import Operation, json, operation
from armillary.engines.clocks import Kind, State
from armillary.fittings.clocks import declared
from armillary.kernel.declarations import RecordType


def paths(kinds: Iterable[RecordType]) -> dict[str, dict[str, Operation]]:
    """The address of the clocks of each type that has some."""
    return {
        f"/{kind.slug}/{{number}}/clocks": {"get": _clocks(kind)}
        for kind in kinds
        if declared.of(kind.model)
    }


def _clocks(kind: RecordType) -> Operation:
    expand = {"type": "string", "enum": ["segments"]}
    return operation(
        f"{kind.slug}.clocks",
        kind.plural,
        "Read its clocks",
        about="What was promised of it and where that stands now. Lengths are seconds of working "
        "time. `expand=segments` explains every second since it was made: what it was, for which "
        "reason, and who was holding it.",
        asked=[NUMBER, parameters.query("expand", "Bring more along.", expand)],
        answers={"200": json("Clocks.", _FOUND)},
    )


_SECONDS = {"type": "integer"}
_MAYBE = {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "null"}]}
_WORDS = {"anyOf": [schemas.TEXT, {"type": "null"}]}
_SEGMENT = {
    "type": "object",
    "properties": {
        "from": {"type": "string", "format": "date-time"},
        "until": {"type": "string", "format": "date-time"},
        "seconds": _SECONDS,
        "what": {"type": "string", "enum": [kind.value for kind in Kind]},
        "reason": _WORDS,
        "holder": _WORDS,
    },
}
_CLOCK: dict[str, Any] = {
    "type": "object",
    "properties": {
        "clock": schemas.TEXT,
        "strand": schemas.TEXT,
        "party": _WORDS,
        "objective": schemas.TEXT,
        "state": {"type": "string", "enum": [state.value for state in State]},
        "late": {"type": "boolean"},
        "reason": _WORDS,
        "target": _SECONDS,
        "spent": _SECONDS,
        "left": _SECONDS,
        "started_at": _MAYBE,
        "due_at": _MAYBE,
        "breached_at": _MAYBE,
        "ended_at": _MAYBE,
        "segments": {"type": "array", "items": _SEGMENT},
    },
}
_FOUND = {"type": "object", "properties": {"items": {"type": "array", "items": _CLOCK}}}
