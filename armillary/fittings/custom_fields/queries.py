"""What can be asked about custom fields: how many records hold one, whether a value is taken."""

from typing import Any

import msgspec
from django.db import connection

from armillary.kernel.listing import sql
from armillary.kernel.listing.facets import CAP, Count
from armillary.kernel.listing.sql import Piece
from armillary.people.models import Person
from armillary.records.models import Record

_ALONE = "select pg_advisory_xact_lock(hashtextextended(%s, 0))"


def is_held(model: type[Record], key: str, value: Any, *, but: int | None) -> bool:
    """Whether another record holds this value; nobody else can give it to one until we are done."""
    document = msgspec.json.encode({key: value}).decode()
    with connection.cursor() as cursor:
        cursor.execute(_ALONE, (f"{model._meta.db_table} {document}",))
    others = Piece(f"{sql.table(model)}.id <> %s::bigint", (but or 0,))
    return bool(sql.fetch(_some(model, sql.both((_holding(model, document), others)), 1)))


def repeated(model: type[Record], key: str) -> list[str]:
    """Some values that more than one record holds."""
    table, held = sql.table(model), f'"custom" ->> {sql.literal(key)}'
    found = sql.fetch(
        Piece(
            f"select {held} from {table} "  # noqa: S608
            f"where {held} is not null group by 1 having count(*) > 1 order by 1 limit 3"
        )
    )
    return [value for (value,) in found]


def holding_value(model: type[Record], key: str, value: str) -> Count:
    """How many records hold this choice, alone or among others."""
    return _count(
        model,
        sql.both(
            (
                _holding(model, msgspec.json.encode({key: value}).decode()),
                _holding(model, msgspec.json.encode({key: [value]}).decode()),
            ),
            " or ",
        ),
    )


def there(model: type[Record], actor: Person) -> Count:
    """How many records the actor may see, up to the cap of counts."""
    return _count(model, sql.both((sql.seen(model, actor),)))


def holding(model: type[Record], key: str, actor: Person) -> Count:
    """How many of them hold a value."""
    column = f'{sql.table(model)}."custom"'
    held = Piece(f"{column} <> '{{}}' and {column} ? {sql.literal(key)}")
    return _count(model, sql.both((sql.seen(model, actor), held)))


def lacking(model: type[Record], key: str, actor: Person) -> Count:
    """How many of them hold none."""
    lacks = Piece(f'not {sql.table(model)}."custom" ? {sql.literal(key)}')
    return _count(model, sql.both((sql.seen(model, actor), lacks)))


def _count(model: type[Record], where: Piece) -> Count:
    some = _some(model, where, CAP + 1)
    [(number,)] = sql.fetch(Piece(f"select count(*) from ({some.text}) counted", some.bound))  # noqa: S608
    return Count(min(number, CAP), number > CAP)


def _some(model: type[Record], where: Piece, most: int) -> Piece:
    return sql.select(["1"], Piece(sql.table(model)), where, limit=most)


def _holding(model: type[Record], document: str) -> Piece:
    held = f'{sql.table(model)}."custom"'
    return Piece(f"{held} <> '{{}}' and {held} @> %s::jsonb", (document,))
