"""Writes what a chronicle holds: each table in one statement, through the same walls as a verb."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from django.db import connection, models

from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act
from armillary.kernel.lifecycle import rows
from armillary.kernel.lifecycle.enacting import transaction_of
from armillary.operations.incident.imports.chronicle import Chronicle
from armillary.records.models import Record

_LINES = """
with lines as (
    insert into kernel_entry (act, at, recorded_at, actor_id, door, verb, activity, record_type,
        record_id, organisation_id, state_before, state_after, version, changes, text, audience)
    select act, at, statement_timestamp(), actor, door, verb, activity, record_type,
        record, organisation, before, after, version, changes::jsonb, words, audience
    from unnest(%s::uuid[], %s::timestamptz[], %s::bigint[], %s::text[], %s::text[], %s::text[],
        %s::text[], %s::bigint[], %s::bigint[], %s::text[], %s::text[], %s::integer[], %s::text[],
        %s::text[], %s::text[]) as line (act, at, actor, door, verb, activity, record_type,
        record, organisation, before, after, version, changes, words, audience)
    returning id
)
insert into kernel_outbox (entry_id) select id from lines
"""


def write(act: Act, *chronicles: Chronicle) -> None:
    """Write the records and lines, all or none, and empty the chronicles.

    Raises RuleBroken in the words of the constraint that says no.
    """
    with transaction_of(act), connection.cursor() as cursor:
        stand_as(act.actor)
        for chronicle in chronicles:
            for model, records in chronicle.records.items():
                cursor.execute(_inserting(model), _columns_of(model, records))
            if chronicle.lines:
                cursor.execute(
                    _LINES, [list(column) for column in zip(*chronicle.lines, strict=True)]
                )
    for chronicle in chronicles:
        chronicle.records.clear()
        chronicle.lines.clear()


class Keys:
    """Keys of any model, set aside many at a time."""

    def __init__(self, at_once: int = 1000) -> None:
        self._at_once = at_once
        self._waiting: dict[type[Record], Iterator[int]] = {}

    def __call__(self, model: type[Record]) -> int:
        """The next key that nobody else will get."""
        key = next(self._waiting.get(model, iter(())), None)
        if key is None:
            self._waiting[model] = self._set_aside(model)
            key = next(self._waiting[model])
        return key

    def _set_aside(self, model: type[Record]) -> Iterator[int]:
        with connection.cursor() as cursor:
            cursor.execute(
                "select nextval(pg_get_serial_sequence(%s, 'id')) from generate_series(1, %s)",
                (model._meta.db_table, self._at_once),
            )
            return iter([key for (key,) in cursor.fetchall()])


def _columns_of(model: type[Record], records: Sequence[Record]) -> list[list[Any]]:
    held = [vars(record) for record in records]
    return [[one[column.attname] for one in held] for column in rows.columns(model)]


@cache
def _inserting(model: type[Record]) -> str:
    columns = rows.columns(model)
    names = ", ".join(connection.ops.quote_name(str(column.column)) for column in columns)
    arrays = ", ".join(f"%s::{_type(column)}[]" for column in columns)
    table = connection.ops.quote_name(model._meta.db_table)
    return f"insert into {table} ({names}) select * from unnest({arrays})"  # noqa: S608


def _type(column: "models.Field[Any, Any]") -> str:
    return str(column.rel_db_type(connection) if column.primary_key else column.db_type(connection))
