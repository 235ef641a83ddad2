"""What a line of the journal changed, with names for keys: one query for all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from armillary.kernel.declarations import RecordType
from armillary.kernel.fields import Field, told_fields
from armillary.kernel.journal.models import Entry
from armillary.kernel.listing.rows import Named
from armillary.people.models import Person
from armillary.records.models import Record, numbered
from armillary.web.records.queries import titles
from armillary.web.values.fields import plain, prose, referred
from armillary.web.values.kinds import NOTHING, Value
from armillary.web.values.states import state

Names = Mapping[tuple[type[Record], int], str]


@dataclass(frozen=True, slots=True)
class Change:
    """One field, before and after; `before` None where it held nothing."""

    label: str
    before: Value | None
    after: Value


def names_in(kind: RecordType, entries: Iterable[Entry], actor: Person) -> Names:
    """The titles of all records that these lines name by key."""
    columns = _columns(kind, actor)
    referring = {field.refers: field for field in columns.values() if field.refers}
    keys: dict[type[Record], set[int]] = defaultdict(set)
    for entry in entries:
        for name, pair in entry.changes.items():
            field = columns.get(name)
            if field and field.refers:
                keys[field.refers] |= {key for key in pair if key is not None}
    return titles({referring[model]: wanted for model, wanted in keys.items()})


def changes_of(kind: RecordType, entry: Entry, names: Names, actor: Person) -> tuple[Change, ...]:
    """The changes of one line, the state first."""
    columns = _columns(kind, actor)
    moved: tuple[Change, ...] = ()
    if entry.state_before and entry.state_before != entry.state_after:
        before, after = (
            Value("state", state=state(kind.slug, each))
            for each in (entry.state_before, entry.state_after)
        )
        moved = (Change("State", before, after),)
    told = (
        _change(kind, columns.get(name), name, pair, names)
        for name, pair in entry.changes.items()
        if name not in kind.model.reckoned
    )
    return (*moved, *told)


def _change(kind: RecordType, field: Field | None, name: str, pair: Any, names: Names) -> Change:
    label = field.label if field else name[:1].upper() + name[1:]
    before, after = (_value(kind, field, held, names) for held in pair)
    return Change(label, None if before == NOTHING else before, after)


def _value(kind: RecordType, field: Field | None, held: Any, names: Names) -> Value:
    if held is None:
        return NOTHING
    if field is None:
        return Value("long_text", text=str(held), pieces=prose(str(held)))
    if field.refers:
        return _named(field, held, names)
    if field.kind == "moment":
        held = datetime.fromisoformat(held)
    return plain(kind.slug, field, held)


def _named(field: Field, key: int, names: Names) -> Value:
    if field.refers is None:
        return NOTHING
    number = numbered(field.refers.prefix, key)
    return referred(field, Named(number, names.get((field.refers, key), number)))


def _columns(kind: RecordType, actor: Person) -> dict[str, Field]:
    return {field.column: field for field in told_fields(kind, actor).values()}
