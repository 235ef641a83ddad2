"""Checking an import: every row is done as it would be, and the whole portion is taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from django.db import DatabaseError, connection, transaction

from armillary.fittings.batches.queries import person_now
from armillary.fittings.imports import actions, folders, queries
from armillary.fittings.imports.actions import CHECK
from armillary.fittings.imports.marks import WHY, marks_of
from armillary.fittings.imports.models import Import, Row
from armillary.fittings.imports.taking import WIDTH, Taken, Taking
from armillary.fittings.imports.vocabulary import State, Verdict
from armillary.fittings.imports.working import taking_of
from armillary.kernel.access.standing import stand_as
from armillary.kernel.access.visibility import visible
from armillary.kernel.acts import Act, Door
from armillary.kernel.errors import Invalid, Refusal
from armillary.kernel.jobs import known, queue

PORTION, OF_ITSELF = 250, 5_000
_TELL = """
update imports_row as held
set verdict = told.verdict, wrong = told.wrong, about = told.about, changes = told.changes,
    marks = told.marks, version = null, before = '{}'
from jsonb_to_recordset(%s::jsonb)
    as told(key bigint, verdict text, wrong jsonb, about text, changes jsonb, marks jsonb)
where held.id = told.key
"""
_REFUSE = """
update imports_row set verdict = 'refused', wrong = wrong || %s::jsonb
where file_id = %s and line = %s
"""


@dataclass
class Told:
    """What the check says of a row."""

    key: int
    verdict: str
    wrong: list[tuple[str, str]] = field(default_factory=list)
    about: str = ""
    changes: dict[str, list[str]] = field(default_factory=dict)
    marks: list[str] = field(default_factory=list)


def check_portion(act: Act, arguments: Mapping[str, Any]) -> None:
    """Check some rows and leave the next job, or the report when there are none left."""
    imported = visible(Import, act.actor).filter(pk=arguments["import"]).first()
    if imported is None or imported.state != State.CHECKING:
        return
    after = arguments.get("after", 0)
    taking = taking_of(imported, imported.owner)
    rows = list(queries.rows_of(imported).filter(line__gt=after)[: portion_of(taking)])
    if rows:
        tell(_tried(imported, taking, rows, act))
        queue.defer(CHECK, {"import": imported.pk, "after": rows[-1].line})
        return
    _tell_doubles(imported)
    actions.end_check(imported, act)
    if imported.folder_id:
        folders.go_on(imported, act)


known.learn(CHECK, check_portion)


def portion_of(taking: Taking) -> int:
    """How many rows are tried together. Rows that name each other must see each other."""
    refers = {target.argument.annotation for target in taking.targets.values()}
    return OF_ITSELF if taking.kind.model in refers else PORTION


def _tried(imported: Import, taking: Taking, rows: Sequence[Row], act: Act) -> list[Told]:
    try:
        owner = person_now(imported.owner_id)
    except Refusal as refusal:
        return [Told(row.pk, Verdict.REFUSED, [("", refusal.message)]) for row in rows]
    taking = taking_of(imported, owner)
    with transaction.atomic():
        stand_as(owner)
        taking.learn(rows)
        told = [_try(taking, row, act) for row in rows]
        transaction.set_rollback(True)
    stand_as(act.actor)
    return told


def _try(taking: Taking, row: Row, act: Act) -> Told:
    by_owner = Act(actor=taking.actor, at=act.at, door=Door.IMPORT)
    try:
        with transaction.atomic():
            taken = taking.take(row, by_owner)
    except Refusal as refusal:
        wrong = wrong_of(taking, refusal)
        return Told(row.pk, Verdict.REFUSED, wrong, marks=marks_of(taking, row, None))
    except DatabaseError:
        if not connection.is_usable():
            raise
        why = "The database does not take it: a value is larger than what can be kept."
        return Told(row.pk, Verdict.REFUSED, [("", why)])
    return _told(taking, row, taken)


def _told(taking: Taking, row: Row, taken: Taken) -> Told:
    there = taken.verdict is not Verdict.NEW
    return Told(
        row.pk,
        taken.verdict,
        about=taken.record.number if there else "",
        changes=taken.changes,
        marks=marks_of(taking, row, taken),
    )


def wrong_of(taking: Taking, refusal: Refusal) -> list[tuple[str, str]]:
    """Column and sentence for all that was refused; no column where the whole row is meant."""
    if not isinstance(refusal, Invalid):
        return [("", refusal.message)]
    heads = {name: column.head for name, column in taking.mapping.goes.items()}
    return [
        ("" if name == WIDTH else heads.get(name, _label(taking, name)), why)
        for name, why in refusal.fields.items()
    ]


def _label(taking: Taking, name: str) -> str:
    target = taking.targets.get(name)
    return target.argument.label if target else name


def tell(told: Sequence[Told]) -> None:
    """Write what the check says of these rows, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(_TELL, (msgspec.json.encode(told).decode(),))


def _tell_doubles(imported: Import) -> None:
    """Refuse rows that want the same, each naming the others."""
    for mark, lines in queries.doubles(imported):
        for line in lines:
            others = [str(each) for each in lines if each != line][:5]
            named = f"line{'s' if len(others) > 1 else ''} {', '.join(others)}"
            why = WHY[mark[0]].format(others=named)
            with connection.cursor() as cursor:
                wrong = msgspec.json.encode([["", why]]).decode()
                cursor.execute(_REFUSE, (wrong, imported.file_id, line))
