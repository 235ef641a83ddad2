"""Taking the rows of an import in, and taking them back: what a batch does to each item."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

import msgspec
from django.db import connection

from armillary.fittings.batches import works
from armillary.fittings.batches.models import Batch, Item
from armillary.fittings.batches.works import Did, Work
from armillary.fittings.imports import queries
from armillary.fittings.imports.actions import WHOLE, WORK
from armillary.fittings.imports.mapping.mapping import from_data
from armillary.fittings.imports.mapping.targets import kind_of
from armillary.fittings.imports.models import Import, Row
from armillary.fittings.imports.tables import width_of
from armillary.fittings.imports.taking import Taken, Taking
from armillary.fittings.imports.vocabulary import Verdict
from armillary.fittings.imports.withdrawing import withdraw
from armillary.kernel.access.visibility import among, visible
from armillary.kernel.acts import Act
from armillary.kernel.errors import NotFound, Refusal, RuleBroken
from armillary.people.models import Person
from armillary.records.models import Record

CHUNK = 200
_KEEP = """
update imports_row as held
set verdict = told.verdict, about = told.about, version = told.version, before = told.before,
    changes = told.changes
from jsonb_to_recordset(%s::jsonb)
    as told(key bigint, verdict text, about text, version int, before jsonb, changes jsonb)
where held.id = told.key
"""


def taking_of(imported: Import, actor: Person) -> Taking:
    """How the rows of this import are taken in, with the rights of this person."""
    mapping = from_data(imported.mapping)
    return Taking(
        kind_of(imported.into),
        mapping,
        actor,
        width=width_of(imported.file, mapping),
        ragged=bool(imported.file.found.get("ragged")),
    )


@dataclass
class Portion:
    """Some rows that were read and prepared at once, for items that are done one by one."""

    imported: Import
    taking: Taking
    rows: dict[int, Row] = field(default_factory=dict)

    def row(self, key: int) -> Row:
        if key not in self.rows:
            rows = list(
                queries.rows_of(self.imported)
                .filter(pk__gte=key, verdict__in=(Verdict.NEW, Verdict.CHANGE))
                .order_by("pk")[:CHUNK]
            )
            self.rows = {row.pk: row for row in rows}
            self.taking.learn(rows)
        if key not in self.rows:
            raise NotFound("This row is not there any more.")
        return self.rows[key]


def take_one(batch: Batch, item: Item, act: Act) -> Did:
    """Take one row in."""
    portion = _portion(batch.arguments["import"], act)
    row = portion.row(item.given["row"])
    taken = portion.taking.take(row, act)
    _write_down([(row, taken)])
    return _did(row, taken)


def take_many(batch: Batch, acts: Sequence[tuple[Item, Act]]) -> list[Did]:
    """Take rows in, and write what became of them in one statement."""
    [(_, first), *_] = acts
    imported = queries.with_file(batch.arguments["import"])
    portion = Portion(imported, taking_of(imported, first.actor))
    taken = [
        (row, portion.taking.take(row, act))
        for item, act in acts
        for row in [portion.row(item.given["row"])]
    ]
    _write_down(taken)
    return [_did(*each) for each in taken]


def take_all(batch: Batch, item: Item, act: Act) -> Did:
    """Take every row in, or none."""
    portion = _portion(item.given["whole"], act)
    count = 0
    for rows in _portions(portion.imported):
        portion.taking.learn(rows)
        _write_down([(row, _taken(portion.taking, row, act)) for row in rows])
        count += len(rows)
    return Did(None, f"{count:,} rows were imported.")


def _taken(taking: Taking, row: Row, act: Act) -> Taken:
    try:
        return taking.take(row, act)
    except Refusal as refusal:
        why = f"Nothing was imported, because of line {row.line}: {refusal.message}"
        raise RuleBroken(why) from None


def take_one_back(batch: Batch, item: Item, act: Act) -> Did:
    """Take one row back."""
    portion = _portion(batch.arguments["import"], act)
    done = original_of(batch, item)
    row = Row.objects.filter(file=portion.imported.file_id).get(pk=done.given["row"])
    return Did(*_set_back(portion.taking, row, act))


def take_all_back(batch: Batch, item: Item, act: Act) -> Did:
    """Take every row back, or none."""
    portion = _portion(batch.arguments["import"], act)
    rows = queries.rows_of(portion.imported).filter(version__isnull=False).order_by("-line")
    for row in rows:
        _set_back(portion.taking, row, act)
    return Did(None, f"{len(rows):,} rows were taken back.")


def original_of(batch: Batch, item: Item) -> Item:
    """The item of the batch that is taken back."""
    if batch.undoes is None:
        raise NotFound("This batch takes nothing back.")
    return batch.undoes.items.get(pk=item.given["item"])


works.learn(Work(name=WORK, do=take_one, undo=take_one_back, many=take_many, chunk=CHUNK))
works.learn(Work(name=WHOLE, do=take_all, undo=take_all_back, chunk=1))

_WORDS = {Verdict.NEW: "made", Verdict.CHANGE: "changed", Verdict.SAME: "was as it should be"}


@lru_cache(maxsize=1)
def _prepared(key: int, actor: Person, at: datetime) -> Portion:
    """One for each job: its acts share their moment, and rights may differ at the next."""
    imported = queries.with_file(key)
    return Portion(imported, taking_of(imported, actor))


def _portion(key: int, act: Act) -> Portion:
    return _prepared(key, act.actor, act.at)


def _portions(imported: Import) -> "Sequence[list[Row]]":
    rows = list(queries.rows_of(imported).filter(verdict__in=(Verdict.NEW, Verdict.CHANGE)))
    return [rows[start : start + CHUNK] for start in range(0, len(rows), CHUNK)]


def _did(row: Row, taken: Taken) -> Did:
    return Did(taken.record.pk, f"Line {row.line}: {_WORDS[taken.verdict]}")


def _write_down(taken: Sequence[tuple[Row, Taken]]) -> None:
    """Keep what became of these rows, so that they can be told and taken back."""
    lines = [
        {
            "key": row.pk,
            "verdict": each.verdict.value,
            "about": each.record.number,
            "version": None if each.verdict is Verdict.SAME else each.record.version,
            "before": each.before,
            "changes": each.changes,
        }
        for row, each in taken
    ]
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, (msgspec.json.encode(lines).decode(),))


def _set_back(taking: Taking, row: Row, act: Act) -> tuple[int, str]:
    """What the record was before; a new one goes, while nothing else has happened to it."""
    record = _record_of(taking, row)
    rows = among(taking.kind.model, act.actor)
    if record.version != row.version:
        raise RuleBroken(
            f"{record.number} (line {row.line}) cannot be taken back: it was changed since."
        )
    Row.objects.filter(pk=row.pk).update(version=None)
    if row.verdict == Verdict.NEW:
        withdraw(record, act, among=rows, reason=f"Its import was taken back (line {row.line}).")
        return record.pk, f"{record.number} (line {row.line}) is gone."
    taking.set_back(record, row.before, act)
    return record.pk, f"{record.number} (line {row.line}) is as it was."


def _record_of(taking: Taking, row: Row) -> Record:
    key = row.about.rpartition("-")[2]
    found: Record | None = None
    if row.version is not None and key.isdigit():
        found = visible(taking.kind.model, taking.actor).filter(pk=int(key)).first()
    if found is None:
        raise NotFound(f"{row.about or 'The record'} (line {row.line}) is not there any more.")
    return found
