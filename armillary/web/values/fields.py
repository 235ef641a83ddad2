"""The fields of a record as values that pages show."""

from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from armillary.kernel.declarations import RecordType
from armillary.kernel.fields import Field
from armillary.kernel.listing.rows import Named
from armillary.kernel.registry import record_type_of, record_types
from armillary.records.models import Record
from armillary.web.values.kinds import NOTHING, Piece, Priority, Value
from armillary.web.values.making import day, moment, who
from armillary.web.values.prose import pieces
from armillary.web.values.states import state

UNSET = "Not set"
PEOPLE = frozenset({"person", "team"})
_LOOKS = {"choice": "text", "decimal": "figure", "date": "text", "data": "text", "choices": "text"}


def look(field: Field) -> str:
    """The word by which templates know how a field looks."""
    if field.name in ("state", "priority"):
        return field.name
    return _LOOKS.get(field.kind, field.kind)


def shown(kind: RecordType, field: Field, held: Any) -> Value:
    """A value as a list read it: plain, or the number and name of another record."""
    if field.kind == "number":
        return Value("number", text=held, url=f"/{kind.slug}/{held}")
    if field.refers is None:
        return plain(kind.slug, field, held)
    if held is None:
        return Value(field.kind) if field.kind in PEOPLE else NOTHING
    return referred(field, held)


def referred(field: Field, named: Named) -> Value:
    """Another record that a field points at."""
    if field.kind in PEOPLE:
        return Value(field.kind, text=named.name, person=who(named.name, team=field.kind == "team"))
    slug = slug_of(field.refers) if field.refers else ""
    url = f"/{slug}/{named.number}" if slug else ""
    if slug and record_types()[slug].shared:
        return Value("text", text=named.name, url=url)
    return Value("record", text=named.name, number=named.number, url=url)


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
    words = _words(field, held)
    if field.kind == "long_text":
        return Value("long_text", text=words, pieces=prose(words))
    return Value(look(field), text=words, url=words if field.is_link else "")


def _words(field: Field, held: Any) -> str:
    if isinstance(held, dict) or _is_nested(held):
        return f"{len(held)} {'entry' if len(held) == 1 else 'entries'}"
    if isinstance(held, list):
        return ", ".join(field.label_of(each) for each in held)
    words = day(held) if isinstance(held, date) else _figure(field, held) or field.label_of(held)
    return f"{words} {field.unit}" if field.unit else words


def _is_nested(held: Any) -> bool:
    """Whether it is a list of what has parts of its own: of a table one tells the size."""
    return isinstance(held, list) and any(isinstance(each, list | dict) for each in held)


def _figure(field: Field, held: Any) -> str:
    """A figure as people write it; one without a unit may be a name, such as a port."""
    if isinstance(held, Decimal):
        return f"{held.normalize():f}"
    if isinstance(held, float):
        return f"{held:.3g}"
    if isinstance(held, int) and field.kind == "integer" and (field.unit or not field.custom):
        return f"{held:,}"
    return ""


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
def slug_of(model: type[Record]) -> str:
    """The address of a type, as far as it is installed."""
    return next((slug for slug, kind in record_types().items() if kind.model is model), "")


@cache
def _slugs() -> dict[str, str]:
    return {kind.model.prefix: slug for slug, kind in record_types().items()}
