"""Writes what chronicles hand over: a statement for each table, through the walls of a verb."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import Any, Self

import msgspec
from django.db import connection, connections, models

from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act
from armillary.kernel.journal.writing import plain
from armillary.kernel.lifecycle import rows
from armillary.kernel.lifecycle.enacting import transaction_of
from armillary.operations.incident.imports.chronicle import Portion
from armillary.records.models import Record

_LINES = """
with lines as (
    insert into kernel_entry (act, at, recorded_at, actor_id, door, verb, activity, record_type,
        record_id, organisation_id, state_before, state_after, version, changes, text, audience)
    select act, at, statement_timestamp(), actor, door, verb, activity, record_type,
        record, organisation, before, after, version, changes, words, audience
    from json_to_recordset(%s::json) as line (act uuid, at timestamptz, actor bigint, door text,
        verb text, activity text, record_type text, record bigint, organisation bigint,
        before text, after text, version integer, changes jsonb, words text, audience text)
    returning id
)
insert into kernel_outbox (entry_id) select id from lines
"""
_encode = msgspec.json.Encoder(enc_hook=plain).encode


def write(act: Act, portions: Iterable[Portion]) -> None:
    """Write these records and lines, all or none.

    Raises RuleBroken in the words of the constraint that says no.
    """
    with transaction_of(act), connection.cursor() as cursor:
        stand_as(act.actor)
        for portion in portions:
            for model, records in portion.records.items():
                cursor.execute(_inserting(model), [_rows(model, records)])
            if portion.lines:
                cursor.execute(_LINES, [_encode(portion.lines).decode()])


class Background:
    """Writes one portion after the other beside the thread that makes them."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1)
        self._writing: Future[None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.submit(connections.close_all)
        self._thread.shutdown()

    def begin(self, act: Act, portions: Iterable[Portion]) -> None:
        """Begin to write; what was begun before must have been waited for."""
        self._writing = self._thread.submit(write, act, portions)

    def wait(self) -> None:
        """Until what was begun is written. Raises what writing it has raised."""
        if self._writing is not None:
            self._writing.result()
            self._writing = None


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


def _rows(model: type[Record], records: Sequence[Record]) -> str:
    names = [(column.attname, str(column.column)) for column in rows.columns(model)]
    held = (vars(record) for record in records)
    return _encode([{name: one[attribute] for attribute, name in names} for one in held]).decode()


@cache
def _inserting(model: type[Record]) -> str:
    quote = connection.ops.quote_name
    columns = [(quote(str(column.column)), _type(column)) for column in rows.columns(model)]
    names = ", ".join(name for name, _ in columns)
    typed = ", ".join(f"{name} {type_}" for name, type_ in columns)
    return (
        f"insert into {quote(model._meta.db_table)} ({names}) "  # noqa: S608
        f"select {names} from json_to_recordset(%s::json) as made ({typed})"
    )


def _type(column: "models.Field[Any, Any]") -> str:
    return str(column.rel_db_type(connection) if column.primary_key else column.db_type(connection))
