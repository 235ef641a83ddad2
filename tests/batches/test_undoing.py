"""Taking a bulk back: each record by itself, as far as nobody has changed it since."""

from decimal import Decimal

import pytest

from armillary.fittings.batches import actions, queries
from armillary.fittings.batches.models import Batch
from armillary.fittings.batches.vocabulary import State
from armillary.kernel.journal.models import Entry
from armillary.operations.incident import actions as incidents
from armillary.operations.incident.tests.makers import work_in_progress
from armillary.operations.incident.vocabulary import State as Life
from armillary.people.models import Person
from tests.batches.desk import a_bulk, things, work_off
from tests.makers import an_agent, by
from tests.throwaway.process import weigh

pytestmark = pytest.mark.django_db


def undone(batch: Batch, person: Person) -> Batch:
    """The batch that took it back."""
    batch.refresh_from_db()
    actions.undo(batch, by(person))
    work_off()
    found = queries.undoing(batch, person)
    assert found is not None
    return found


def test_fields_are_set_back_unless_somebody_touched_them() -> None:
    agent = an_agent()
    on = things(agent, 3)
    weigh(on[0], by(agent), weight=Decimal("1.50"))
    batch = a_bulk(agent, "weigh", on, weight="2.00")
    work_off()
    weigh(on[2], by(agent), weight=Decimal("3.00"))

    back = undone(batch, agent)

    for thing in on:
        thing.refresh_from_db()
    assert [thing.weight for thing in on] == [Decimal("1.50"), None, Decimal("3.00")]
    assert (back.state, back.done, back.refused) == (State.DONE, 2, 1)
    refused = queries.items(back, ["refused"]).get()
    assert refused.sentence == "Somebody has changed it since: weight."
    batch.refresh_from_db()
    assert batch.state == State.UNDONE
    lines = Entry.objects.filter(record_type="things", record_id=on[0].pk, verb="take_back")
    assert [line.changes for line in lines] == [{"weight": ["2.00", "1.50"]}]


def test_a_verb_without_an_opposite_stays_done_and_says_so() -> None:
    agent = an_agent()
    batch = a_bulk(agent, "lend", things(agent, 1), holder=agent.number)
    work_off()

    back = undone(batch, agent)

    assert (back.done, back.refused) == (0, 1)
    assert queries.items(back).get().sentence == "No verb takes “Lend” back to on the shelf."


def test_what_was_put_on_hold_goes_on_again() -> None:
    agent = an_agent()
    kept = [work_in_progress(agent) for _ in range(2)]
    batch = a_bulk(agent, "hold", kept, kind="incidents", hold_reason="awaiting_vendor")
    work_off()
    incidents.resume(kept[1], by(agent))

    back = undone(batch, agent)

    for incident in kept:
        incident.refresh_from_db()
    assert [incident.state for incident in kept] == [Life.IN_PROGRESS, Life.IN_PROGRESS]
    assert (back.done, back.refused) == (1, 1)
    assert queries.items(back, ["refused"]).get().sentence == "It is in progress by now."


def test_words_that_were_said_stay_said() -> None:
    agent = an_agent()
    batch = a_bulk(agent, "comment", things(agent, 1), text="We look into it.")
    work_off()

    back = undone(batch, agent)

    assert "cannot be taken back field by field" in queries.items(back).get().sentence
