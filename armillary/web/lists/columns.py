"""The columns of a list: their headings, by which it can be ordered, and the choice of others."""

from collections.abc import Sequence
from dataclasses import dataclass

from armillary.kernel.declarations import RecordType
from armillary.kernel.fields import Field, columns_of, fields_of
from armillary.kernel.listing.asked import BadQuestion, Pairs, Question
from armillary.kernel.listing.parameters import address, put
from armillary.people.models import Person
from armillary.web.values.fields import look

FALLING_FIRST = frozenset({"moment", "date", "decimal"})
"""The newest first, and the most."""
TOO_LONG = frozenset({"long_text", "data"})


@dataclass(frozen=True, slots=True)
class Column:
    """A heading; pressing it orders the list by it, or the other way round."""

    name: str
    label: str
    kind: str
    sort_url: str
    sorted: str


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column that could be shown."""

    name: str
    label: str
    shown: bool


def chosen_columns(kind: RecordType, pairs: Pairs, actor: Person) -> tuple[str, ...]:
    """The names in ?columns=, or those of the declaration. BadQuestion: there is no such field."""
    asked = [name for key, text in pairs if key == "columns" for name in text.split(",")]
    known = {field.name for field in _showable(kind, actor)}
    if strangers := [name for name in asked if name not in known]:
        raise BadQuestion({"columns": f"There is no column {', '.join(strangers)} here."})
    names = tuple(dict.fromkeys(asked)) or columns_of(kind, actor)
    return names if "number" in names else ("number", *names)


def headings(asked: Question, path: str) -> tuple[Column, ...]:
    """The heading of each column that is shown."""
    first = asked.order[0]
    return tuple(
        Column(
            field.name,
            field.label,
            "title" if field.name == asked.kind.title else look(field),
            _sort_url(asked, path, field) if field.sortable else "",
            _direction(first.descending) if first.field == field else "",
        )
        for field in asked.fields
    )


def choices(kind: RecordType, shown: Sequence[Field], actor: Person) -> tuple[ColumnChoice, ...]:
    """All columns, those that are shown first and in their order."""
    names = [field.name for field in shown]
    rest = [field for field in _showable(kind, actor) if field.name not in names]
    return (
        *(ColumnChoice(field.name, field.label, True) for field in shown),
        *(ColumnChoice(field.name, field.label, False) for field in rest),
    )


def _showable(kind: RecordType, actor: Person) -> list[Field]:
    return [
        field
        for field in fields_of(kind, actor).values()
        if field.kind not in TOO_LONG or field.name in kind.columns
    ]


def _sort_url(asked: Question, path: str, field: Field) -> str:
    first = asked.order[0]
    falling = field.kind in FALLING_FIRST if first.field != field else not first.descending
    return address(path, put(asked.pairs, "sort", f"{'-' if falling else ''}{field.name}"))


def _direction(descending: bool) -> str:
    return "descending" if descending else "ascending"
