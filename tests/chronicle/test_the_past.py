"""A chronicle of what happened before anybody worked here."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from armillary.fittings.chronicle import Chronicle, Keys, write
from armillary.kernel.errors import Invalid, WrongState
from armillary.kernel.jobs.models import Job
from armillary.kernel.journal.models import Outbox, Seal
from armillary.kernel.journal.witness import FileWitness
from armillary.kernel.outbox.past import seal_the_past
from tests.makers import an_agent, by, the_robot
from tests.throwaway.process import lend, shelve, weigh


@pytest.mark.django_db
def test_a_verb_that_cannot_be_done_leaves_the_record_and_the_lines_as_they_were() -> None:
    history, act = Chronicle(Keys()), by(an_agent())
    thing = history.create(shelve, act, title="A ladder")

    with pytest.raises(Invalid):
        history.perform(weigh, thing, act, weight=Decimal("1e9"))
    history.perform(lend, thing, act, holder=act.actor)
    with pytest.raises(WrongState):
        history.perform(lend, thing, act, holder=the_robot())

    assert (thing.state, thing.version, thing.weight, thing.holder) == ("lent", 2, None, act.actor)
    assert history.hand_over().line_count == 2


@pytest.mark.django_db
def test_the_past_is_sealed_and_nobody_reacts_to_it(
    tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    history, act, witness = Chronicle(Keys()), by(an_agent()), FileWitness(tmp_path / "witness")
    history.create(shelve, act, title="A ladder")
    write(act, [history.hand_over()])

    with django_capture_on_commit_callbacks(execute=True):
        seal_the_past(witness)

    assert not Outbox.objects.exists()
    assert not Job.objects.exists()
    assert [head.seal for head in witness.heads()] == [Seal.objects.latest("pk").pk]
