"""A batch, from its first item to its last, told as a person would tell it."""

import pytest

from armillary.fittings.batches import actions, queries
from armillary.fittings.batches.beginning import new_batch
from armillary.fittings.batches.models import Batch, Item
from armillary.fittings.batches.vocabulary import State
from armillary.fittings.batches.works import Did, Given, Work, learn
from armillary.fittings.notifications.models import Notification
from armillary.kernel.access.actions import persons
from armillary.kernel.acts import Act, Door
from armillary.kernel.errors import NotAllowed, RuleBroken, WrongState
from armillary.kernel.journal.models import Entry
from armillary.kernel.lifecycle import anyone, creation
from tests.batches.desk import a_bulk, things, work_off
from tests.makers import an_administrator, an_agent, by
from tests.throwaway.models import State as Shelf
from tests.throwaway.models import Thing

pytestmark = pytest.mark.django_db


def outcomes(batch: Batch) -> list[tuple[str, str]]:
    return list(queries.items(batch).values_list("outcome", "sentence"))


def counts(batch: Batch) -> tuple[int, int, int, int]:
    batch.refresh_from_db()
    return batch.total, batch.done, batch.refused, batch.cancelled


def test_each_item_is_an_act_of_its_own_by_who_started_it() -> None:
    agent = an_agent()
    on = things(agent, 3)

    batch = a_bulk(agent, "lend", on, holder=agent.number)
    work_off()

    assert counts(batch) == (3, 3, 0, 0)
    assert batch.state == State.DONE
    lines = Entry.objects.filter(record_type="things", verb="lend")
    assert {(line.actor, line.door) for line in lines} == {(agent, Door.WEB)}
    assert len({line.act for line in lines}) == 3
    assert set(Thing.objects.values_list("state", flat=True)) == {Shelf.LENT}


def test_one_that_is_refused_says_why_and_stops_no_other() -> None:
    agent = an_agent()
    on = things(agent, 3)
    a_bulk(agent, "lend", on[1:2], holder=agent.number)
    work_off()

    batch = a_bulk(agent, "lend", on, holder=agent.number)
    work_off()

    assert counts(batch) == (3, 2, 1, 0)
    why = f"{on[1].number} is lent: “Lend” does not start from there."
    assert outcomes(batch) == [("done", ""), ("refused", why), ("done", "")]


def test_more_than_a_chunk_is_done_in_several_jobs() -> None:
    agent = an_agent()
    batch = a_bulk(agent, "lend", things(agent, 101), holder=agent.number)

    steps = work_off()

    assert steps == 3
    assert counts(batch) == (101, 101, 0, 0)
    told = Notification.objects.get(person=agent)
    assert told.text == "Lend: 101 things: 101 done, 0 refused."


def test_the_rights_are_those_of_the_moment() -> None:
    agent, administrator = an_agent(), an_administrator()
    batch = a_bulk(agent, "lend", things(agent, 2), holder=agent.number)
    persons.disable(agent, by(administrator))

    work_off()

    assert counts(batch) == (2, 0, 2, 0)
    why = f"{agent.name} started this and is disabled now."
    assert outcomes(batch) == [("refused", why)] * 2


def test_what_is_cancelled_tells_what_was_done() -> None:
    agent = an_agent()
    batch = a_bulk(agent, "lend", things(agent, 5), holder=agent.number)

    actions.cancel(batch, by(agent))
    work_off()

    assert counts(batch) == (5, 0, 0, 5)
    assert batch.state == State.CANCELLED
    assert not Entry.objects.filter(verb="lend").exists()


def test_a_colleague_cannot_cancel_and_a_done_one_is_past_it() -> None:
    agent, colleague = an_agent(), an_agent()
    batch = a_bulk(agent, "lend", things(agent, 1), holder=agent.number)

    with pytest.raises(NotAllowed):
        actions.cancel(batch, by(colleague))
    work_off()
    batch.refresh_from_db()
    with pytest.raises(WrongState):
        actions.cancel(batch, by(agent))


def test_the_same_asked_twice_is_one_batch() -> None:
    agent = an_agent()
    on = things(agent, 2)

    first = a_bulk(agent, "lend", on, holder=agent.number)
    again = a_bulk(agent, "lend", on[::-1], holder=agent.number)
    other = a_bulk(agent, "lend", on[:1], holder=agent.number)

    assert first == again
    assert first != other


def test_an_item_that_breaks_is_left_out_and_changes_nothing() -> None:
    agent = an_agent()
    batch = begin(by(agent), work="break at two", count=3)

    work_off()

    assert counts(batch) == (3, 2, 1, 0)
    assert "broke on our side" in outcomes(batch)[1][1]
    assert sorted(Thing.objects.values_list("title", flat=True)) == ["Made 1", "Made 3"]


def test_after_a_killed_worker_items_go_singly_and_the_one_that_kills_is_left_out() -> None:
    agent = an_agent()
    batch = begin(by(agent), work="break at two", count=2)
    work_off(attempt=2)
    third = begin(by(agent), work="break at two", count=1)

    work_off(attempt=3)

    assert counts(batch)[1:] == (1, 1, 0)
    assert "The worker ended each time" in outcomes(third)[0][1]


def test_a_kind_of_work_may_list_its_items_later() -> None:
    batch = begin(by(an_agent()), work="list three", count=0)

    work_off()

    assert counts(batch) == (3, 3, 0, 0)


def test_what_has_no_way_back_is_not_taken_back() -> None:
    agent = an_agent()
    batch = begin(by(agent), work="list three", count=0)
    work_off()
    batch.refresh_from_db()

    with pytest.raises(RuleBroken, match="cannot be taken back"):
        actions.undo(batch, by(agent))


def make(batch: Batch, item: Item, act: Act) -> Did:
    from_place = shelved(act, title=f"Made {item.place}")
    if item.place == 2 and batch.work == "break at two":
        raise ValueError("This never works.")
    return Did(from_place.pk)


@creation(start=Shelf.ON_THE_SHELF, activity=actions.ACTIVITY, allowed=anyone)
def shelved(act: Act, *, title: str) -> Thing:
    """Make a thing."""
    return Thing(title=title, keeper=act.actor)


@creation(start=State.PREPARING, activity=actions.ACTIVITY, allowed=anyone)
def begin(act: Act, *, work: str, count: int) -> Batch:
    """Begin a batch of the tests."""
    return new_batch(act, work=work, title="A trial", items=[Given()] * count)


learn(Work(name="break at two", do=make))
learn(Work(name="list three", do=make, prepare=lambda batch, act: [Given()] * 3))
