"""Checking what an act is about to write, and putting the database's refusals into words."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models

from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle.text import LONGEST, flaw
from armillary.records.models import Record

_NOT_ASKED = frozenset({"search", "custom"})
"""What the database fills in, and what was checked value by value."""


def check_fields(record: Record, changed: Iterable[str] | None) -> None:
    """Check the changed columns (None: all) against their fields. Raises Invalid.

    Foreign keys and constraints are left to the database, which checks them without a race.
    """
    checked = _checked(type(record))
    wrong: dict[str, str] = {}
    for name in checked if changed is None else changed:
        field = checked.get(name)
        if field and (why := _flaw(field, getattr(record, name), record)):
            wrong[field.name] = why
    if wrong:
        raise Invalid(wrong)


@cache
def _checked(model: type[Record]) -> "dict[str, models.Field[Any, Any]]":
    """The fields that are checked here, by the attributes that hold them."""
    return {
        field.attname: field
        for field in model._meta.concrete_fields
        if not (field.is_relation or field.primary_key or field.name in _NOT_ASKED)
    }


def _flaw(field: "models.Field[Any, Any]", value: Any, record: Record) -> str | None:
    if (value is None and field.null) or (value == "" and field.blank):
        return None
    if isinstance(value, str):
        limit = field.max_length or LONGEST
        if why := flaw(value, required=not field.blank, longest=limit):
            return why
    try:
        field.clean(value, record)
    except ValidationError as error:
        return " ".join(error.messages)
    return None


def sentence_for(error: IntegrityError) -> str:
    """The sentence that belongs to the constraint that the database says was broken."""
    diagnosis = getattr(error.__cause__, "diag", None)
    name = getattr(diagnosis, "constraint_name", None)
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return str(constraint.get_violation_error_message())
    if getattr(error.__cause__, "sqlstate", "") == "23503":
        return "Something that this points at is not there, or is still needed elsewhere."
    return f"The database's rule “{name}” forbids it."
