"""The columns of a file: one for each field, two for a reference, so that programs find it too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import msgspec

from armillary.kernel.fields import Field
from armillary.kernel.journal.writing import plain
from armillary.kernel.listing.rows import Named, Row

Cell = str | int | float | Decimal | bool | datetime | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, and what kind of cells it has."""

    head: str
    kind: str


def columns_of(fields: Sequence[Field]) -> tuple[Column, ...]:
    """The columns for these fields."""
    return tuple(column for field in fields for column in _columns(field))


def cells_of(fields: Sequence[Field], row: Row) -> list[Cell]:
    """The cells of one row, in the order of the columns."""
    return [
        cell
        for field, value in zip(fields, row.values, strict=True)
        for cell in _cells(field, value)
    ]


def _columns(field: Field) -> Iterator[Column]:
    if field.refers is None:
        yield Column(field.label, "text" if field.choices else field.kind)
        return
    yield Column(field.label, "text")
    yield Column(f"{field.label} number", "text")


def _cells(field: Field, value: Any) -> Iterator[Cell]:
    if field.refers is None:
        yield _cell(field, value)
        return
    named = value if isinstance(value, Named) else Named("", "")
    yield named.name
    yield named.number


def _cell(field: Field, value: Any) -> Cell:
    if value is None:
        return None
    if field.choices:
        return field.label_of(value)
    if field.kind == "data":
        return msgspec.json.encode(value, enc_hook=plain).decode()
    return value.astimezone(UTC) if isinstance(value, datetime) else value
