"""Stored values in a few words, where they are read and not pressed."""

from collections.abc import Sequence
from typing import Any

from armillary.kernel.fields import Field
from armillary.records.models import numbered


def in_words(value: Any, field: Field | None = None, *, nothing: str = "–") -> str:
    """With the label of a choice, the number of a record and the unit, as far as a field tells."""
    if value is None or value == "":
        return nothing
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(in_words(each, field) for each in value)
    if field is None:
        return str(value)
    if field.refers:
        return numbered(field.refers.prefix, int(value))
    return f"{field.label_of(value)} {field.unit}".strip()


def few(names: Sequence[str], most: int) -> str:
    """The first of them; the others are counted."""
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
