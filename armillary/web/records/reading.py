"""Reading one record as its page needs it: among the visible ones, with all that it points at."""

from armillary.kernel import custom
from armillary.kernel.access.visibility import among
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import NotFound
from armillary.kernel.fields import fields_of_record
from armillary.kernel.lifecycle.references import key_of, referred
from armillary.kernel.lifecycle.rows import read
from armillary.kernel.listing.reading import one
from armillary.people.models import Person
from armillary.records.models import Record
from armillary.web.values.fields import shown
from armillary.web.values.kinds import Value

MISSING = "There is no such record, or none that you can see."


def key_in(kind: RecordType, number: str) -> int:
    """The key in a number of this type. NotFound where there is none."""
    key = key_of(kind.model.prefix, number)
    if key is None:
        raise NotFound(MISSING)
    return key


def readable(kind: RecordType, number: str, actor: Person) -> Record:
    """The record of this number, for asking what can be done to it."""
    key, rows = key_in(kind, number), among(kind.model, actor)
    record: Record | None = read(kind.model, key) if rows is None else rows.filter(pk=key).first()
    if record is None:
        raise NotFound(MISSING)
    return record


def numbered(number: str, actor: Person) -> Record:
    """The record of this number, of whatever type, for what is begun about it."""
    record = referred(Record, number, actor)
    if record is None:
        raise NotFound(f"There is no record {number}, or none that you can see.")
    return record


def about(kind: RecordType, number: str, actor: Person) -> Record:
    """What a verb's form is about: read only where what it asks depends on what the record is."""
    if any(each.by_nature for each in custom.of(kind.slug, actor)):
        return readable(kind, number, actor)
    record: Record = kind.model(pk=key_in(kind, number))
    return record


def values_of(kind: RecordType, record: Record, actor: Person) -> dict[str, Value]:
    """All fields of a record as values, with the names that the actor may read: one query."""
    fields = tuple(fields_of_record(kind, record, actor).values())
    row = one(kind, fields, record.pk, actor)
    if row is None:
        raise NotFound(MISSING)
    return {
        field.name: shown(kind, field, held) for field, held in zip(fields, row.values, strict=True)
    }
