"""`armillary import cmdb`: what another tool knows, tried first, and taken in when asked for."""

import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from django.db import transaction

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.sources import queries
from armillary.assurance.configuration.sources.actions import readings
from armillary.assurance.configuration.sources.models import Reading, Row
from armillary.assurance.configuration.sources.sending import send
from armillary.assurance.configuration.sources.vocabulary import Form, Outcome, State
from armillary.cli.import_table import person_of
from armillary.cli.progress import Progress
from armillary.fittings.batches.beginning import JOB
from armillary.fittings.batches.vocabulary import State as BatchState
from armillary.kernel.access.first_rows import robot
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door
from armillary.kernel.errors import Invalid, Refusal
from armillary.kernel.jobs.doing import do_one
from armillary.people.models import Person
from armillary.records.models import numbered

MOST_TOLD = 200
PAUSE = 0.2
OVER = (BatchState.DONE, BatchState.CANCELLED)
OURS = (readings.TRY, JOB)
"""What else waits is for workers: they know how to do all of it."""


def run(asked: Namespace) -> int:
    """Try, and take in; 0: all of it was clear, 1: some was not, 2: the files were not read."""
    started = time.monotonic()
    try:
        person = person_of(asked.owner) if asked.owner else robot()
        reading = _tried(asked, person)
        if reading.state == State.UNREADABLE:
            print(f"armillary import: {reading.trouble}", file=sys.stderr)
            return 2
        print("\n".join(_report(reading)))
        if asked.commit:
            reading = _taken_in(reading, person)
            print("\n".join(_outcome(reading, time.monotonic() - started)))
    except Invalid as refusal:
        for name, why in refusal.fields.items():
            print(f"armillary import: {name}: {why}", file=sys.stderr)
        return 2
    except (Refusal, OSError) as error:
        print(f"armillary import: {error}", file=sys.stderr)
        return 2
    return 1 if reading.unclear + reading.refused else 0


def _tried(asked: Namespace, person: Person) -> Reading:
    contents = [(path.name, path.read_bytes()) for path in asked.files]
    form = Form(asked.format)
    with transaction.atomic():
        act = _act(person)
        sent = [send(act, name=name, content=content) for name, content in contents]
        reading = readings.hear(
            act,
            source=asked.source_name or form.value,
            form=form,
            files=" ".join(str(file.pk) for file in sent),
            complete=asked.complete,
            only_known=asked.only_known,
        )
    return _when(reading, person, "is tried", lambda each: each.state != State.TRYING)


def _taken_in(reading: Reading, person: Person) -> Reading:
    with transaction.atomic():
        readings.take_in(reading, _act(person))
    return _when(reading, person, "is taken in", _is_over)


def _is_over(reading: Reading) -> bool:
    return reading.batch is not None and reading.batch.state in OVER


def _when(
    reading: Reading, person: Person, words: str, is_so: Callable[[Reading], bool]
) -> Reading:
    """The reading when it is so: its jobs are done here, or by a worker that was quicker."""
    say = Progress()
    while not is_so(found := _now(reading, person)):
        if not do_one(datetime.now(UTC), only=OURS):
            time.sleep(PAUSE)
        say.at_times(f"{found.number} {words}{_how_far(found)}")
    return found


def _how_far(reading: Reading) -> str:
    batch = reading.batch
    return f": {batch.done} of {batch.total} portions" if batch else ""


def _now(reading: Reading, person: Person) -> Reading:
    with transaction.atomic():
        act = _act(person)
        return queries.reading_of(reading.pk, act)


def _act(person: Person) -> Act:
    stand_as(person)
    return Act(actor=person, at=datetime.now(UTC), door=Door.CLI)


def _report(reading: Reading) -> Iterator[str]:
    """What would be done: each thing is counted once, and what is not clear is named."""
    yield f"{reading.number}: what {reading.source} tells would be"
    counts = (
        (reading.made, "new"),
        (reading.changed, "changed"),
        (reading.same, "as they are"),
        (reading.unclear, "unclear"),
        (reading.refused, "refused"),
        (reading.absent, "missing"),
        (reading.begins, "relations begun"),
        (reading.ends, "relations ended"),
        (reading.left, "left out of the source"),
    )
    for count, words in counts:
        yield f"{count:>12,} {words}"
    for row in queries.told_first(reading)[:MOST_TOLD]:
        yield from _told(row)
    for where, why in reading.left_out[:MOST_TOLD]:
        yield f"left out, {where}: {why}"


def _told(row: Row) -> Iterator[str]:
    if row.verdict in ("unclear", "refused", "missing"):
        yield f"{row.verdict}, {row.key} {row.name}: {row.why}"
    number = numbered(ConfigurationItem.prefix, row.ci or 0)
    for name, (old, new, why) in row.changes.items() if row.verdict == "changed" else ():
        yield f"changed, {number} {row.name}: {name} from {old} to {new}. {why}"
    for note in row.notes:
        yield f"not taken, {row.key} {row.name}: {note}"


def _outcome(reading: Reading, seconds: float) -> Iterator[str]:
    counted = queries.outcomes(reading)
    batch = reading.batch
    yield (
        f"{counted.get(Outcome.DONE, 0):,} things were taken in, "
        f"{counted.get(Outcome.REFUSED, 0):,} were refused on the way, in {seconds:.1f} s."
    )
    if batch:
        yield f"{batch.number} can be taken back."
