"""From a file to a checked and finished import, as the wizard and the worker would do it."""

from typing import Any

from msgspec.structs import replace

from armillary.fittings.batches import actions as batches
from armillary.fittings.batches.models import Batch, Item
from armillary.fittings.imports import actions
from armillary.fittings.imports.mapping import mapping
from armillary.fittings.imports.mapping.mapping import Column, Mapping
from armillary.fittings.imports.models import Import, Row
from armillary.fittings.imports.proposing import proposed
from armillary.fittings.imports.sending import send
from armillary.kernel.access import first_rows
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door
from armillary.kernel.jobs.known import work_of
from armillary.kernel.jobs.models import Job
from armillary.people.models import Person
from tests.makers import by, now


def begun(person: Person, into: str, content: bytes | str, name: str = "file.csv") -> Import:
    """An import of this content."""
    stand_as(person)
    raw = content.encode() if isinstance(content, str) else content
    act = by(person, now())
    file = send(act, name=name, content=raw)
    return actions.begin(act, into=into, file=str(file.pk))


def guess(imported: Import, leave: str = "", **settings: Any) -> Mapping:
    """The mapping that the wizard would propose; the column `leave` is left out."""
    found = proposed(imported.file, imported.into, by(imported.owner, now()))
    columns = tuple(replace(each, to="-") if each.head == leave else each for each in found.columns)
    return replace(found, columns=columns, **settings)


def checked(
    person: Person, into: str, content: bytes | str, name: str = "file.csv", **settings: Any
) -> Import:
    """An import whose columns are as guessed, after its check."""
    imported = begun(person, into, content, name)
    wanted = settings.pop("mapping", None) or guess(imported, **settings)
    return check(imported, person, wanted)


def check(imported: Import, person: Person, wanted: Mapping) -> Import:
    actions.map_columns(imported, by(person, now()), mapping=mapping.to_json(wanted))
    actions.check(imported, by(person, now()))
    work()
    stand_as(person)
    return found(imported)


def run(imported: Import, person: Person, **options: Any) -> Import:
    """Take the rows in."""
    actions.run(imported, by(person, now()), **options)
    work()
    stand_as(person)
    return found(imported)


def undo(imported: Import, person: Person) -> Batch:
    """Take back what an import did; the batch that does so."""
    assert imported.batch is not None
    batches.undo(imported.batch, by(person, now()))
    work()
    taken_back: Batch = Batch.objects.get(undoes=imported.batch)
    return taken_back


def found(imported: Import) -> Import:
    """The import as it is now."""
    fresh: Import = Import.objects.get(pk=imported.pk)
    return fresh


def work() -> None:
    """Do every job that is due, as the worker does, within the transaction of the test."""
    robot = first_rows.robot()
    while job := Job.objects.order_by("pk").first():
        job.delete()
        stand_as(robot)
        work_of(job.name)(Act(actor=robot, at=now(), door=Door.JOB), job.arguments)


def columns(*goes: str) -> tuple[Column, ...]:
    """Columns in their order, "head>target" each, "head>target/reading" where it matters."""
    made = []
    for at, each in enumerate(goes):
        head, _, rest = each.partition(">")
        to, _, reading = rest.partition("/")
        made.append(Column(at, head, to, reading))
    return tuple(made)


def verdicts(imported: Import) -> dict[int, str]:
    """Line to verdict."""
    return dict(Row.objects.filter(file=imported.file_id).values_list("line", "verdict"))


def wrong(imported: Import) -> dict[int, list[list[str]]]:
    """Line to what is wrong with it."""
    rows = Row.objects.filter(file=imported.file_id).exclude(wrong=[])
    return dict(rows.values_list("line", "wrong"))


def told(imported: Import) -> list[tuple[str, str]]:
    """Outcome and sentence of each item of the batch."""
    return told_of(imported.batch)


def told_of(batch: Batch | None) -> list[tuple[str, str]]:
    items = Item.objects.filter(batch=batch).order_by("place")
    return list(items.values_list("outcome", "sentence"))
