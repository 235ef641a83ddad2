"""Reading one record as its page needs it: among the visible ones, with all that it points at."""

from typing import Any

from armillary.kernel.access.visibility import visible
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import NotFound
from armillary.kernel.fields import fields_of
from armillary.kernel.lifecycle.references import key_of
from armillary.people.models import Person
from armillary.records.models import Record

MISSING = "There is no such record, or none that you can see."


def key_in(kind: RecordType, number: str) -> int:
    """The key in a number of this type. NotFound where there is none."""
    key = key_of(kind.model.prefix, number)
    if key is None:
        raise NotFound(MISSING)
    return key


def readable(kind: RecordType, number: str, actor: Person) -> Record:
    """The record of this number with what its columns point at, in one query."""
    rows: Any = visible(kind.model, actor).select_related(*references(kind))
    record: Record | None = rows.filter(pk=key_in(kind, number)).first()
    if record is None:
        raise NotFound(MISSING)
    return record


def references(kind: RecordType) -> list[str]:
    """The columns that point at other records."""
    return [field.name for field in fields_of(kind).values() if field.refers]
