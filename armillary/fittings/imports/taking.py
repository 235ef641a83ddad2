"""Taking a row in: its cells become arguments, and a verb makes a record of them or changes one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models.functions import Lower

from armillary.fittings.imports.changing import bring, cell_of, differing, held, plain
from armillary.fittings.imports.mapping.foreign import translated
from armillary.fittings.imports.mapping.mapping import Mapping
from armillary.fittings.imports.mapping.moments import NotRead
from armillary.fittings.imports.mapping.references import References
from armillary.fittings.imports.mapping.targets import (
    NUMBER,
    Target,
    creation_of,
    target_of,
    targets_of,
)
from armillary.fittings.imports.mapping.values import Reader
from armillary.fittings.imports.mapping.words import unmarked
from armillary.fittings.imports.models import Row
from armillary.fittings.imports.vocabulary import Verdict
from armillary.kernel import custom
from armillary.kernel.access.visibility import visible
from armillary.kernel.acts import Act, Door
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.lifecycle.enacting import create
from armillary.kernel.lifecycle.references import key_of
from armillary.people.models import Person
from armillary.records.models import Record, numbered

WIDTH = "(row)"
NEEDED = "This is needed."
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
"""Reading a cell depends on no moment."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a row: the record, what it held before, and its version now."""

    verdict: Verdict
    record: Record
    before: dict[str, str] = field(default_factory=dict)
    changes: dict[str, list[str]] = field(default_factory=dict)


class Taking:
    """Takes rows of one file in as one person would type them."""

    def __init__(
        self, kind: RecordType, mapping: Mapping, actor: Person, *, width: int, ragged: bool
    ) -> None:
        self.kind, self.mapping, self.actor = kind, mapping, actor
        self.width, self.ragged = width, ragged
        self.creation = creation_of(kind, mapping.creation)
        self.targets = targets_of(kind, self.creation, actor)
        self.references = References(actor)
        self.reader = Reader(ZoneInfo(mapping.zone), self.references)
        self._custom = {each.name: each for each in custom.of(kind.slug, actor)}
        self._there: dict[str, list[Record]] = {}

    def learn(self, rows: Sequence[Row]) -> None:
        """Look at once for all that these rows refer to, and for records that are there."""
        for name, column in self.mapping.goes.items():
            target = self.targets.get(name)
            if target and target.argument.refers:
                cells = (unmarked(_cell(row, column.at)) for row in rows)
                self.references.learn(target.argument.annotation, cells)
        if self.mapping.key:
            keys = {text for row in rows if (text := self.key_in(row))}
            self._there |= {key: [] for key in keys} | self._found(keys)

    def take(self, row: Row, act: Act) -> Taken:
        """Do what the row says. Raises a Refusal; then nothing was done: a verb takes itself back,
        and of several verbs for one row all are done or none."""
        values = self.values(row)
        there = self._one_there(row)
        if there is None:
            record = create(self.creation, act, values)
            self.references.forget(self.kind.model)
            return Taken(Verdict.NEW, record)
        wanted = {name: value for name, value in values.items() if name != self.mapping.key}
        fresh = differing(there, wanted)
        if not fresh:
            return Taken(Verdict.SAME, there)
        before = {name: self._told(name, held(there, name)) for name in fresh}
        with transaction.atomic():
            bring(self.kind, there, fresh, act)
        changes = {name: [before[name], self._told(name, each)] for name, each in fresh.items()}
        return Taken(Verdict.CHANGE, there, before, changes)

    def set_back(self, record: Record, before: dict[str, str], act: Act) -> None:
        """Bring a record to what it held before. Raises a Refusal."""
        wanted: dict[str, Any] = {}
        for name, cell in before.items():
            target = self.targets[name]
            empty = "" if target.argument.annotation is str else None
            wanted[name] = self._read(target, cell, "point") if cell else empty
        bring(self.kind, record, wanted, act)

    def values(self, row: Row) -> dict[str, Any]:
        """The arguments in a row. Invalid names every one that is wrong, by its sentence."""
        self._check_width(row)
        values: dict[str, Any] = {}
        wrong: dict[str, str] = {}
        for name in self.targets:
            try:
                value = self._value(name, row)
            except NotRead as error:
                wrong[name] = str(error)
                continue
            if value is not None:
                values[name] = value
            elif self.targets[name].argument.required and not self._is_there(row):
                wrong[name] = NEEDED
        if wrong:
            raise Invalid(wrong)
        return values

    def key_in(self, row: Row) -> str:
        """The cell by which a record is found that is there already, as it is compared."""
        column = self.mapping.goes.get(self.mapping.key)
        return unmarked(_cell(row, column.at)).strip().casefold() if column else ""

    def _value(self, name: str, row: Row) -> Any:
        """What a row says for an argument; None where it says nothing."""
        target = self.targets[name]
        column = self.mapping.goes.get(name)
        cell = _cell(row, column.at) if column else ""
        if column and column.words:
            cell = translated(column.words, target, cell)
        if column and cell.strip():
            return self._read(target, cell, column.reading)
        if same := self.mapping.same.get(name, ""):
            return self._read(target, same, "point")
        return None

    def _told(self, name: str, value: Any) -> str:
        """A value as a cell; what a custom field refers to is kept by its key."""
        added, kept = self._custom.get(name), plain(value)
        if added is None:
            return cell_of(value)
        return numbered(added.refers.prefix, kept) if added.refers and kept else cell_of(kept)

    def _read(self, target: Target, cell: str, reading: str) -> Any:
        """The value as the verb takes it; a custom field has its own way to look at it."""
        value = self.reader.value(target, cell, reading)
        added = self._custom.get(target.name)
        if added is None:
            return value
        wire = value if isinstance(value, str | int | bool | list) else cell_of(value)
        act = Act(actor=self.actor, at=LONG_AGO, door=Door.IMPORT)
        read, why = added.read(wire, act)
        if why:
            raise NotRead(why)
        return read

    def _check_width(self, row: Row) -> None:
        cells = row.cells
        if len(cells) > self.width and any(cell.strip() for cell in cells[self.width :]):
            raise Invalid({WIDTH: f"There are {len(cells)} cells under {self.width} heads."})
        if len(cells) < self.width and not self.ragged:
            raise Invalid({WIDTH: f"There are {len(cells)} cells only under {self.width} heads."})

    def _is_there(self, row: Row) -> bool:
        return bool(self.mapping.key and self._there.get(self.key_in(row)))

    def _one_there(self, row: Row) -> Record | None:
        key = self.key_in(row) if self.mapping.key else ""
        found = self._there.get(key, []) if key else []
        if len(found) > 1:
            numbers = ", ".join(each.number for each in found[:4])
            raise RuleBroken(f"Several records are called so: {numbers}. Map their numbers.")
        if not found and self.mapping.key == NUMBER and key:
            raise Invalid({NUMBER: "There is no record of this number that you can see."})
        return found[0] if found else None

    def _found(self, keys: Iterable[str]) -> dict[str, list[Record]]:
        """The records that these keys name."""
        rows, found = visible(self.kind.model, self.actor), {}
        if self.mapping.key == NUMBER:
            prefix = self.kind.model.prefix
            by_key = {pk: key for key in keys if (pk := key_of(prefix, key))}
            for record in rows.filter(pk__in=list(by_key)):
                found[by_key[record.pk]] = [record]
            return found
        name = self.mapping.key
        if self._key_is_text:
            rows = rows.alias(folded=Lower(name)).filter(folded__in=list(keys))
        else:
            rows = rows.filter(**{f"{name}__in": [int(key) for key in keys if key.isdigit()]})
        for record in rows.order_by("pk"):
            found.setdefault(str(getattr(record, name)).casefold(), []).append(record)
        return found

    @cached_property
    def _key_is_text(self) -> bool:
        return target_of(self.kind, self.targets[self.mapping.key].argument).kind != "integer"


def _cell(row: Row, at: int) -> str:
    cells: list[str] = row.cells
    return cells[at] if at < len(cells) else ""
