"""The policy of custom fields. Plain values in, plain values out: no database, no clock."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from armillary.records.models import numbered

KEY = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
VALUE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,59}", re.ASCII)
RESERVED = frozenset({"none", "me"})
MOST_CHOICES = 200

Choices = tuple[tuple[str, str], ...]


def key_from(label: str) -> str:
    """A name for programs from what people read: "Cost centre" gives "cost_centre"."""
    return re.sub(r"[^a-z0-9]+", "_", label.lower()).strip("_")[:40].strip("_")


def flaw_of_key(key: str) -> str | None:
    """Why this cannot be a name for programs."""
    if KEY.fullmatch(key):
        return None
    return "A small letter, then small letters, digits and _; at most 40."


def choices_in(text: str) -> Choices:
    """Stored value and label of each line: "red = Red alert", or "red" alone.

    Raises ValueError with a sentence.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    found = [_choice(line) for line in lines]
    if len({value for value, _ in found}) < len(found):
        raise ValueError("Each value stands once.")
    if not 1 <= len(found) <= MOST_CHOICES:
        raise ValueError(f"Name 1 to {MOST_CHOICES} choices, one a line.")
    return tuple(found)


def written(choices: Choices) -> str:
    """The lines of these choices."""
    return "\n".join(f"{value} = {label}" for value, label in choices)


def _choice(line: str) -> tuple[str, str]:
    value, _, label = (part.strip() for part in line.partition("="))
    if not VALUE.fullmatch(value) or value in RESERVED:
        raise ValueError(
            f"“{value[:40]}” is no stored value: letters, digits, _ . and -, at most 60, not "
            "“none” or “me”. Put what people read after a = sign."
        )
    if len(label) > 100:
        raise ValueError("A label has at most 100 characters.")
    return value, label or value.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Condition:
    """Another field has one of these values, or with none of them any value at all.

    `own` is the attribute of the record, else `key` that of a custom field; a reference is
    compared by its number, so it needs the `prefix`.
    """

    own: str
    key: str
    prefix: str
    values: frozenset[str]

    def holds(self, record: Any, held: Mapping[str, Any]) -> bool:
        """Whether it is so for this record, whose custom values are given."""
        value = getattr(record, self.own) if self.own else held.get(self.key)
        texts = set(self._texts(value if isinstance(value, list) else [value]))
        return bool(texts & self.values) if self.values else bool(texts)

    def _texts(self, values: Iterable[Any]) -> Iterable[str]:
        for value in values:
            if value is None or value == "":
                continue
            if isinstance(value, bool):
                yield "true" if value else "false"
            else:
                yield numbered(self.prefix, value) if self.prefix else str(value)
