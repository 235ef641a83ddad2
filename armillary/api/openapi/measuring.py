"""How objectives are kept, as the document has it."""

from typing import Any

from armillary.api.openapi import parameters, schemas
from armillary.api.openapi.parameters import NUMBER
from armillary.api.openapi.shape import Operation, json, operation

_NUMBER = {"type": "number"}
_MAYBE = {"anyOf": [_NUMBER, {"type": "null"}]}
_FLAG = {"anyOf": [{"type": "boolean"}, {"type": "null"}]}
_WORDS = {"anyOf": [schemas.TEXT, {"type": "null"}]}
_INTERVAL = {"anyOf": [{"type": "array", "items": _NUMBER}, {"type": "null"}]}
_PERIOD = {
    "from": {"type": "string", "format": "date"},
    "to": {"type": "string", "format": "date"},
    "good": _NUMBER,
    "whole": _NUMBER,
    "unit": schemas.TEXT,
    "share": _MAYBE,
    "interval": _INTERVAL,
    "kept": _FLAG,
    "is_sure": {"type": "boolean"},
}
_MANY = {"type": "array", "items": {"type": "object", "properties": _PERIOD}}
_ROW: dict[str, Any] = {
    "objective": schemas.TEXT,
    "statement": schemas.TEXT,
    "agreement": schemas.TEXT,
    "kind": schemas.TEXT,
    "party": schemas.TEXT,
    "measure": schemas.TEXT,
    "target": _MAYBE,
    "is_measured": {"type": "boolean"},
    "months": _MANY,
    "window": {"type": "object", "properties": _PERIOD},
    "budget_left": _MAYBE,
    "burn": _MAYBE,
    "alarms": {"type": "array", "items": {"type": "object"}},
    "forecast": {"anyOf": [{"type": "object"}, {"type": "null"}]},
    "open": {"type": "object"},
}
_BREACH = {
    "type": "object",
    "properties": {
        "record": _WORDS,
        "clock": schemas.TEXT,
        "at": {"type": "string", "format": "date-time"},
        "target": {"type": "integer"},
        "too_late_by": {"type": "integer"},
        "is_open": {"type": "boolean"},
        "spent": {"type": "array", "items": {"type": "object"}},
    },
}


def paths() -> dict[str, dict[str, Operation]]:
    """The board, and one objective."""
    return {
        "/service-levels": {"get": _board()},
        "/objectives/{number}/attainment": {"get": _attainment()},
    }


def _board() -> Operation:
    return operation(
        "service-levels",
        "Everything",
        "Read how objectives are kept",
        about="Each objective that you may see, month by month, with what is left of its budget, "
        "how fast that burns, and what is to be expected. A case counts where it was decided: when "
        "it ended in time, or when the promise was broken.",
        asked=[
            parameters.query("until", "The last month, such as 2026-11.", schemas.TEXT),
            parameters.query("months", "How many months, at most 36.", schemas.TEXT),
            parameters.query("kind", "sla, ola or underpinning.", schemas.TEXT),
            parameters.query("organisation", "The other side, by its name.", schemas.TEXT),
            parameters.query("service", "The number of a service.", schemas.TEXT),
        ],
        answers={"200": json("Objectives.", _objects("objectives", _ROW))},
    )


def _attainment() -> Operation:
    by = {"type": "string", "enum": ["month", "week"]}
    shown = {**_ROW, "periods": _MANY, "forecast_error": _MAYBE}
    shown["breaches"] = {"type": "array", "items": _BREACH}
    return operation(
        "objectives.attainment",
        "Objectives",
        "Read how it is kept",
        about="Period by period, with the limits of what is usual, and the newest broken promises. "
        "Lengths are seconds of working time.",
        asked=[NUMBER, parameters.query("by", "The periods.", by)],
        answers={"200": json("It.", {"type": "object", "properties": shown})},
    )


def _objects(name: str, properties: dict[str, Any]) -> dict[str, Any]:
    rows = {"type": "array", "items": {"type": "object", "properties": properties}}
    return {"type": "object", "properties": {name: rows}}
