"""Records as JSON: a member for each field, a reference as number and name."""

from collections.abc import Sequence
from json import loads
from typing import Any

from armillary.kernel import custom
from armillary.kernel.acts import Act
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import NotFound
from armillary.kernel.fields import NATURE, Field, fields_told
from armillary.kernel.lifecycle.enacting import objection
from armillary.kernel.lifecycle.rows import NOT_THERE
from armillary.kernel.listing.reading import Page, one
from armillary.kernel.listing.rows import Row
from armillary.people.models import Person
from armillary.records.models import Record


def all_fields(kind: RecordType, actor: Person) -> tuple[Field, ...]:
    """What is told to the actor of a record when nobody asks for less."""
    return fields_told(kind, actor)


def documents(kind: RecordType, page: Page, actor: Person) -> list[dict[str, Any]]:
    """The rows of a list."""
    told = [_told(page.fields, row) for row in page.rows]
    return _by_nature(kind, told, actor) if NATURE in page.fields else told


def document(
    kind: RecordType, fields: tuple[Field, ...], row: Row, actor: Person
) -> dict[str, Any]:
    """One record."""
    told = _told(fields, row)
    return _by_nature(kind, [told], actor)[0] if NATURE in fields else told


def _told(fields: Sequence[Field], row: Row) -> dict[str, Any]:
    """By name what a row holds; what is kept as JSON is told as JSON, not as a text of it."""
    return {
        field.name: loads(value) if field.kind == "data" and isinstance(value, str) else value
        for field, value in zip(fields, row.values, strict=True)
    }


def _by_nature(kind: RecordType, told: list[dict[str, Any]], actor: Person) -> list[dict[str, Any]]:
    """With what each has by its nature, under the names without “custom_”."""
    seen = [each.key for each in custom.of(kind.slug, actor) if each.by_nature]
    for each in told:
        held = each[NATURE.name]
        each[NATURE.name] = {key: held[key] for key in seen if key in held} if held else {}
    return told


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
