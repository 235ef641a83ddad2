"""What the page of a record asks, each by one prepared text: the ORM would take as long again."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from django.db import connection

from armillary.fittings.house import FOR_STAFF
from armillary.kernel.declarations import RecordType
from armillary.kernel.fields import Field
from armillary.kernel.journal.models import Entry
from armillary.kernel.journal.vocabulary import Audience
from armillary.kernel.listing import conditions, sql
from armillary.kernel.listing.sql import Piece, Row
from armillary.people.models import Person
from armillary.records.models import Record

_PRESENT = """
with here as (select %s::text as slug, %s::bigint as key)
select
    exists (select from kernel_link where from_type = slug and from_id = key)
        or exists (select from kernel_link where to_type = slug and to_id = key),
    exists (
        select from files_attachment
        where record_type = slug and record_id = key and removed_at is null
    ),
    exists (select from kernel_handoff where about_type = slug and about_id = key),
    exists (select from tasks_task where about_type = slug and about_id = key),
    exists (select from consults_consult where about_type = slug and about_id = key),
    exists (select from clocks_clock where record_type = slug and record_id = key),
    exists (select from web_draft where person_id = %s and form = %s)
from here
"""

_NEWEST = """
select line.*, person.name as who
from kernel_entry line join people_person person on person.id = line.actor_id
where record_type = %s and record_id = %s {until} {others} order by line.id desc limit %s
"""
_FOR_OTHERS = f"and audience <> '{Audience.INTERNAL}' and verb <> all(%s::text[])"


class Present(NamedTuple):
    """What there is about a record at all, whoever may see it; only that is asked for further."""

    links: bool
    files: bool
    handoffs: bool
    tasks: bool
    consults: bool
    clocks: bool
    draft: bool


NOTHING = Present(*(False for _ in Present._fields))


def present(kind: RecordType, record: Record, actor: Person, form: str) -> Present:
    """What there is about the record, and whether the actor has a draft of this form."""
    [found] = sql.fetch(Piece(_PRESENT, (kind.slug, record.pk, actor.pk, form)))
    return Present(*found)


def newest_lines(
    kind: RecordType, record: Record, actor: Person, most: int, until: datetime | None = None
) -> list[Entry]:
    """The newest of `readable.lines_of`, oldest first, each with the name of `who` did it."""
    hidden = () if actor.is_staff else (sorted(FOR_STAFF),)
    text = _NEWEST.format(
        until="and line.at <= %s" if until else "", others=_FOR_OTHERS if hidden else ""
    )
    bound = (kind.slug, record.pk, *((until,) if until else ()), *hidden, most)
    return list(Entry.objects.raw(text, bound))[::-1]


def titles(wanted: Mapping[Field, set[int]]) -> dict[tuple[type[Record], int], str]:
    """The titles of the records to which these fields refer by these keys, of whatever types."""
    parts: list[str] = []
    keys: list[list[int]] = []
    models: list[type[Record]] = []
    for field, some in wanted.items():
        if field.refers is None:
            continue
        table = sql.table(field.refers)
        title = sql.title_of(field, table)
        parts.append(
            f"select {len(models)}, {table}.id, {title}::text from {table} "  # noqa: S608
            f"where {table}.id = any(%s::bigint[])"
        )
        keys.append(sorted(some))
        models.append(field.refers)
    found = sql.fetch(Piece(" union all ".join(parts), tuple(keys))) if parts else []
    return {(models[index], key): title for index, key, title in found}


def open_of_caller(
    kind: RecordType, record: Record, caller: int, actor: Person, most: int
) -> list[Row]:
    """Key, title, state and last change of what else is open for this caller, newest first."""
    table, quote = sql.table(kind.model), connection.ops.quote_name
    where = sql.both(
        (
            sql.seen(kind.model, actor),
            conditions.is_open(kind, True),
            Piece(f"{table}.caller_id = %s::bigint and {table}.id <> %s", (caller, record.pk)),
        )
    )
    columns = [f"{table}.{quote(name)}" for name in ("id", kind.title, "state", "updated_at")]
    return sql.fetch(sql.select(columns, Piece(table), where, f"{table}.id desc", most))
