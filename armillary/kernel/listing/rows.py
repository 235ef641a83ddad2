"""One row of a list: its number and its values, a reference as number and name."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec

from armillary.kernel.declarations import RecordType
from armillary.kernel.fields import Field
from armillary.records.models import numbered


class Named(msgspec.Struct, frozen=True):
    """Another record as it is named in a row."""

    number: str
    name: str


class Row(NamedTuple):
    """A record as read: `values` are in the order of the fields that were asked for."""

    key: int
    number: str
    version: int
    values: tuple[Any, ...]


def rows_of(
    kind: RecordType, fields: Sequence[Field], found: Sequence[tuple[Any, ...]]
) -> tuple[Row, ...]:
    """Rows from what the statement gave: key, version, then one or two columns a field."""
    steps = _steps(kind, fields)
    prefix = kind.model.prefix
    return tuple(
        Row(
            each[0], numbered(prefix, each[0]), each[1], tuple(_value(step, each) for step in steps)
        )
        for each in found
    )


def _steps(kind: RecordType, fields: Sequence[Field]) -> list[tuple[int, str]]:
    """For each field the column where it starts, and the prefix of what it refers to."""
    steps, at = [], 2
    for field in fields:
        refers = field.refers or (kind.model if field.kind == "number" else None)
        steps.append(
            (at if field.kind == "number" or not refers else -at, refers.prefix if refers else "")
        )
        at += 2 if field.refers else 1
    return steps


def _value(step: tuple[int, str], row: tuple[Any, ...]) -> Any:
    at, prefix = step
    if at < 0:
        key = row[-at]
        return None if key is None else Named(numbered(prefix, key), str(row[1 - at]))
    return numbered(prefix, row[at]) if prefix else row[at]
