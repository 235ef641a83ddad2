"""What a process does about what happened: a job for a batch of fresh lines, each line once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from armillary.kernel import registry
from armillary.kernel.acts import Act
from armillary.kernel.declarations import Process, Reaction
from armillary.kernel.jobs.doing import do_one
from armillary.kernel.jobs.models import Job
from armillary.kernel.journal.models import Entry
from armillary.kernel.journal.witness import FileWitness
from armillary.kernel.outbox.relay import relay
from armillary.operations.incident import actions
from armillary.operations.incident.tests.makers import an_incident
from tests.makers import an_agent, by, the_robot

pytestmark = pytest.mark.django_db
heard: list[int] = []
stumbles: list[str] = []


def hear(act: Act, lines: Sequence[int]) -> None:
    if stumbles:
        raise ValueError(stumbles.pop())
    heard.extend(lines)


def _listening() -> Process:
    return Process(id="listening", records=(), reactions=(Reaction("Hear", hear),))


@pytest.fixture
def listening(monkeypatch: pytest.MonkeyPatch) -> None:
    """One process that listens."""
    monkeypatch.setattr(registry, "_processes", [_listening()])
    heard.clear()
    stumbles.clear()


@pytest.fixture
def witness(tmp_path: Path) -> FileWitness:
    return FileWitness(tmp_path / "witness")


@pytest.mark.usefixtures("listening")
def test_each_line_is_heard_once_after_its_commit(witness: FileWitness) -> None:
    the_robot()

    while relay(witness):
        assert heard == []
    work()

    assert heard == list(Entry.objects.order_by("pk").values_list("pk", flat=True))


@pytest.mark.usefixtures("listening")
def test_a_reaction_that_stumbles_is_done_again(witness: FileWitness) -> None:
    the_robot()
    while relay(witness):
        pass
    stumbles.append("not now")

    work()
    job = Job.objects.get()
    assert (heard, job.last_error) == ([], "ValueError: not now")

    work(timedelta(minutes=1))
    assert heard == list(Entry.objects.order_by("pk").values_list("pk", flat=True))


def work(later: timedelta = timedelta()) -> None:
    """Do all jobs that are due after this time."""
    while do_one(datetime.now(UTC) + later):
        pass


@pytest.mark.usefixtures("listening")
def test_it_may_hear_of_some_lines_only(
    witness: FileWitness, monkeypatch: pytest.MonkeyPatch
) -> None:
    agent = an_agent()
    actions.take(an_incident(), by(agent))
    told = Entry.objects.order_by("pk").values_list("pk", "record_type", "verb")
    wanted = [key for key, kind, verb in told if (kind, verb) == ("incidents", "take")]
    some = Reaction("Hear", hear, types=("incidents", "people"), verbs=("take", "retire"))
    none = Reaction("Never", hear, types=("calendars",))
    monkeypatch.setattr(registry, "_processes", [replace(_listening(), reactions=(some, none))])

    while relay(witness):
        pass
    waiting = list(Job.objects.values_list("name", flat=True))
    work()

    assert (waiting, heard) == (["listening: Hear"], wanted)
