"""Writes portions: a statement for each table, through the walls of a verb."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db import connection, models

from armillary.fittings.chronicle.portion import Portion
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act
from armillary.kernel.lifecycle import rows
from armillary.kernel.lifecycle.enacting import transaction_of
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


def write(act: Act, portions: Iterable[Portion]) -> None:
    """Write these records and lines, all or none.

    Raises RuleBroken in the words of the constraint that says no.
    """
    with transaction_of(act), connection.cursor() as cursor:
        stand_as(act.actor)
        for portion in portions:
            for model, made in portion.made.items():
                cursor.execute(_inserting(model), [made])
            for model, changed in portion.changed.items():
                cursor.execute(_updating(model), [changed])
            for each in portion.besides:
                cursor.execute(each.statement, [each.value])
            if portion.line_count:
                cursor.execute(_LINES, [portion.lines])


@cache
def _inserting(model: type[Record]) -> str:
    names = ", ".join(name for name, _ in _columns(model))
    return f"insert into {_table(model)} ({names}) select {names} from {_unfolded(model)}"  # noqa: S608


@cache
def _updating(model: type[Record]) -> str:
    """All columns: which of them changed, nobody has kept."""
    names = [name for name, _ in _columns(model) if name != '"id"']
    pairs = ", ".join(f"{name} = made.{name}" for name in names)
    return f"update {_table(model)} old set {pairs} from {_unfolded(model)} where old.id = made.id"  # noqa: S608


def _unfolded(model: type[Record]) -> str:
    typed = ", ".join(f"{name} {kind}" for name, kind in _columns(model))
    return f"json_to_recordset(%s::json) as made ({typed})"


@cache
def _columns(model: type[Record]) -> tuple[tuple[str, str], ...]:
    quote = connection.ops.quote_name
    return tuple((quote(str(column.column)), _type(column)) for column in rows.columns(model))


def _table(model: type[Record]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _type(column: "models.Field[Any, Any]") -> str:
    return str(column.rel_db_type(connection) if column.primary_key else column.db_type(connection))
