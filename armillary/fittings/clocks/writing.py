"""Writing clocks: all those of an act, or of many records, by one statement."""

from collections.abc import Iterable
from typing import Any

import msgspec
from django.db import connection

_MOMENTS = ("started_at", "running_since", "due_at", "breached_at", "ended_at", "next_at")
_COLUMNS = {
    "record_type": "text",
    "record_id": "bigint",
    "clock": "text",
    "strand": "text",
    "version": "integer",
    "objective": "text",
    "target": "integer",
    "calendar_id": "bigint",
    "state": "text",
    "started_at": "bigint",
    "running_since": "bigint",
    "spent": "integer",
    "due_at": "bigint",
    "breached_at": "bigint",
    "ended_at": "bigint",
    "next_at": "bigint",
    "told": "jsonb",
    "moments": "jsonb",
}
"""Moments travel as seconds."""
_KEY = ("record_type", "record_id", "clock", "strand")


def _written(name: str) -> str:
    return f"to_timestamp({name})" if name in _MOMENTS else name


_UPDATED = ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS if name not in _KEY)
_PUT = f"""
insert into clocks_clock ({", ".join(_COLUMNS)})
select {", ".join(map(_written, _COLUMNS))}
from json_to_recordset(%s::json) as fresh ({", ".join(map(" ".join, _COLUMNS.items()))})
on conflict ({", ".join(_KEY)}) do update set {_UPDATED}
"""  # noqa: S608
_PUT_NEXT = f"{_PUT} where clocks_clock.version = excluded.version - 1"


def put(rows: list[dict[str, Any]]) -> bool:
    """Write these clocks; False when one of them was changed since it was read."""
    with connection.cursor() as cursor:
        cursor.execute(_PUT_NEXT, [written(rows)])
        return bool(cursor.rowcount == len(rows))


def put_over(rows: list[dict[str, Any]]) -> None:
    """Write these clocks over whatever is there."""
    with connection.cursor() as cursor:
        cursor.execute(_PUT, [written(rows)])


def statement() -> str:
    """The statement that writes clocks over whatever is there; its value is JSON."""
    return _PUT


def written(rows: Iterable[dict[str, Any]]) -> str:
    """Rows as the statement takes them."""
    return msgspec.json.encode(list(rows)).decode()
