"""Custom fields for the tests, defined by their verb, on the things of the lending desk."""

from typing import Any

from armillary.fittings.custom_fields import actions
from armillary.fittings.custom_fields.models import CustomField
from armillary.fittings.custom_fields.vocabulary import Kind
from armillary.kernel.access.standing import stand_as
from armillary.kernel.lifecycle.enacting import perform
from armillary.kernel.registry import record_type_of
from armillary.people.models import Person
from armillary.records.models import Record
from tests.makers import by, the_robot

EXAMPLES: dict[Kind, tuple[dict[str, Any], Any, Any]] = {
    Kind.TEXT: ({}, "Shelf 7 & <b>", "Shelf 7 & <b>"),
    Kind.LONG_TEXT: ({}, "First line\nsecond line", "First line\nsecond line"),
    Kind.INTEGER: ({"minimum": "-5", "maximum": "99", "unit": "kg"}, -5, -5),
    Kind.DECIMAL: ({"decimals": 3, "unit": "m"}, "12.5", "12.500"),
    Kind.BOOLEAN: ({}, False, False),
    Kind.DATE: ({"minimum": "2026-01-01"}, "2026-12-24", "2026-12-24"),
    Kind.MOMENT: ({}, "2026-11-23T10:30:00+01:00", "2026-11-23T09:30:00Z"),
    Kind.CHOICE: ({"choices": "red = Red alert\ngreen"}, "red", "red"),
    Kind.CHOICES: ({"choices": "iron\nwood\nglass"}, ["glass", "iron"], ["iron", "glass"]),
    Kind.ADDRESS: ({}, "2001:DB8:0::1/64", "2001:db8::1/64"),
    Kind.LINK: ({}, "https://example.com/a?b=c", "https://example.com/a?b=c"),
}
"""For each kind: how it is defined, what is given, and how the API tells it."""


def a_field(kind: Kind = Kind.TEXT, *, label: str = "", **more: Any) -> CustomField:
    """A field of things, as an administrator would define it."""
    shape = EXAMPLES[kind][0] if kind in EXAMPLES else {}
    label = label or f"Its {kind.value.replace('_', ' ')}"
    act = by(the_robot())
    field = actions.define(act, record_type="things", label=label, kind=kind, **{**shape, **more})
    stand_as(act.actor)
    return field


def name_of(field: CustomField) -> str:
    """What it is called everywhere."""
    return f"custom_{field.key}"


def fill_in(record: Record, actor: Person, **values: Any) -> None:
    """Fill in some custom fields of a record."""
    [verb] = [each for each in record_type_of(type(record)).verbs if each.name == "fill_in"]
    perform(verb, record, by(actor), values)
