"""One row by its key: locked, added, changed. The text of each statement is made once a model.

Building these by the ORM costs more than all the rest of an act (measured: 0.9 of 1.8 ms).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from django.db import connection, models

from armillary.kernel.errors import NotFound
from armillary.kernel.lifecycle import beside
from armillary.records.models import Record


@cache
def columns(model: type[Record]) -> "tuple[models.Field[Any, Any], ...]":
    """The columns that acts read and write: all but the search column."""
    return tuple(field for field in model._meta.concrete_fields if field.name != "search")


def values(record: Record) -> dict[str, Any]:
    """What a record holds, by attribute name."""
    held = vars(record)
    return {column.attname: held[column.attname] for column in columns(type(record))}


def read(model: type[Record], key: int | str, by: str = "id") -> Record | None:
    """The row of this key, or with this value in another unique column, whoever asks; or None."""
    with connection.cursor() as cursor:
        cursor.execute(_reading(model, by), (key,))
        row = cursor.fetchone()
    if row is None:
        return None
    record = model()
    _fill(record, row)
    return record


def lock(record: Record, among: "models.QuerySet[Any] | None") -> None:
    """Take the row lock and read the row again. NotFound when it is not among the rows."""
    if among is not None:
        vars(record).pop(beside.HELD, None)
        _lock_among(record, among)
        return
    model = type(record)
    companion = beside.of(model)
    text = _locking(model, companion.reading(_table(model)) if companion else "")
    with connection.cursor() as cursor:
        cursor.execute(text, (record.pk,))
        row = cursor.fetchone()
    if row is None:
        raise NotFound(NOT_THERE)
    if companion:
        *row, vars(record)[beside.HELD] = row
    _fill(record, row)


def _fill(record: Record, row: Sequence[Any]) -> None:
    for (name, converters), value in zip(_converters(type(record)), row, strict=True):
        for convert in converters:
            value = convert(value, None, connection)  # noqa: PLW2901
        setattr(record, name, value)
    record._state.adding = False
    record._state.db = connection.alias


def insert(record: Record) -> None:
    """Add the row and give the record its key."""
    held = [
        column for column in columns(type(record)) if not (column.primary_key and not record.pk)
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            _inserting(type(record), tuple(str(column.column) for column in held)),
            [_stored(column, column.pre_save(record, True)) for column in held],
        )
        record.pk = cursor.fetchone()[0]
    record._state.adding = False
    record._state.db = connection.alias


def update(record: Record, changed: Mapping[str, Any]) -> None:
    """Write the changed columns, by attribute name, of a row that is locked."""
    by_attribute = {column.attname: column for column in columns(type(record))}
    written = [(by_attribute[name], value) for name, value in changed.items()]
    names = tuple(str(column.column) for column, _ in written)
    with connection.cursor() as cursor:
        cursor.execute(
            _updating(type(record), names),
            [*(_stored(column, value) for column, value in written), record.pk],
        )


NOT_THERE = "There is no such record, or none that you can see."


_PLAIN = frozenset({str, int, bool, type(None), datetime})
"""What the driver takes as it is; Django's way to find that out costs a tenth of an act."""


def _stored(column: "models.Field[Any, Any]", value: Any) -> Any:
    if type(value) in _PLAIN and not isinstance(column, models.JSONField):
        return value
    return column.get_db_prep_save(value, connection)


def _lock_among(record: Record, among: "models.QuerySet[Any]") -> None:
    locked = among.defer("search").select_for_update(of=("self",), no_key=True)
    try:
        record.refresh_from_db(from_queryset=locked)
    except type(record).DoesNotExist:
        raise NotFound(NOT_THERE) from None


@cache
def _converters(model: type[Record]) -> tuple[tuple[str, list[Any]], ...]:
    held = columns(model)
    return tuple((column.attname, column.get_db_converters(connection)) for column in held)


@cache
def _reading(model: type[Record], by: str = "id", further: str = "") -> str:
    names = _quoted(tuple(str(column.column) for column in columns(model)))
    names += further and f", ({further})"
    return f"select {names} from {_table(model)} where {_quoted((by,))} = %s"  # noqa: S608


@cache
def _locking(model: type[Record], further: str) -> str:
    return f"{_reading(model, further=further)} for no key update"


@cache
def _inserting(model: type[Record], names: tuple[str, ...]) -> str:
    marks = ", ".join(["%s"] * len(names))
    return f"insert into {_table(model)} ({_quoted(names)}) values ({marks}) returning id"  # noqa: S608


@lru_cache(maxsize=1024)
def _updating(model: type[Record], names: tuple[str, ...]) -> str:
    pairs = ", ".join(f"{connection.ops.quote_name(name)} = %s" for name in names)
    return f"update {_table(model)} set {pairs} where id = %s"  # noqa: S608


def _table(model: type[Record]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _quoted(names: tuple[str, ...]) -> str:
    return ", ".join(connection.ops.quote_name(name) for name in names)
