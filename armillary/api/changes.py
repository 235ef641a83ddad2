"""What a line of the journal changed, as JSON; a reference that the actor may not see stays out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from armillary.kernel import known
from armillary.kernel.declarations import RecordType
from armillary.kernel.fields import PEOPLE, Field, told_fields
from armillary.kernel.lifecycle.references import key_of
from armillary.kernel.listing import sql
from armillary.kernel.listing.rows import Named
from armillary.kernel.listing.sql import Piece
from armillary.kernel.registry import record_type_of
from armillary.people.models import Person
from armillary.records.models import Record, numbered

Pair = list[Any]
Model = type[Record]


@dataclass(frozen=True, slots=True)
class Names:
    """The records that some lines name and the actor may see, and the fields by their columns.

    `staff` also reads other news.
    """

    staff: bool
    columns: Mapping[str, Field]
    by_key: dict[tuple[Model, int], Named] = field(default_factory=dict)


def names_in(kind: RecordType, told: Iterable[Mapping[str, Pair]], actor: Person) -> Names:
    """Read the names of all records in these changes: one statement for each type."""
    wanted: dict[Model, set[int]] = defaultdict(set)
    columns = {each.column: each for each in told_fields(kind, actor).values()}
    for changes in told:
        for model, key in _references(columns, changes):
            wanted[model].add(key)
    names = Names(actor.is_staff, columns)
    for model, keys in wanted.items():
        names.by_key.update(_named(model, sorted(keys), actor))
    return names


def changed(changes: Mapping[str, Pair], names: Names) -> list[dict[str, Any]]:
    """The changes of one line, those apart that tell of what the actor may not see."""
    told = (_told(names.columns.get(name), name, pair, names) for name, pair in changes.items())
    return [each for each in told if each]


def _told(column: Field | None, name: str, pair: Pair, names: Names) -> dict[str, Any] | None:
    if column is None:
        return _news(name, pair, names)
    if column.refers is None:
        return {"field": column.name, "before": pair[0], "after": pair[1]}
    before, after = (names.by_key.get((column.refers, key)) for key in pair)
    if before is None and after is None:
        return None
    return {"field": column.name, "before": before, "after": after}


def _news(name: str, pair: Pair, names: Names) -> dict[str, Any] | None:
    """What is no field: the other ends of links, and what else a verb has to tell the staff."""
    if not names.staff:
        return None
    targets = [_target(value) for value in pair]
    if any(target and target not in names.by_key for target in targets):
        return None
    before, after = (
        names.by_key[target] if target else value
        for target, value in zip(targets, pair, strict=True)
    )
    return {"field": name, "before": before, "after": after}


def _references(
    columns: Mapping[str, Field], changes: Mapping[str, Pair]
) -> Iterator[tuple[Model, int]]:
    for name, pair in changes.items():
        column = columns.get(name)
        if column is None:
            yield from (target for target in map(_target, pair) if target)
        elif column.refers is not None:
            yield from ((column.refers, key) for key in pair if isinstance(key, int))


def _target(value: Any) -> tuple[Model, int] | None:
    """The record whose number a value is."""
    if not isinstance(value, str) or len(value) > 60:
        return None
    kind = known.by_prefix(value.partition("-")[0])
    key = key_of(kind.model.prefix, value) if kind else None
    return (kind.model, key) if kind and key is not None else None


def _named(
    model: Model, keys: list[int], actor: Person
) -> Iterator[tuple[tuple[Model, int], Named]]:
    table, title = sql.table(model), _title(model)
    here = sql.has_key(model, keys)
    seen = Piece("") if model in PEOPLE else sql.seen(model, actor)
    columns = [f"{table}.id", f"{table}.{title}::text"]
    for key, name in sql.fetch(sql.select(columns, Piece(table), sql.both((seen, here)))):
        yield (model, key), Named(numbered(model.prefix, key), name)


def _title(model: Model) -> str:
    title = record_type_of(model).title
    return '"id"' if title == "number" else f'"{model._meta.get_field(title).column}"'  # type: ignore[union-attr]
