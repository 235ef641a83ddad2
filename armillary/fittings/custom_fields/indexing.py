"""Letting search find the values of a field, or no longer: row by row, some at a time."""

from collections.abc import Mapping
from typing import Any

from django.db import connection

from armillary.fittings.custom_fields.models import CustomField
from armillary.kernel.acts import Act
from armillary.kernel.jobs import queue
from armillary.kernel.listing import sql
from armillary.kernel.registry import record_types

JOB = "custom-fields: index"
AT_ONCE = 2_000
_TOUCH = """
with touched as (
    update {table} set custom = custom
    where id in (
        select id from {table} where id > %s and custom ? %s order by id limit {most} for update
    )
    returning id
)
select max(id), count(*) from touched
"""


def begin(field: CustomField) -> None:
    """Have the trigger look at every row that holds a value, after this transaction."""
    _go_on(field.record_type, field.key, 0)


def work(act: Act, arguments: Mapping[str, Any]) -> None:
    """Touch the next rows; the trigger writes their words anew, and nothing else changes."""
    slug, key = arguments["record_type"], arguments["key"]
    kind = record_types().get(slug)
    if kind is None:
        return
    statement = _TOUCH.format(table=sql.table(kind.model), most=AT_ONCE)
    with connection.cursor() as cursor:
        cursor.execute("select set_config('armillary.act', %s, true)", (str(act.id),))
        cursor.execute(statement, (arguments["after"], key))
        last, count = cursor.fetchone()
    if count == AT_ONCE:
        _go_on(slug, key, last)


def _go_on(slug: str, key: str, after: int) -> None:
    queue.defer(JOB, {"record_type": slug, "key": key, "after": after})
