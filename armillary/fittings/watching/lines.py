"""A line of the journal as news is made of it, and which columns of a record name people."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from armillary.kernel.journal.vocabulary import Audience
from armillary.kernel.registry import record_types
from armillary.people.models import Person

COLUMNS = (
    "pk",
    "actor_id",
    "actor__name",
    "verb",
    "record_type",
    "record_id",
    "state_before",
    "state_after",
    "changes",
    "text",
    "audience",
)
"""Of the journal, in the order of the fields of a line."""


@cache
def naming_columns(slug: str) -> tuple[str, ...]:
    """The columns of a list that name people: those people watch without a word, unless muted."""
    kind = record_types()[slug]
    fields = {field.name: field for field in kind.model._meta.concrete_fields}
    named = (fields.get(name) for name in kind.columns)
    return tuple(field.attname for field in named if field and field.related_model is Person)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the journal, as far as news is made of it."""

    key: int
    actor: int
    actor_name: str
    verb: str
    record_type: str
    record_id: int
    state_before: str
    state_after: str
    changes: Mapping[str, Any]
    text: str
    audience: str

    @property
    def place(self) -> tuple[str, int]:
        return self.record_type, self.record_id

    @property
    def is_said(self) -> bool:
        """Whether somebody said something with it, and did not just do something."""
        return self.audience != Audience.SYSTEM and bool(self.text)

    @property
    def moves(self) -> bool:
        """Whether it leads from one state to another; a creation leads from none."""
        return self.state_before not in ("", self.state_after)

    def newly_named(self) -> dict[str, int]:
        """The columns that name people and name another one since, with who that is."""
        columns = naming_columns(self.record_type)
        return {
            column: pair[1]
            for column, pair in self.changes.items()
            if column in columns and isinstance(pair[1], int)
        }

    @property
    def is_news(self) -> bool:
        return self.is_said or self.moves or bool(self.newly_named())
