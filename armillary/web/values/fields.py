"""The fields of a record as values that pages show."""

from datetime import date, datetime
from functools import cache
from typing import Any

from armillary.kernel.declarations import RecordType
from armillary.kernel.fields import Field, fields_of
from armillary.kernel.registry import record_type_of, record_types
from armillary.records.models import Record
from armillary.web.values.kinds import NOTHING, Piece, Priority, Value
from armillary.web.values.making import day, moment, who
from armillary.web.values.prose import pieces
from armillary.web.values.states import state

UNSET = "Not set"


def look(field: Field) -> str:
    """The word by which templates know how a field looks."""
    if field.name in ("state", "priority"):
        return field.name
    return _LOOKS.get(field.kind, field.kind)


_LOOKS = {"choice": "text", "decimal": "figure", "date": "text", "data": "text"}


def value_of(kind: RecordType, record: Record, name: str) -> Value:
    """A field of a record that was read together with what its columns point at."""
    if name == "number":
        return Value("number", text=record.number, url=address(record))
    field = fields_of(kind)[name]
    held = getattr(record, name)
    if field.refers:
        return reference(field.kind, held)
    return plain(kind.slug, field, held)


def plain(slug: str, field: Field, held: Any) -> Value:
    """A stored value that points at no other record."""
    if field.name == "priority":
        return Value("priority", priority=Priority(held, field.label_of(held) or UNSET))
    if held is None or held == "":
        return NOTHING
    if field.name == "state":
        return Value("state", state=state(slug, str(held)))
    if isinstance(held, bool):
        return Value("boolean", on=held)
    if isinstance(held, datetime):
        return Value("moment", moment=moment(held))
    words = day(held) if isinstance(held, date) else field.label_of(held)
    if field.kind == "long_text":
        return Value("long_text", text=words, pieces=prose(words))
    return Value(look(field), text=words)


def reference(kind: str, held: Record | None) -> Value:
    """Another record that a field points at."""
    if held is None:
        return NOTHING if kind == "record" else Value(kind)
    return named(kind, title_of(held), held.number, address(held))


def named(kind: str, title: str, number: str, url: str) -> Value:
    """A person, team or record of which the title and the number are known."""
    if kind == "record":
        return Value(kind, text=title, number=number, url=url)
    return Value(kind, text=title, person=who(title, team=kind == "team"))


def address(record: Record) -> str:
    """The page of a record."""
    return f"/{record_type_of(type(record)).slug}/{record.number}"


def title_of(record: Record) -> str:
    """The field that people read."""
    return str(getattr(record, record_type_of(type(record)).title))


def prose(text: str) -> tuple[Piece, ...]:
    """The pieces of a text, the numbers of all installed record types among them."""
    return pieces(text, _slugs())


@cache
def _slugs() -> dict[str, str]:
    return {kind.model.prefix: slug for slug, kind in record_types().items()}
