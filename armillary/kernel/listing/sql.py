"""The SQL of lists, made of short pieces: a text with marks, and the values that belong to them.

Values that are part of the code (states, choices) are written out: a prepared statement then knows
how common they are, and that an index for open records fits. Everything else is bound.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

import msgspec
from django.core.exceptions import EmptyResultSet, FullResultSet
from django.db import connection
from django.db.models import Q

from armillary.kernel import known
from armillary.kernel.fields import Field
from armillary.people.models import Person
from armillary.records.models import Record

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a statement, and what is bound to its marks."""

    text: str
    bound: tuple[Any, ...] = ()


ALWAYS, NEVER = Piece(""), Piece("false")
_CASTS = {
    "number": "bigint",
    "person": "bigint",
    "team": "bigint",
    "record": "bigint",
    "integer": "bigint",
    "decimal": "numeric",
    "moment": "timestamptz",
    "date": "date",
    "boolean": "boolean",
    "text": "text",
    "long_text": "text",
}


_CUSTOM = {
    "text": "({0} ->> {1})",
    "long_text": "({0} ->> {1})",
    "choice": "({0} ->> {1})",
    "choices": "nullif(array(select jsonb_array_elements_text({0} -> {1})), '{{}}')",
}
"""Where a kind needs no cast, or more than one, from JSON."""


_over: ContextVar[Piece | None] = ContextVar("over", default=None)


@contextmanager
def over(named: Piece) -> Iterator[None]:
    """Put something over a table of its name, for what is fetched inside."""
    before = _over.set(named)
    try:
        yield
    finally:
        _over.reset(before)


def fetch(statement: Piece) -> list[Row]:
    """The rows of a statement."""
    if named := _over.get():
        text = statement.text.removeprefix("with ")
        text = f", {text}" if text != statement.text else f" {text}"
        statement = Piece(f"with {named.text}{text}", (*named.bound, *statement.bound))
    with connection.cursor() as cursor:
        cursor.execute(statement.text, statement.bound)
        rows: list[Row] = cursor.fetchall()
    return rows


def table(model: type[Record]) -> str:
    return _table(model)


def column(model: type[Record], field: Field) -> str:
    """The stored column of a field, with its table; the value of a custom one, typed."""
    if field.custom:
        return _CUSTOM.get(field.kind, "({0} ->> {1})::{2}").format(
            f'{table(model)}."custom"', literal(field.custom), _CASTS.get(field.kind)
        )
    return f"{table(model)}.{_stored(model, field.column)}"


def title_of(field: Field, alias: str) -> str:
    """The column that names the record to which a field refers."""
    if field.refers is None:
        raise TypeError(f"{field.name} refers to nothing.")
    return f"{alias}.{_stored(field.refers, field.title)}"


@cache
def _table(model: type[Record]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _stored(model: type[Record], name: str) -> str:
    return _columns(model)[name]


@cache
def _columns(model: type[Record]) -> dict[str, str]:
    quote = connection.ops.quote_name
    return {column.attname: quote(str(column.column)) for column in model._meta.concrete_fields}


def literal(value: Any) -> str:
    """A value that is part of the code, written out."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(int(value))
    words = str(value).replace("'", "''").replace("%", "%%")
    return f"'{words}'"


def mark(kind: str) -> str:
    """The mark for one bound value of a field of this kind; its type is told, not guessed."""
    return f"%s::{_CASTS[kind]}"


def marks(kind: str) -> str:
    """The mark for a bound list of values."""
    return f"%s::{_CASTS[kind]}[]"


def holds_custom(model: type[Record], field: Field, value: Any) -> Piece:
    """Rows whose custom field is, or has among its choices, this value: an index serves it."""
    held = f'{table(model)}."custom"'
    stored = value.isoformat() if isinstance(value, date) else value
    told = {field.custom: [stored] if field.kind == "choices" else stored}
    document = msgspec.json.encode(told).decode()
    return Piece(f"{held} <> '{{}}' and {held} @> %s::jsonb", (document,))


def both(pieces: Iterable[Piece], word: str = " and ") -> Piece:
    """All of the pieces, or with " or " one of them; nothing at all is always true."""
    held = [piece for piece in pieces if piece.text]
    text = word.join(f"({piece.text})" for piece in held)
    return Piece(text or "true", tuple(value for piece in held for value in piece.bound))


def seen(model: type[Record], actor: Person) -> Piece:
    """The condition under which the actor may see a row of this model."""
    confined = known.of(model).visible(actor)
    return _confined(model, confined) if confined else Piece("")


@lru_cache(maxsize=500)
def _confined(model: type[Record], rows: Q) -> Piece:
    """Kept by value, because to make SQL takes twenty times as long as to compare."""
    return condition(model, rows)


def condition(model: type[Record], wanted: Q) -> Piece:
    """A Django condition as SQL on the table of the model, by a sub-select where it joins."""
    query = model.objects.filter(wanted).order_by().query
    try:
        compiler = query.get_compiler(connection=connection)
        if sum(uses > 0 for uses in query.alias_refcount.values()) == 1:
            text, bound = compiler.compile(query.where)
            return Piece(text, tuple(bound))
        query.set_values(("pk",))
        text, bound = query.sql_with_params()
    except EmptyResultSet:
        return NEVER
    except FullResultSet:
        return ALWAYS
    return Piece(f"{table(model)}.id in ({text})", tuple(bound))


def listed(keys: Iterable[int]) -> str:
    """Many keys as one value, in order; a list would be looked at key by key."""
    return f"{{{','.join(map(str, sorted(keys)))}}}"


def has_key(model: type[Record], keys: Iterable[int]) -> Piece:
    """Rows with one of these keys.

    How many there are is hidden from the planner: else it plans a join of many tables anew for each
    number of keys, which takes four times as long as to read the rows, and of 50,000 longer still.
    """
    return Piece(f"{table(model)}.id = any((select %s::bigint[])::bigint[])", (listed(keys),))


def select(
    what: Sequence[str], source: Piece, where: Piece, order: str = "", limit: int | None = None
) -> Piece:
    """One select; the limit is written out, because a bound one spoils the plan."""
    text = f"select {', '.join(what)} from {source.text} where {where.text}"  # noqa: S608
    text += f" order by {order}" if order else ""
    text += f" limit {int(limit)}" if limit is not None else ""
    return Piece(text, (*source.bound, *where.bound))
