"""What can be done to readings: try them, take them in, or do without."""

import re
from collections.abc import Iterator
from dataclasses import replace

import msgspec

from armillary.assurance.configuration.actions.allowed import keepers
from armillary.assurance.configuration.imports.proposals import Verdict
from armillary.assurance.configuration.imports.reconciliation import PERSON
from armillary.assurance.configuration.sources import queries
from armillary.assurance.configuration.sources.models import Reading
from armillary.assurance.configuration.sources.vocabulary import Form, State
from armillary.fittings.batches.beginning import new_batch
from armillary.fittings.batches.models import Batch
from armillary.fittings.batches.vocabulary import State as BatchState
from armillary.fittings.batches.works import Given
from armillary.kernel.acts import Act, Door
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.jobs import queue
from armillary.kernel.lifecycle import creation, holds, staff, transition
from armillary.reference.activities import Configuration as Activity
from armillary.reference.roles import Role

ACTIVITY = Activity.DEFINE_AND_MAINTAIN_CIS
TRY, WORK = "try a reading", "take a reading in"
ITEMS, RELATIONS = "items", "relations"
PORTION = 2_000
_SOURCE = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?", re.ASCII)
the_robot = holds(Role.ROBOT)


@creation(start=State.TRYING, activity=ACTIVITY, allowed=keepers & staff)
def hear(
    act: Act,
    *,
    source: str,
    form: Form,
    files: str,
    complete: bool = False,
    only_known: bool = False,
    at_once: bool = False,
) -> Reading:
    """Try what a source tells, in files that were sent before; nothing is taken in yet."""
    if not _SOURCE.fullmatch(source) or source == PERSON:
        raise Invalid({"source": "Small letters, digits and hyphens, such as netbox."})
    sent = queries.sent_files(files.split(), act)
    if not sent:
        raise Invalid({"files": "Send a file first."})
    reading = Reading(
        pk=queries.fresh_key(),
        source=source,
        form=form.value,
        name=", ".join(file.name for file in sent)[:200],
        complete=complete,
        only_known=only_known,
        at_once=at_once,
        owner=act.actor,
    )
    queries.keep_files(reading, sent)
    queue.defer(TRY, {"reading": reading.pk})
    return reading


@transition(
    source=(State.TRIED, State.STARTED), target=State.TRYING, activity=ACTIVITY, allowed=keepers
)
def try_again(reading: Reading, act: Act) -> None:
    """Read the same files anew, against what is here now."""
    if reading.batch and reading.batch.state not in (BatchState.DONE, BatchState.UNDONE):
        raise RuleBroken("It is being taken in.")
    reading.batch = None
    queue.defer(TRY, {"reading": reading.pk})


@transition(source=State.TRYING, target=State.TRIED, activity=ACTIVITY, allowed=the_robot)
def end_trying(reading: Reading, act: Act, *, told: str) -> None:
    """It is known what would be done."""
    found = msgspec.json.decode(told)
    counts = found["counts"]
    reading.made, reading.changed = counts[Verdict.NEW], counts[Verdict.CHANGED]
    reading.same = counts[Verdict.SAME] + counts[Verdict.HEARD]
    reading.unclear, reading.refused = counts[Verdict.UNCLEAR], counts[Verdict.REFUSED]
    reading.absent = counts[Verdict.MISSING]
    reading.begins, reading.ends = counts["begins"], counts["ends"]
    reading.left, reading.left_out = counts["left"], found["left_out"]


@transition(
    source=State.TRYING,
    target=State.UNREADABLE,
    activity=ACTIVITY,
    allowed=the_robot,
    words="why",
)
def give_up(reading: Reading, act: Act, *, why: str) -> None:
    """The files cannot be read."""
    reading.trouble = why


@transition(source=State.TRIED, target=State.STARTED, activity=ACTIVITY, allowed=keepers)
def take_in(reading: Reading, act: Act) -> None:
    """Do what is proposed; what is unclear or refused is left."""
    by_import = replace(act, door=Door.IMPORT, version=None)
    reading.batch = start_batch(by_import, reading=reading)


@transition(
    source=(State.TRIED, State.UNREADABLE),
    target=State.DROPPED,
    activity=ACTIVITY,
    allowed=keepers,
)
def drop(reading: Reading, act: Act) -> None:
    """Do without it. Nothing of it was taken in."""


@creation(start=BatchState.PREPARING, activity=ACTIVITY, allowed=keepers)
def start_batch(act: Act, *, reading: Reading) -> Batch:
    """Begin to take a reading in, portion by portion."""
    return new_batch(
        act,
        work=WORK,
        title=f"Take in {reading.source}: {reading.name}"[:200],
        record_type="configuration-items",
        arguments={"reading": reading.pk},
        items=portions(reading),
    )


def portions(reading: Reading) -> Iterator[Given]:
    """All things first, then what lies between them."""
    last = queries.last_place(reading)
    for what in (ITEMS, RELATIONS):
        for first in range(1, last + 1, PORTION):
            end = first + PORTION - 1
            if what == ITEMS or queries.has_relations(reading, first, end):
                yield Given(values={"what": what, "first": first, "last": end})


def go_on(reading: Reading, act: Act) -> None:
    """Take in what is clear, in the name of who sent it."""
    owner = replace(act, actor=reading.owner)
    if reading.made + reading.changed + reading.same + reading.begins + reading.ends:
        take_in(reading, owner)
