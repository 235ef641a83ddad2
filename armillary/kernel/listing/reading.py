"""Reading lists: one statement for a page, whatever its columns; typed values, no models."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from armillary.kernel.declarations import RecordType
from armillary.kernel.fields import NATURE, Field, own_fields_of
from armillary.kernel.listing import conditions, cursor, sql
from armillary.kernel.listing.asked import Order, Question
from armillary.kernel.listing.order import alias_of, beyond, clause, key_of
from armillary.kernel.listing.references import is_confined, referred
from armillary.kernel.listing.rows import Row, rows_of
from armillary.kernel.listing.sql import Piece
from armillary.people.models import Person
from armillary.records.models import Record

MOST_KEPT = 1_024


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows in their order, and the places to go on from; empty where there is nothing."""

    fields: tuple[Field, ...]
    rows: tuple[Row, ...]
    after: str
    before: str


def page(asked: Question, actor: Person) -> Page:
    """The rows that a question means and the actor may see: one statement, two with words."""
    asked = conditions.sought(asked, actor)
    place = asked.place
    backwards = place is not None and place.backwards
    model = asked.kind.model
    keys = [key_of(model, step.field) for step in asked.order]
    where = conditions.rows(asked, actor)
    if place is not None:
        where = sql.both((where, beyond(model, asked.order, place)))
    found = sql.fetch(
        sql.select(
            [*columns(asked.kind, asked.fields), *keys],
            source(asked.kind, [*asked.fields, *(step.field for step in asked.order)], actor),
            where,
            clause(model, asked.order, backwards=backwards),
            asked.limit + 1,
        )
    )
    more, found = len(found) > asked.limit, found[: asked.limit]
    if backwards:
        found.reverse()
    return Page(
        fields=asked.fields,
        rows=rows_of(asked.kind, asked.fields, found),
        after=_place(asked.order, found[-1:]) if more or backwards else "",
        before=_place(asked.order, found[:1]) if (more if backwards else place) else "",
    )


def one(kind: RecordType, fields: tuple[Field, ...], key: int, actor: Person) -> Row | None:
    """The record of this key, if the actor may see it: one statement."""
    found = sql.fetch(Piece(*_reading_one(kind, fields, key, actor)))
    return rows_of(kind, fields, found)[0] if found else None


_for_all: dict[tuple[type[Record], tuple[str, ...]], str] = {}
"""The statements for whoever sees everything in them; there is one for each set of fields."""


def _reading_one(
    kind: RecordType, fields: tuple[Field, ...], key: int, actor: Person
) -> tuple[str, tuple[Any, ...]]:
    seen = sql.seen(kind.model, actor)
    confined = bool(seen.text) or any(is_confined(field, actor) for field in fields)
    name = (kind.model, tuple(field.identity for field in fields))
    if not confined and name in _for_all:
        return _for_all[name], (key,)
    here = Piece(f"{sql.table(kind.model)}.id = %s::bigint", (key,))
    statement = sql.select(
        columns(kind, fields), source(kind, fields, actor), sql.both((seen, here))
    )
    if not confined and len(_for_all) < MOST_KEPT:
        _for_all[name] = statement.text
    return statement.text, statement.bound


def columns(kind: RecordType, fields: Sequence[Field]) -> tuple[str, ...]:
    """What is selected: the key and version, then each field, a reference as key and name."""
    model: type[Record] = kind.model
    if any(field.custom for field in fields):
        return _chosen(model, fields)
    return _columns(model, tuple(field.name for field in fields))


@lru_cache(maxsize=1024)
def _columns(model: type[Record], names: tuple[str, ...]) -> tuple[str, ...]:
    known = own_fields_of(model)
    return _chosen(model, [known.get(name, NATURE) for name in names])


def _chosen(model: type[Record], fields: Sequence[Field]) -> tuple[str, ...]:
    table = sql.table(model)
    chosen = [f"{table}.id", f"{table}.version"]
    for field in fields:
        if field.refers is None:
            chosen.append(sql.column(model, field))
        else:
            chosen += [f"{alias_of(field)}.id", sql.title_of(field, alias_of(field))]
    return tuple(chosen)


def source(kind: RecordType, fields: Sequence[Field], actor: Person) -> Piece:
    """The table with those that its fields refer to."""
    text = sql.table(kind.model)
    bound: tuple[Any, ...] = ()
    for field in {each.name: each for each in fields if each.refers}.values():
        piece = referred(field, actor)
        alias, stored = alias_of(field), sql.column(kind.model, field)
        text += f" left join {piece.text} {alias} on {alias}.id = {stored}"
        bound += piece.bound
    return Piece(text, bound)


def _place(order: Sequence[Order], found: Sequence[tuple[Any, ...]]) -> str:
    return cursor.written(order, found[0][-len(order) :]) if found else ""
