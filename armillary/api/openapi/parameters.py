"""What an address may be asked with, as parameters of the document."""

from collections.abc import Mapping
from typing import Any

from armillary.api.reading import EXPANSIONS, LIST_EXPANSIONS
from armillary.fittings.past import is_remembered
from armillary.kernel.declarations import RecordType
from armillary.kernel.fields import REFERENCES, Field, fields_of
from armillary.kernel.listing.grammar import HIGHEST_LIMIT, SIDES
from armillary.people.models import Person

Parameter = dict[str, Any]

NUMBER: Parameter = {"$ref": "#/components/parameters/Number"}
IF_MATCH: Parameter = {"$ref": "#/components/parameters/IfMatch"}
IF_MATCH_NEEDED: Parameter = {"$ref": "#/components/parameters/IfMatchNeeded"}
REPEATABLE: Parameter = {"$ref": "#/components/parameters/IdempotencyKey"}
IF_NONE_MATCH: Parameter = {"$ref": "#/components/parameters/IfNoneMatch"}

SHARED: dict[str, Parameter] = {
    "Number": {
        "name": "number",
        "in": "path",
        "required": True,
        "description": "The number of the record, such as INC-000042.",
        "schema": {"type": "string"},
    },
    "IfMatch": {
        "name": "If-Match",
        "in": "header",
        "description": "The ETag of the record as you saw it; 412 when it was changed since.",
        "schema": {"type": "string"},
    },
    "IfMatchNeeded": {
        "name": "If-Match",
        "in": "header",
        "required": True,
        "description": "The ETag of the record as you saw it; 428 without it, 412 when it is old.",
        "schema": {"type": "string"},
    },
    "IdempotencyKey": {
        "name": "Idempotency-Key",
        "in": "header",
        "description": "A text of your own for this request: sent again within a day, it is "
        "answered as before and done once. With another body or address it is refused.",
        "schema": {"type": "string", "maxLength": 200},
    },
    "IfNoneMatch": {
        "name": "If-None-Match",
        "in": "header",
        "description": "The ETag that you have; 304 when the record is still the same.",
        "schema": {"type": "string"},
    },
}


def query(name: str, about: str, schema: Any, *, many: bool = False) -> Parameter:
    """A parameter after the question mark; `many`: separated by commas, or repeated."""
    told = {"name": name, "in": "query", "description": about, "schema": schema}
    if not many:
        return told
    listed = {"type": "array", "items": schema}
    return told | {"schema": listed, "style": "form", "explode": False}


def of_a_list(kind: RecordType, reader: Person | None) -> list[Parameter]:
    """Filters, ranges, words, order, fields and places."""
    fields = fields_of(kind, reader)
    filters = [_filter(field) for field in fields.values() if field.filterable]
    ranges = [
        query(f"{field.name}.{side}", f"{field.label}: {_SIDES[side]}.", _typed(field))
        for field in fields.values()
        if field.filterable and field.ranges
        for side in sorted(SIDES)
    ]
    standing = (*_STANDING, _sort(fields), fields_parameter(fields), _expand(LIST_EXPANSIONS))
    return [*standing, *_past(kind), *filters, *ranges]


def of_one(kind: RecordType, reader: Person | None) -> list[Parameter]:
    return [fields_parameter(fields_of(kind, reader)), _expand(EXPANSIONS), *_past(kind)]


def _past(kind: RecordType) -> list[Parameter]:
    """The moments of what is remembered; for the provider's people."""
    if not is_remembered(kind):
        return []
    return [
        query(
            "as_of",
            "As it was at this moment, or at the beginning of this day.",
            {"type": "string"},
        ),
        query("believed_at", "As it was recorded by this moment; else by now.", {"type": "string"}),
    ]


def fields_parameter(fields: Mapping[str, Field]) -> Parameter:
    names = {"type": "string", "enum": list(fields)}
    return query("fields", "Only these fields.", names, many=True)


def _filter(field: Field) -> Parameter:
    none = " “none” for what holds nothing." if field.blank else ""
    me = " “me” for yourself." if field.kind == "person" else ""
    return query(field.name, f"{field.label} is one of these.{none}{me}", _typed(field), many=True)


def _typed(field: Field) -> dict[str, Any]:
    if field.kind in ("choice", "choices"):
        return {
            "type": "string",
            "enum": [*(str(value) for value, _ in field.choices), *_no(field)],
        }
    if field.kind in REFERENCES or field.kind == "number":
        return {"type": "string"}
    return {"type": {"integer": "integer", "boolean": "boolean"}.get(field.kind, "string")}


def _no(field: Field) -> list[str]:
    return ["none"] if field.blank else []


def _sort(fields: Mapping[str, Field]) -> Parameter:
    names = [field.name for field in fields.values() if field.sortable]
    both = [*names, *(f"-{name}" for name in names)]
    about = "The order; a minus means the other way round. What holds nothing comes last."
    return query("sort", about, {"type": "string", "enum": both}, many=True)


def _expand(known: frozenset[str]) -> Parameter:
    names = {"type": "string", "enum": sorted(known)}
    return query("expand", "What shall come along.", names, many=True)


_SIDES = {"gt": "after this", "gte": "from this on", "lt": "before this", "lte": "up to this"}
_LIMIT = {"type": "integer", "minimum": 1, "maximum": HIGHEST_LIMIT}
_STANDING = [
    query("q", "Words that the records hold; the last may be a beginning.", {"type": "string"}),
    query("open", "Only open records, or only ended ones.", {"type": "boolean"}),
    query("limit", "How many at most.", _LIMIT),
    query("after", "The place to go on after; part of `next`.", {"type": "string"}),
    query("before", "The place to go back from; part of `previous`.", {"type": "string"}),
]
