"""What a list was asked for, as a value: filters, words, order, fields, and where to go on."""

from dataclasses import dataclass
from typing import Any, Literal

from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import Invalid
from armillary.kernel.fields import Field

Pairs = tuple[tuple[str, str], ...]
How = Literal["is", "gt", "gte", "lt", "lte"]


class BadQuestion(Invalid):
    """The question itself is wrong: parameter to sentence."""

    status = 400
    slug = "bad-question"


@dataclass(frozen=True, slots=True)
class Filter:
    """One field is one of the values (None: holds nothing), or lies on one side of a value."""

    field: Field
    how: How
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """One step of the order of a list. What holds nothing comes last, either way."""

    field: Field
    descending: bool

    def __str__(self) -> str:
        return f"{'-' if self.descending else ''}{self.field.name}"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a list: the values by which the row there is ordered, and the side to read."""

    values: tuple[Any, ...]
    backwards: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A list that somebody asks for. `order` ends in the number, so no two rows are equal.

    `open` None means both open and ended records; `pairs` are the parameters as they came.
    `hits` are the keys that hold the words, once they were sought and are few.
    """

    kind: RecordType
    filters: tuple[Filter, ...]
    words: tuple[str, ...]
    open: bool | None
    order: tuple[Order, ...]
    fields: tuple[Field, ...]
    limit: int
    place: Place | None
    pairs: Pairs
    hits: tuple[int, ...] | None = None

    def chosen(self, name: str) -> tuple[Any, ...]:
        """The values that were asked for in a field, for the marks in its facet."""
        return tuple(
            value
            for each in self.filters
            if each.field.name == name and each.how == "is"
            for value in each.values
        )
