"""What goes along with a hand-off: read from its record as the contract of the interaction says."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from armillary.kernel import known
from armillary.kernel.errors import Invalid
from armillary.people.models import Person
from armillary.records.models import Record
from armillary.reference.contracts import Contract, Field, Form, contract

Content = Mapping[str, Any]
Telling = Callable[[Any, Person], Content]
"""By the record, and whoever hands it over: words to plain values."""

_told: dict[tuple[type[Record], int], Telling] = {}


def learn(model: type[Record], edge: int, telling: Telling) -> None:
    """Let this go along when a record of this model is handed over along an edge.

    Where nobody has said so, the fields of the contract are read from the record by their names.
    """
    _told[model, edge] = telling


def contract_of(record: Record, edge: int) -> Contract:
    """What is agreed for an interaction about this record."""
    return contract(edge, known.of(type(record)).process)


def content_of(record: Record, edge: int, actor: Person) -> Content:
    """What goes along with a record now."""
    telling = _told.get((type(record), edge))
    if telling:
        return telling(record, actor)
    agreed = contract_of(record, edge)
    return {field.name: _read(record, field) for field in agreed.fields}


def checked(record: Record, edge: int, actor: Person) -> Content:
    """What goes along. Invalid: it does not keep to the contract, and what is wrong with it."""
    content = content_of(record, edge, actor)
    if wrong := list(contract_of(record, edge).flaws(content)):
        raise Invalid(
            {"about": f"Interaction {edge} needs more of {record.number}: {'; '.join(wrong)}."}
        )
    return content


def _read(record: Record, field: Field) -> Any:
    """A plain value; a choice by its words, another record by what people call it."""
    spelt = getattr(record, f"get_{field.name}_display", None)
    value = spelt() if spelt and field.form is Form.TEXT else getattr(record, field.name)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)
