"""The order of a list as SQL, and the condition for the rows after or before a place in it."""

from collections.abc import Sequence
from typing import Any

from armillary.kernel.fields import Field
from armillary.kernel.listing import sql
from armillary.kernel.listing.asked import Order, Place
from armillary.kernel.listing.sql import Piece
from armillary.records.models import Record


def key_of(model: type[Record], field: Field) -> str:
    """What a list is ordered by where it is ordered by this field."""
    if field.names_people:
        return f"lower({sql.title_of(field, alias_of(field))})"
    column = sql.column(model, field)
    if field.compared:
        return f"{field.compared.function}({column})"
    return f"lower({column})" if field.kind == "text" else column


def alias_of(field: Field) -> str:
    """The name in a statement of the table to which a field refers."""
    return f'"the_{field.name}"'


def clause(model: type[Record], order: Sequence[Order], *, backwards: bool) -> str:
    """After "order by": what holds nothing comes last, or first when read backwards."""
    return ", ".join(_step(model, step, backwards) for step in order)


def beyond(model: type[Record], order: Sequence[Order], place: Place) -> Piece:
    """The rows that come after the place, or before it."""
    steps = list(zip(order, place.values, strict=True))
    directions = {step.descending for step, _ in steps}
    if len(directions) == 1 and not any(step.field.nullable for step in order):
        return _in_one_comparison(model, steps, directions.pop() != place.backwards)
    return _step_by_step(model, steps, place.backwards)


def _step(model: type[Record], step: Order, backwards: bool) -> str:
    text = f"{key_of(model, step.field)} {'desc' if step.descending != backwards else 'asc'}"
    if not step.field.nullable:
        return text
    return f"{text} nulls {'first' if backwards else 'last'}"


def _in_one_comparison(
    model: type[Record], steps: Sequence[tuple[Order, Any]], falling: bool
) -> Piece:
    keys = ", ".join(key_of(model, step.field) for step, _ in steps)
    marks = ", ".join(_mark(step.field) for step, _ in steps)
    return Piece(
        f"({keys}) {'<' if falling else '>'} ({marks})", tuple(value for _, value in steps)
    )


def _step_by_step(
    model: type[Record], steps: Sequence[tuple[Order, Any]], backwards: bool
) -> Piece:
    ways = []
    for index, (step, value) in enumerate(steps):
        same = [_equal(model, earlier, held) for earlier, held in steps[:index]]
        ways.append(sql.both([*same, _further(model, step, value, backwards)]))
    return sql.both(ways, " or ")


def _further(model: type[Record], step: Order, value: Any, backwards: bool) -> Piece:
    key = key_of(model, step.field)
    if value is None:
        return Piece(f"{key} is not null") if backwards else sql.NEVER
    sign = "<" if step.descending != backwards else ">"
    piece = Piece(f"{key} {sign} {_mark(step.field)}", (value,))
    if step.field.nullable and not backwards:
        return sql.both((piece, Piece(f"{key} is null")), " or ")
    return piece


def _equal(model: type[Record], step: Order, value: Any) -> Piece:
    key = key_of(model, step.field)
    if value is None:
        return Piece(f"{key} is null")
    return Piece(f"{key} = {_mark(step.field)}", (value,))


def _mark(field: Field) -> str:
    if field.names_people:
        return sql.mark("text")
    if field.kind == "choice":
        return sql.mark("integer" if isinstance(field.choices[0][0], int) else "text")
    return sql.mark(field.kind)
