"""What taking an import back would do, asked of the database in a few questions for all rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection

from armillary.fittings.imports import queries
from armillary.fittings.imports.mapping.targets import kind_of
from armillary.fittings.imports.models import Import, Row
from armillary.fittings.imports.vocabulary import Verdict
from armillary.fittings.imports.withdrawing import pointers
from armillary.kernel.access.visibility import visible
from armillary.kernel.declarations import RecordType
from armillary.people.models import Person

_LINES = """
select record_id, count(*) from kernel_entry
where record_type = %s and record_id = any(%s) group by record_id having count(*) > 1
"""
CHANGED = "It was changed since."
USED = "Something happened to it since, or points at it."
GONE = "It is not there any more, or you cannot see it."


@dataclass(frozen=True, slots=True)
class Fate:
    """What would become of the record of one row; `why_not` where nothing would."""

    line: int
    number: str
    made: bool
    why_not: str


def fates(imported: Import, actor: Person) -> list[Fate]:
    """The fate of every row that made or changed something, in the order of the file."""
    kind = kind_of(imported.into)
    rows = list(queries.rows_of(imported).filter(version__isnull=False))
    keys = {row.pk: _key(row) for row in rows}
    there = dict(
        visible(kind.model, actor).filter(pk__in=keys.values()).values_list("pk", "version")
    )
    made = [keys[row.pk] for row in rows if row.verdict == Verdict.NEW]
    used = set(_used(kind, made))
    return [_fate(row, keys[row.pk], there, used) for row in rows]


def _fate(row: Row, key: int, there: dict[int, int], used: set[int]) -> Fate:
    made = row.verdict == Verdict.NEW
    why = ""
    if key not in there:
        why = GONE
    elif there[key] != row.version:
        why = CHANGED
    elif made and key in used:
        why = USED
    return Fate(row.line, row.about, made, why)


def _key(row: Row) -> int:
    return int(row.about.rpartition("-")[2])


def _used(kind: RecordType, keys: list[int]) -> Iterator[int]:
    """Of these new records, those that something happened to or points at."""
    yield from _asked(_LINES, (kind.slug, keys))
    for table, type_column, key_column in pointers():
        named = [connection.ops.quote_name(each) for each in (table, type_column, key_column)]
        asking = "select {2} from {0} where {1} = %s and {2} = any(%s)".format(*named)  # noqa: S608
        yield from _asked(asking, (kind.slug, keys))
    for relation in kind.model._meta.related_objects:
        column = connection.ops.quote_name(relation.field.column)
        table = connection.ops.quote_name(relation.related_model._meta.db_table)
        yield from _asked(f"select {column} from {table} where {column} = any(%s)", (keys,))  # noqa: S608


def _asked(statement: str, bound: Iterable[Any]) -> Iterator[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, tuple(bound))
        for key, *_ in cursor.fetchall():
            yield key
