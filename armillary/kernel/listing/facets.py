"""What a list could be narrowed to: the values of each facet with counts, in one statement.

Counting stops at a cap, so it costs the same for ten thousand rows and for ten million; what was
counted so far is then told as "at least".
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from armillary.kernel.fields import REFERENCES, Field, fields_of
from armillary.kernel.listing import conditions, sql
from armillary.kernel.listing.asked import Question
from armillary.kernel.listing.references import referred
from armillary.kernel.listing.sql import Piece
from armillary.kernel.listing.values import NONE
from armillary.people.models import Person
from armillary.records.models import numbered

CAP, MOST = 10_000, 20
TOTAL = -1


@dataclass(frozen=True, slots=True)
class Count:
    """How many; with `more`, at least as many."""

    number: int
    more: bool

    def __str__(self) -> str:
        return f"{self.number:,}{'+' if self.more else ''}"


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet: the text that asks for it, its words, how many rows have it."""

    value: str
    label: str
    count: Count
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A field by which a list may be narrowed."""

    field: Field
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Facets:
    """All facets of a list, and how many rows there are under the filters that are set."""

    total: Count
    facets: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class _Counted:
    """What the statement says: (value, label, count) for each facet, and how much was counted."""

    values: dict[int, list[tuple[Any, str, int]]]
    seen: dict[int, int]


def facets(asked: Question, actor: Person) -> Facets:
    """Count the rows for every value of every facet, each under the other facets' filters."""
    asked = conditions.sought(asked, actor)
    fields = [fields_of(asked.kind)[name] for name in asked.kind.facets]
    counted = _read(asked, actor, fields)
    total = counted.seen.get(TOTAL, 0)
    return Facets(
        total=_count(total, total),
        facets=tuple(
            Facet(
                field,
                tuple(_options(asked, field, counted.values[index], counted.seen.get(index, 0))),
            )
            for index, field in enumerate(fields)
        ),
    )


def total(asked: Question, actor: Person) -> Count:
    """How many rows a question means, up to the cap."""
    asked = conditions.sought(asked, actor)
    window = _window(asked, actor, [], but="")
    counting = f"select count(*) from ({window.text}) counted"  # noqa: S608
    [(number,)] = sql.fetch(Piece(counting, window.bound))
    return _count(number, number)


def _read(asked: Question, actor: Person, fields: list[Field]) -> _Counted:
    counted = _Counted(defaultdict(list), {})
    for index, value, label, number in sql.fetch(_statement(asked, actor, fields)):
        if label is None:
            counted.seen[index] = number
        else:
            counted.values[index].append((value, label, number))
    return counted


def _statement(asked: Question, actor: Person, fields: list[Field]) -> Piece:
    windows = {"every": _window(asked, actor, fields, but="")}
    parts = [_size(TOTAL, "every")]
    for index, field in enumerate(fields):
        name = "every"
        if _is_filtered(asked, field):
            name = f"but_{index}"
            windows[name] = _window(asked, actor, [field], but=field.name)
        parts += [_size(index, name), _groups(index, field, name, actor)]
    named = ", ".join(f"{name} as materialized ({each.text})" for name, each in windows.items())
    union = " union all ".join(part.text for part in parts)
    bound = (value for each in (*windows.values(), *parts) for value in each.bound)
    return Piece(f"with {named} {union}", tuple(bound))


def _is_filtered(asked: Question, field: Field) -> bool:
    if field.name == "state" and asked.open is not None:
        return True
    return any(each.field.name == field.name for each in asked.filters)


def _window(asked: Question, actor: Person, fields: list[Field], *, but: str) -> Piece:
    """The rows that are counted, up to the cap, with the columns that the facets need."""
    model = asked.kind.model
    columns = [f"{sql.column(model, field)} as f_{field.name}" for field in fields] or ["1"]
    where = conditions.rows(asked, actor, but=but)
    return sql.select(columns, Piece(sql.table(model)), where, limit=CAP + 1)


def _size(index: int, window: str) -> Piece:
    return Piece(f"(select {index}, null::text, null::text, count(*) from {window})")  # noqa: S608


def _groups(index: int, field: Field, window: str, actor: Person) -> Piece:
    """The commonest values with their words; records that the actor may not see stay unnamed."""
    value = f"f_{field.name}"
    grouped = (
        f"(select {value} as value, count(*) as n from {window} group by 1 "  # noqa: S608
        f"order by n desc, 1 limit {MOST}) grouped"
    )
    if field.refers is None:
        plain = f"select {index}, value::text, '', n from {grouped} order by n desc, value"  # noqa: S608
        return Piece(f"({plain})")
    named, label = referred(field, actor), sql.title_of(field, "named")
    return Piece(
        f"(select {index}, value::text, coalesce({label}, ''), n from {grouped} "  # noqa: S608
        f"left join {named.text} named on named.id = value "
        "where value is null or named.id is not null order by n desc, value)",
        named.bound,
    )


def _options(
    asked: Question, field: Field, found: list[tuple[Any, str, int]], seen: int
) -> list[Option]:
    chosen = {_text(field, value) for value in asked.chosen(field.name)}
    told = {
        _asked_by(field, value): (_label(field, value, label), number)
        for value, label, number in found
    }
    for value, label in field.choices:
        told.setdefault(str(value), (label, 0))
    for value in sorted(chosen - told.keys()):
        told[value] = (value, 0)
    return [
        Option(value, label, Count(number, seen > CAP), value in chosen)
        for value, (label, number) in _arranged(field, told)
    ]


def _arranged(field: Field, told: dict[str, tuple[str, int]]) -> list[tuple[str, tuple[str, int]]]:
    """Choices in their own order, everything else by how many there are."""
    order = {str(value): place for place, (value, _) in enumerate(field.choices)}
    return sorted(told.items(), key=lambda each: order.get(each[0], len(order)))


def _text(field: Field, value: Any) -> str:
    """A value of a filter as the text that asks for it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return _asked_by(field, None if value is None else str(value))


def _asked_by(field: Field, value: str | None) -> str:
    if value is None or (value == "" and field.blank):
        return NONE
    return numbered(field.refers.prefix, int(value)) if field.refers else value


def _label(field: Field, value: str | None, label: str) -> str:
    if value is None or (value == "" and field.blank):
        return "None"
    if field.kind in REFERENCES:
        return label
    if field.kind == "boolean":
        return "Yes" if value == "true" else "No"
    return next((words for each, words in field.choices if str(each) == value), value)


def _count(number: int, seen: int) -> Count:
    return Count(min(number, CAP), seen > CAP)
