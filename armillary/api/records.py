"""Records as JSON: a member for each field, a reference as number and name."""

from typing import Any

from armillary.kernel.acts import Act
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import NotFound
from armillary.kernel.fields import Field, fields_of
from armillary.kernel.lifecycle.enacting import objection
from armillary.kernel.lifecycle.rows import NOT_THERE
from armillary.kernel.listing.reading import Page, one
from armillary.kernel.listing.rows import Row
from armillary.people.models import Person
from armillary.records.models import Record


def all_fields(kind: RecordType, actor: Person) -> tuple[Field, ...]:
    """What is told to the actor of a record when nobody asks for less."""
    return tuple(fields_of(kind, actor).values())


def documents(page: Page) -> list[dict[str, Any]]:
    """The rows of a list."""
    names = [field.name for field in page.fields]
    return [dict(zip(names, row.values, strict=True)) for row in page.rows]


def document(fields: tuple[Field, ...], row: Row) -> dict[str, Any]:
    """One record."""
    return dict(zip([field.name for field in fields], row.values, strict=True))


def read(kind: RecordType, key: int, actor: Person, fields: tuple[Field, ...]) -> Row:
    """The record of this key. NotFound: there is none, or none that the actor may see."""
    row = one(kind, fields, key, actor)
    if row is None:
        raise NotFound(NOT_THERE)
    return row


def possible(kind: RecordType, record: Record, act: Act) -> list[dict[str, Any]]:
    """Every verb, and why it would be refused now; "why_not" is null where it would not."""
    return [
        {"verb": verb.name, "label": verb.label, "why_not": refusal and refusal.message}
        for verb in kind.verbs
        for refusal in [objection(verb, record, act)]
    ]
