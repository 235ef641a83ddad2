"""Telling other programs: once for each line, signed, tried again, given up, sent again."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from armillary.fittings.calling.actions import allow_calls
from armillary.fittings.calling.vocabulary import Scheme
from armillary.fittings.notifications.models import Notification
from armillary.fittings.webhooks import signing
from armillary.fittings.webhooks.models import Delivery, Subscription
from armillary.fittings.webhooks.outgoing import actions, jobs
from armillary.fittings.webhooks.outgoing.making import deliver_lines
from armillary.fittings.webhooks.outgoing.rules import MOST_ATTEMPTS, PAUSE_AFTER
from armillary.fittings.webhooks.vocabulary import Delivered, State
from armillary.kernel.access.actions import persons
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door
from armillary.kernel.conversation.actions import comment
from armillary.kernel.errors import Invalid
from armillary.kernel.jobs.models import Job
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person
from tests.makers import MONDAY, an_administrator, an_agent, by, the_robot
from tests.throwaway.process import lend, shelve
from tests.webhooks.listening import Elsewhere, elsewhere, with_status

pytestmark = pytest.mark.django_db


@pytest.fixture
def other() -> Iterator[Elsewhere]:
    """A program that takes what it is told."""
    with elsewhere() as found:
        yield found


@pytest.fixture
def owner() -> Person:
    return an_administrator()


def subscribed(owner: Person, other: Elsewhere, **said: Any) -> Subscription:
    """A subscription of this program to things."""
    act = by(owner)
    allow_calls(act, host="127.0.0.1", port=other.port, scheme=Scheme.HTTP, internal=True)
    address = f"http://127.0.0.1:{other.port}/in"
    told = {"name": "Chat", "address": address, "record_type": "things", **said}
    return actions.subscribe(act, **told)


def robot_at(moment: datetime) -> Act:
    robot = the_robot()
    stand_as(robot)
    return Act(actor=robot, at=moment, door=Door.JOB)


def react() -> int:
    """What the worker does about all lines."""
    lines = list(Entry.objects.order_by("pk").values_list("pk", flat=True))
    return deliver_lines(robot_at(MONDAY), lines)


def deliver(at: datetime = MONDAY) -> None:
    """Do the deliveries that are due at this moment."""
    due = Job.objects.filter(name=actions.DELIVER, due_at__lte=at).order_by("pk")
    for job in list(due):
        jobs.deliver(robot_at(at), job.arguments)
        job.delete()


def due_now() -> None:
    """Jobs are due by the clock of the database; the tests live on a Monday."""
    with connection.cursor() as cursor:
        cursor.execute(
            "update kernel_job set due_at = %s where name = %s and due_at > now() - interval '1 h'"
            " and attempts = 0 and due_at <= now()",
            (MONDAY, actions.DELIVER),
        )


def test_what_happens_is_told_once_signed_and_as_a_cloud_event(
    owner: Person, other: Elsewhere
) -> None:
    subscription = subscribed(owner, other, fields="number, title state")
    secret = actions.secret_anew(subscription, by(owner))
    agent = an_agent()
    thing = shelve(by(agent), title="Ladder")
    lend(thing, by(agent), holder=agent)

    assert (react(), react()) == (2, 0)
    due_now()
    deliver()

    assert len(other.calls) == 2
    path, headers, body = other.calls[1]
    told = json.loads(body)
    assert (path, headers["content-type"]) == (
        "/in",
        "application/cloudevents+json; charset=utf-8",
    )
    flaw = signing.flaw(
        secret,
        headers["webhook-id"],
        headers["webhook-timestamp"],
        headers["webhook-signature"],
        body,
        MONDAY,
    )
    assert flaw is None
    assert (told["specversion"], told["id"]) == ("1.0", headers["webhook-id"])
    assert (told["type"], told["subject"]) == ("armillary.things.lend", thing.number)
    assert told["source"] == "/api/v1/things"
    assert told["data"]["actor"] == {"number": agent.number, "name": agent.name}
    assert told["data"]["record"] == {"number": thing.number, "title": "Ladder", "state": "lent"}
    assert set(Delivery.objects.values_list("state", flat=True)) == {Delivered.DONE}


def test_verbs_and_a_question_say_what_is_told(owner: Person, other: Elsewhere) -> None:
    subscribed(owner, other, verbs="lend", question="wear=2")
    agent = an_agent()
    for wear in (1, 2):
        thing = shelve(by(agent), title="Rope", wear=wear)
        lend(thing, by(agent), holder=agent)

    assert react() == 1
    assert Delivery.objects.get().verb == "lend"


def test_what_the_owner_may_not_see_is_not_told(owner: Person, other: Elsewhere) -> None:
    subscribed(owner, other)
    shelve(by(an_agent()), title="Ladder")
    persons.disable(owner, by(an_administrator()))

    assert react() == 0


def test_a_failure_is_tried_again_later_under_the_same_id(owner: Person) -> None:
    with elsewhere(with_status(503)) as other:
        subscribed(owner, other)
        shelve(by(an_agent()), title="Ladder")
        react()
        due_now()
        deliver()
        deliver(MONDAY + timedelta(seconds=9))
        deliver(MONDAY + timedelta(seconds=10))

        ids = [headers["webhook-id"] for _, headers, _ in other.calls]

    assert len(ids) == 2
    assert len(set(ids)) == 1
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.attempts) == (Delivered.WAITING, 2)
    log = list(delivery.log.order_by("pk").values_list("status", "answer", "error"))
    assert log == [(503, "heard", "")] * 2


def test_while_one_fails_the_others_of_it_rest(owner: Person) -> None:
    with elsewhere(with_status(500)) as other:
        subscribed(owner, other)
        for _ in range(5):
            shelve(by(an_agent()), title="Ladder")
        react()
        due_now()
        deliver()

        assert len(other.calls) == 1


def test_after_the_last_attempt_it_is_given_up_and_can_be_sent_again(owner: Person) -> None:
    with elsewhere(with_status(500)) as other:
        subscription = subscribed(owner, other)
        shelve(by(an_agent()), title="Ladder")
        react()
        due_now()
        Delivery.objects.update(attempts=MOST_ATTEMPTS - 1)
        deliver()
        assert Delivery.objects.get().state == Delivered.DEAD

        actions.send_again(subscription, by(owner))

    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.attempts) == (Delivered.WAITING, 0)
    assert Job.objects.filter(name=actions.DELIVER).count() == 1


def test_from_a_moment_on_everything_can_be_sent_again(owner: Person, other: Elsewhere) -> None:
    subscription = subscribed(owner, other)
    shelve(by(an_agent()), title="Ladder")
    react()
    due_now()
    deliver()

    actions.send_again(subscription, by(owner), since=MONDAY)
    due_now()
    deliver()

    ids = [headers["webhook-id"] for _, headers, _ in other.calls]
    assert len(ids) == 2
    assert len(set(ids)) == 1


def test_after_a_day_without_an_answer_it_is_paused_and_its_owner_told(owner: Person) -> None:
    with elsewhere(with_status(500)) as other:
        subscription = subscribed(owner, other)
        shelve(by(an_agent()), title="Ladder")
        react()
        due_now()
        deliver()
        Job.objects.filter(name=actions.DELIVER).update(due_at=MONDAY + PAUSE_AFTER)
        deliver(MONDAY + PAUSE_AFTER)

    subscription.refresh_from_db()
    assert subscription.state == State.PAUSED
    assert Notification.objects.filter(person=owner).count() == 1


def test_what_happens_in_a_pause_is_told_when_it_goes_on(owner: Person, other: Elsewhere) -> None:
    subscription = subscribed(owner, other)
    actions.pause(subscription, by(owner))
    shelve(by(an_agent()), title="Ladder")
    react()
    due_now()
    deliver()
    assert other.calls == []

    actions.resume(subscription, by(owner))
    due_now()
    deliver()

    assert len(other.calls) == 1


def test_what_is_said_is_told_with_its_words(owner: Person, other: Elsewhere) -> None:
    subscribed(owner, other, verbs="comment")
    thing = shelve(by(an_agent()), title="Ladder")
    comment(thing, by(an_agent()), text="Where is it?")

    assert react() == 1
    assert json.loads(Delivery.objects.get().body)["data"]["text"] == "Where is it?"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"address": "http://169.254.169.254/latest"}, "address"),
        ({"address": "nowhere"}, "address"),
        ({"record_type": "unicorns"}, "record_type"),
        ({"verbs": "fly"}, "verbs"),
        ({"fields": "secret"}, "fields"),
        ({"question": "wear=9"}, "question"),
        ({"question": "limit=1"}, "question"),
    ],
)
def test_what_is_wrong_is_named(
    owner: Person, other: Elsewhere, said: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        subscribed(owner, other, **said)

    assert list(refusal.value.fields) == [field]
    assert not Subscription.objects.exists()


def test_the_secret_is_in_no_journal(owner: Person, other: Elsewhere) -> None:
    subscription = subscribed(owner, other)
    secret = actions.secret_anew(subscription, by(owner, datetime.now(UTC)))

    told = json.dumps(list(Entry.objects.values_list("changes", "text")), default=str)
    assert secret.removeprefix(signing.PREFIX) not in told
    assert secret.startswith("whsec_")
