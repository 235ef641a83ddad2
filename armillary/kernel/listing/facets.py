"""What a list could be narrowed to: the values of each facet with counts, in one statement.

Counting stops at a cap, so it costs the same for ten thousand rows and for ten million; what was
counted so far is then told as "at least". States are counted apart for what is open and what is
over: else the many that are over would fill the cap, and nothing would be told of the few.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from armillary.kernel.declarations import RecordType
from armillary.kernel.fields import REFERENCES, Field, facets_of
from armillary.kernel.listing import conditions, sql
from armillary.kernel.listing.asked import Question
from armillary.kernel.listing.grammar import in_order
from armillary.kernel.listing.order import clause
from armillary.kernel.listing.references import referred
from armillary.kernel.listing.sql import Piece
from armillary.kernel.listing.trees import tree_of
from armillary.kernel.listing.values import NONE
from armillary.people.models import Person
from armillary.records.models import numbered

CAP, MOST, MOST_IN_TREE = 1_000, 20, 200
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
class _Value:
    """A value that rows have, with its words; `more` when not all rows were looked at."""

    value: str | None
    label: str
    number: int
    more: bool


def facets(asked: Question, actor: Person) -> Facets:
    """Count the rows for every value of every facet, each under the other facets' filters."""
    asked = conditions.sought(asked, actor)
    narrow = {each.field.name: asked.chosen(each.field.name) for each in asked.filters}
    fields = list(facets_of(asked.kind, actor, narrow))
    counted: dict[int, list[_Value]] = defaultdict(list)
    for index, value, label, number, seen in sql.fetch(_statement(asked, actor, fields)):
        counted[index].append(_Value(value, label, number, seen > CAP))
    return Facets(
        total=_count(counted[TOTAL][0].number),
        facets=tuple(
            Facet(field, tuple(_options(asked, field, counted[index])))
            for index, field in enumerate(fields)
        ),
    )


def total(asked: Question, actor: Person) -> Count:
    """How many rows a question means, up to the cap."""
    asked = conditions.sought(asked, actor)
    window = _window(asked, actor, [])
    counting = f"select count(*) from ({window.text}) counted"  # noqa: S608
    [(number,)] = sql.fetch(Piece(counting, window.bound))
    return _count(number)


def _statement(asked: Question, actor: Person, fields: list[Field]) -> Piece:
    windows = {"every": _window(asked, actor, fields)}
    parts = [_size(TOTAL, "every")]
    for index, field in enumerate(fields):
        for name, window in _windows(asked, actor, index, field):
            if window is not None:
                windows[name] = window
            parts.append(_groups(index, field, name, actor))
    named = ", ".join(f"{name} as materialized ({each.text})" for name, each in windows.items())
    union = " union all ".join(part.text for part in parts)
    bound = (value for each in (*windows.values(), *parts) for value in each.bound)
    return Piece(f"with {named} {union}", tuple(bound))


def _windows(
    asked: Question, actor: Person, index: int, field: Field
) -> Iterator[tuple[str, Piece | None]]:
    """Where the values of a facet are counted, by name; None: in the window of the whole list.

    Those by which the list is narrowed are counted there as well: there are fewer rows, so they may
    be counted to the end.
    """
    filtered = any(each.field.name == field.name for each in asked.filters)
    if field.name == "state" and asked.kind.open_states:
        for name, is_open in (("open", True), ("over", False)):
            if asked.open is is_open and not filtered:
                yield "every", None
            else:
                window = _window(asked, actor, [field], but="state", only=is_open)
                yield f"{name}_{index}", window
    elif filtered:
        yield f"but_{index}", _window(asked, actor, [field], but=field.name)
        yield "every", None
    else:
        yield "every", None


def _window(
    asked: Question, actor: Person, fields: list[Field], *, but: str = "", only: bool | None = None
) -> Piece:
    """Rows of the list, up to the cap, with the columns that the facets need.

    `only`: those that are open, or those that are not. What is open comes in the order of the
    type, for which there is an index: without it, the database would rather gather everything that
    is open before it throws most of it away.
    """
    model = asked.kind.model
    columns = [f"{sql.column(model, field)} as f_{field.name}" for field in fields] or ["1"]
    where = conditions.rows(asked, actor, but=but)
    if only is not None:
        where = sql.both((where, conditions.is_open(asked.kind, only)))
    is_open = only or (only is None and asked.open)
    order = _standing_order(asked.kind) if is_open else ""
    return sql.select(columns, Piece(sql.table(model)), where, order, CAP + 1)


def _standing_order(kind: RecordType) -> str:
    """Empty where the order needs another table: names of people."""
    steps = in_order(kind)
    if any(step.field.names_people for step in steps):
        return ""
    return clause(kind.model, steps, backwards=False)


def _size(index: int, window: str) -> Piece:
    return Piece(f"(select {index}, null::text, '', count(*), 0 from {window})")  # noqa: S608


def _groups(index: int, field: Field, window: str, actor: Person) -> Piece:
    """The commonest values with their words; records that the actor may not see stay unnamed."""
    value, seen = f"f_{field.name}", f"(select count(*) from {window})"  # noqa: S608
    source = window
    if field.kind == "choices":
        source, value = f"{window} left join lateral unnest({value}) one on true", "one"
    most = MOST_IN_TREE if tree_of(field.refers) else MOST
    grouped = (
        f"(select {value} as value, count(*) as n from {source} group by 1 "  # noqa: S608
        f"order by n desc, 1 limit {most}) grouped"
    )
    if field.refers is None:
        plain = f"select {index}, value::text, '', n, {seen} from {grouped} order by n desc, value"  # noqa: S608
        return Piece(f"({plain})")
    named, label = referred(field, actor), sql.title_of(field, "named")
    return Piece(
        f"(select {index}, value::text, coalesce({label}, ''), n, {seen} from {grouped} "  # noqa: S608
        f"left join {named.text} named on named.id = value "
        "where value is null or named.id is not null order by n desc, value)",
        named.bound,
    )


def _options(asked: Question, field: Field, found: list[_Value]) -> list[Option]:
    """What was found, the choices that were not, and what is chosen though nothing has it."""
    chosen = {_text(field, value) for value in asked.chosen(field.name)}
    told: dict[str, tuple[str, _Value]] = {}
    for each in sorted(found, key=lambda value: (value.more, -value.number)):
        words = _label(field, each.value, each.label)
        told.setdefault(_asked_by(field, each.value), (words, each))
    missed = _Value(None, "", 0, any(each.more for each in found))
    for value, label in field.choices:
        told.setdefault(str(value), (label, missed))
    for value in sorted(chosen - told.keys()):
        told[value] = (value, missed)
    return [
        Option(value, label, Count(min(each.number, CAP), each.more), value in chosen)
        for value, (label, each) in _arranged(field, told)
    ]


def _arranged(
    field: Field, told: dict[str, tuple[str, _Value]]
) -> list[tuple[str, tuple[str, _Value]]]:
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
    node = tree.node(int(value)) if (tree := tree_of(field.refers)) else None
    if node:
        return node.name
    return numbered(field.refers.prefix, int(value)) if field.refers else value


def _label(field: Field, value: str | None, label: str) -> str:
    if value is None or (value == "" and field.blank):
        return "None"
    if field.kind in REFERENCES:
        return label
    if field.kind == "boolean":
        return "Yes" if value == "true" else "No"
    return next((words for each, words in field.choices if str(each) == value), value)


def _count(number: int) -> Count:
    return Count(min(number, CAP), number > CAP)
