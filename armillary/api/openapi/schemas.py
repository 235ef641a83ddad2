"""What goes in and comes out, as JSON Schema."""

from typing import Any

from armillary.kernel.declarations import RecordType
from armillary.kernel.fields import REFERENCES, Field, fields_of
from armillary.kernel.lifecycle.arguments import Argument
from armillary.kernel.lifecycle.verb import Verb
from armillary.people.models import Person

Schema = dict[str, Any]

_TYPES: dict[str, Schema] = {
    "number": {"type": "string"},
    "text": {"type": "string"},
    "long_text": {"type": "string"},
    "password": {"type": "string", "format": "password", "writeOnly": True},
    "integer": {"type": "integer"},
    "decimal": {"type": "string", "format": "decimal"},
    "boolean": {"type": "boolean"},
    "moment": {"type": "string", "format": "date-time"},
    "date": {"type": "string", "format": "date"},
    "data": {},
}


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def name_of(kind: RecordType) -> str:
    """The name of a type among the schemas: "Incident"."""
    return kind.model.__name__


def record(kind: RecordType, reader: Person | None) -> Schema:
    """A record of this type, as it comes out."""
    fields = fields_of(kind, reader)
    return {
        "type": "object",
        "description": (kind.model.__doc__ or "").strip().partition("\n")[0],
        "properties": {name: field_schema(field) for name, field in fields.items()},
    }


def field_schema(field: Field) -> Schema:
    """A field as it comes out."""
    schema = _bare(field)
    if field.nullable:
        schema = {"anyOf": [schema, {"type": "null"}]}
    told = {"title": field.label} | ({"description": field.help} if field.help else {})
    return schema | told


def arguments(verb: Verb, reader: Person | None) -> Schema:
    """What a verb asks for: the body of its call."""
    asked = verb.asks(reader)
    needed = [argument.name for argument in asked if argument.required]
    schema: Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": {each.name: argument(each) for each in asked},
    }
    return schema | ({"required": needed} if needed else {})


def argument(asked: Argument) -> Schema:
    """One input of a verb."""
    schema = _asked(asked)
    if not asked.required:
        schema = {"anyOf": [schema, {"type": "null"}]}
    told = {"title": asked.label} | ({"description": asked.help} if asked.help else {})
    return schema | told


def _bare(field: Field) -> Schema:
    if field.kind in REFERENCES:
        return ref("Named")
    if field.kind == "choices":
        return _many(_choice([value for value, _ in field.choices], may_be_empty=False))
    if field.kind == "choice":
        return _choice([value for value, _ in field.choices], may_be_empty=field.blank)
    return dict(_TYPES[field.kind])


def _choice(values: list[Any], *, may_be_empty: bool) -> Schema:
    whole = bool(values) and all(isinstance(value, int) for value in values)
    empty = [""] if may_be_empty and not whole and "" not in values else []
    return {"type": "integer" if whole else "string", "enum": [*values, *empty]}


def _asked(asked: Argument) -> Schema:
    if asked.refers:
        return {"type": "string", "examples": [_number_like(asked)]}
    if asked.kind == "choices":
        return _many(_choice([value for value, _ in asked.choices], may_be_empty=False))
    if asked.choices and (asked.what or not asked.options):
        return _choice([value for value, _ in asked.choices], may_be_empty=False)
    schema = dict(_TYPES.get(asked.kind, {"type": "string"}))
    if asked.kind == "decimal":
        return {"type": ["number", "string"]}
    return schema | ({"maxLength": asked.longest} if asked.annotation is str else {})


def _number_like(asked: Argument) -> str:
    prefix = getattr(asked.annotation, "prefix", "INC")
    return f"{prefix}-000042"


_COUNT: Schema = {
    "type": "object",
    "description": "How many; with `more`, at least as many.",
    "properties": {"number": {"type": "integer"}, "more": {"type": "boolean"}},
    "required": ["number", "more"],
}
_MARKED: Schema = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"text": {"type": "string"}, "hit": {"type": "boolean"}},
        "required": ["text", "hit"],
    },
}


def _object(about: str, **properties: Schema) -> Schema:
    return {
        "type": "object",
        "description": about,
        "properties": properties,
        "required": list(properties),
    }


def _maybe(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _many(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


TEXT: Schema = {"type": "string"}
TRUTH: Schema = {"type": "boolean"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
COUNT: Schema = {"type": "integer"}
_FILE: dict[str, Schema] = {
    "name": TEXT,
    "kind": TEXT,
    "size": COUNT,
    "sha256": TEXT,
    "hint": _maybe(TEXT),
}

SHARED: dict[str, Schema] = {
    "Named": _object("A record as another one names it.", number=TEXT, name=TEXT),
    "Count": _COUNT,
    "Possibility": _object(
        "A verb, and why it would be refused now; null: it would not be.",
        verb=TEXT,
        label=TEXT,
        why_not=_maybe(TEXT),
    ),
    "Link": _object(
        "A record to which this one is linked, and how.",
        how=TEXT,
        outgoing=TRUTH,
        type=TEXT,
        number=TEXT,
        name=TEXT,
        state=TEXT,
    ),
    "Upload": _object("A file that was sent and not attached yet.", upload=COUNT, **_FILE),
    "File": _object(
        "A file on a record. `hint`: which secrets it seems to hold.",
        file=COUNT,
        **_FILE,
        audience={"type": "string", "enum": ["public", "internal"]},
        added_by=ref("Named"),
        added_at=MOMENT,
        url=TEXT,
    ),
    "ImportFile": _object(
        "A file that was sent to be imported, and a mapping where one was asked for.",
        file=TEXT,
        name=TEXT,
        found={"type": "object"},
        lines=COUNT,
        mapping={},
    ),
    "ImportRow": _object(
        "A row of a file: its cells, what the check says of it, and what is wrong.",
        line=COUNT,
        verdict=_maybe(TEXT),
        number=_maybe(TEXT),
        wrong={"type": "array", "items": {"type": "object"}},
        changes={"type": "object"},
        cells={"type": "array", "items": TEXT},
    ),
    "Change": _object(
        "A field that changed; a reference as number and name.", field=TEXT, before={}, after={}
    ),
    "Line": _object(
        "A line of the journal: who did what, when, and what changed.",
        line={"type": "integer"},
        at=MOMENT,
        who=ref("Named"),
        door=TEXT,
        verb=TEXT,
        activity=TEXT,
        state_before=_maybe(TEXT),
        state_after=TEXT,
        version={"type": "integer"},
        changes=_many(ref("Change")),
        text=TEXT,
        audience={"type": "string", "enum": ["public", "internal", "system"]},
    ),
    "Facet": _object(
        "A field by which a list may be narrowed, its values counted under the other filters.",
        field=TEXT,
        label=TEXT,
        values=_many(
            _object(
                "One value; `value` is what the filter takes.",
                value=TEXT,
                label=TEXT,
                count=ref("Count"),
                chosen=TRUTH,
            )
        ),
    ),
    "Hit": _object(
        "A record that was found. `said`: the snippet is from its journal.",
        number=TEXT,
        url=TEXT,
        title=_MARKED,
        state=TEXT,
        updated_at=MOMENT,
        snippet=_MARKED,
        said=TRUTH,
    ),
    "Problem": {
        "type": "object",
        "description": "Why the call was refused (RFC 9457). Nothing was changed.",
        "properties": {
            "type": TEXT,
            "title": TEXT,
            "status": {"type": "integer"},
            "detail": TEXT,
            "errors": _many(_object("A wrong input.", field=TEXT, why=TEXT)),
            "changes": _many(ref("Line")),
        },
        "required": ["type", "title", "status", "detail"],
    },
}


def page_of(kind: RecordType) -> Schema:
    """A page of a list."""
    return {
        "type": "object",
        "properties": {
            "items": _many(ref(name_of(kind))),
            "next": _maybe(TEXT),
            "previous": _maybe(TEXT),
            "total": ref("Count"),
            "facets": _many(ref("Facet")),
        },
        "required": ["items", "next", "previous"],
    }


def expanded(kind: RecordType) -> Schema:
    """A record with what may come along with it."""
    extra = {
        "can": _many(ref("Possibility")),
        "journal": _many(ref("Line")),
        "links": _many(ref("Link")),
    }
    return {"allOf": [ref(name_of(kind)), {"type": "object", "properties": extra}]}


def items_of(name: str, *, goes_on: bool) -> Schema:
    """A plain list of something."""
    way_on = {"next": _maybe(TEXT)} if goes_on else {}
    return _object("", items=_many(ref(name)), **way_on) | {"description": f"{name}, in order."}
