"""`armillary import csv`: a table into records as by the wizard, and its report in words."""

import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from django.db import transaction

from armillary.cli.progress import Progress
from armillary.fittings.batches.beginning import JOB
from armillary.fittings.batches.vocabulary import State as BatchState
from armillary.fittings.imports import actions, queries
from armillary.fittings.imports.fitting import fitted
from armillary.fittings.imports.mapping.mapping import Mapping, from_data, to_json
from armillary.fittings.imports.models import File, Import, ImportMapping
from armillary.fittings.imports.proposing import proposed
from armillary.fittings.imports.sending import send
from armillary.fittings.imports.vocabulary import MappingState, State, Verdict
from armillary.kernel.access.first_rows import robot
from armillary.kernel.access.standing import stand_as
from armillary.kernel.access.visibility import visible
from armillary.kernel.acts import Act, Door
from armillary.kernel.errors import Invalid, NotFound, Refusal
from armillary.kernel.jobs.doing import do_one
from armillary.people.models import Person

MOST_REFUSALS = 1_000
PAUSE = 0.2
OVER = (BatchState.DONE, BatchState.CANCELLED)
OURS = (actions.CHECK, JOB)
"""What else waits is for workers: they know how to do all of it."""


def run(asked: Namespace) -> int:
    """Import; 0: every row went in, 1: some were refused, 2: the file was not taken."""
    try:
        person = person_of(asked.owner)
        imported = _checked(asked, person)
        print("\n".join(_report(imported)))
        if not asked.check:
            imported = _taken_in(imported, person)
            print(f"{imported.number}: {_outcome(imported)}")
    except Invalid as refusal:
        for name, why in refusal.fields.items():
            print(f"armillary import: {name}: {why}", file=sys.stderr)
        return 2
    except (Refusal, OSError) as error:
        print(f"armillary import: {error}", file=sys.stderr)
        return 2
    late = imported.batch.refused if imported.batch else 0
    return 1 if imported.refused or late else 0


def person_of(email: str) -> Person:
    """The person with this address, by whose rights every row is done. NotFound."""
    person: Person | None = visible(Person, robot()).filter(email__iexact=email.strip()).first()
    if person is None:
        raise NotFound(f"Nobody here has the e-mail address {email or '(say --as EMAIL)'}.")
    return person


def _checked(asked: Namespace, person: Person) -> Import:
    content = asked.file.read_bytes()
    with transaction.atomic():
        act = _act(person)
        file = send(act, name=asked.file.name, content=content)
        imported = actions.begin(act, into=asked.type, file=str(file.pk))
        wanted = _mapping(asked.mapping, file, imported, act)
        actions.map_columns(imported, act, mapping=to_json(wanted))
        actions.check(imported, act)
    return _when(imported, person, "rows are tried", lambda each: each.state != State.CHECKING)


def _mapping(name: str, file: File, imported: Import, act: Act) -> Mapping:
    """The mapping kept under this name; without one what the wizard would propose."""
    if not name:
        return proposed(file, imported.into, act)
    mine = visible(ImportMapping, act.actor).filter(
        name=name, into=imported.into, state=MappingState.KEPT
    )
    kept = mine.filter(kept_by=act.actor).first() or mine.first()
    if kept is None:
        raise NotFound(f"No mapping “{name}” is kept for {imported.into}.")
    return fitted(from_data(kept.mapping), file)


def _taken_in(imported: Import, person: Person) -> Import:
    if not imported.made + imported.changed:
        return imported
    with transaction.atomic():
        actions.run(imported, _act(person))
    return _when(imported, person, "rows go in", _is_over)


def _is_over(imported: Import) -> bool:
    return imported.batch is not None and imported.batch.state in OVER


def _when(imported: Import, person: Person, words: str, is_so: Callable[[Import], bool]) -> Import:
    """The import when it is so: its jobs are done here, or by a worker that was quicker."""
    say = Progress()
    while not is_so(found := _now(imported, person)):
        if not do_one(datetime.now(UTC), only=OURS):
            time.sleep(PAUSE)
        say.at_times(f"{found.number}: {words}")
    return found


def _now(imported: Import, person: Person) -> Import:
    with transaction.atomic():
        stand_as(person)
        found: Import = visible(Import, person).select_related("batch").get(pk=imported.pk)
    return found


def _act(person: Person) -> Act:
    stand_as(person)
    return Act(actor=person, at=datetime.now(UTC), door=Door.CLI)


def _report(imported: Import) -> Iterator[str]:
    """What the check says: every row is counted once, and each refused one is named."""
    yield f"rows read: {imported.rows:,}"
    yield f"{imported.made:>12,} new"
    yield f"{imported.changed:>12,} to change"
    yield f"{imported.unchanged:>12,} as they are"
    yield f"{imported.refused:>12,} refused"
    rows = queries.rows_of(imported).filter(verdict=Verdict.REFUSED)
    for row in rows[:MOST_REFUSALS]:
        for column, why in row.wrong:
            yield f"line {row.line}, {column}: {why}" if column else f"line {row.line}: {why}"
    if imported.refused > MOST_REFUSALS:
        yield f"and {imported.refused - MOST_REFUSALS:,} rows more"


def _outcome(imported: Import) -> str:
    if imported.batch is None:
        return "no row would make or change anything."
    return f"{imported.batch.done:,} rows went in, {imported.batch.refused:,} were refused."
