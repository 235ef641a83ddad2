"""Hearing other programs: stored first, answered, worked later, and each thing once."""

import gzip
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from armillary.fittings.webhooks import signing
from armillary.fittings.webhooks.incoming import actions, jobs
from armillary.fittings.webhooks.incoming.mapping import BadMapping, applied, read_mapping
from armillary.fittings.webhooks.models import Receipt, Source
from armillary.fittings.webhooks.vocabulary import Delivered
from armillary.kernel.access.actions import persons
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door
from armillary.kernel.errors import Invalid
from armillary.kernel.jobs.models import Job
from armillary.kernel.journal.models import Entry
from armillary.operations.incident.models import Incident
from armillary.people.models import Person
from tests.makers import MONDAY, an_administrator, an_agent, by, now, the_robot

PAYLOADS = Path(__file__).parents[4] / "shared" / "data" / "alert-payloads"
MAPPING = """
# what a monitoring tells of a host
title = /title | /check_name | /incident/summary | /Subject | "An alert"
description = /message | /description
impact = 2
urgency = /state {"alerting": 1, "ok": 3} | 2
"""
Posting = Callable[..., Any]


def a_source(person: Person | None = None, **said: Any) -> tuple[Source, str, str]:
    """A source for incidents, its address and its secret."""
    act = by(an_administrator())
    told: dict[str, Any] = {"name": "Monitoring", "record_type": "incidents", "mapping": MAPPING}
    told |= {"person": person or an_agent(), "signed": False, **said}
    source = actions.add_source(act, **told)
    return source, *actions.address_anew(source, act)


def post(address: str, body: Any, **headers: str) -> Any:
    sent = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Client().post(address, sent, content_type="application/json", headers=headers)


def work(attempt: int = 1) -> None:
    """Do what is left to do about what came."""
    robot = the_robot()
    for job in list(Job.objects.filter(name=actions.WORK).order_by("pk")):
        stand_as(robot)
        act = Act(actor=robot, at=MONDAY, door=Door.JOB)
        jobs.work_on(act, {**job.arguments, "attempt": attempt})
        job.delete()


@pytest.mark.django_db
def test_what_a_source_tells_is_kept_answered_and_worked_later() -> None:
    agent = an_agent()
    _, address, _ = a_source(agent)

    answer = post(address, {"title": "Disk full", "state": "alerting"}, X_Event_Id="1")

    assert (answer.status_code, Incident.objects.count()) == (202, 0)
    work()
    incident = Incident.objects.get()
    assert (incident.title, incident.urgency, incident.opened_by) == ("Disk full", 1, agent)
    line = Entry.objects.get(record_type="incidents")
    assert (line.verb, line.actor, line.door) == ("log", agent, Door.WEBHOOK)
    receipt = Receipt.objects.get()
    assert (receipt.state, receipt.record_id) == (Delivered.DONE, incident.pk)


@pytest.mark.django_db
def test_the_same_again_is_answered_alike_and_done_once() -> None:
    _, address, _ = a_source()
    body = {"title": "Disk full"}

    first = post(address, body, X_Event_Id="1")
    again = post(address, body, X_Event_Id="1")
    work()

    assert (again.status_code, again.content) == (202, first.content)
    assert again.headers["Idempotency-Replayed"] == "true"
    assert Incident.objects.count() == 1


@pytest.mark.django_db
def test_the_same_key_with_another_body_is_told() -> None:
    _, address, _ = a_source(key_pointer="/id")

    post(address, {"id": 7, "title": "Disk full"})
    refused = post(address, {"id": 7, "title": "Disk empty"})

    assert refused.status_code == 422
    assert refused.json()["type"] == "urn:armillary:key-reused"
    assert Receipt.objects.count() == 1


@pytest.mark.django_db
def test_without_an_id_the_content_counts() -> None:
    _, address, _ = a_source()

    statuses = [post(address, {"title": title}).status_code for title in ("A", "A", "B")]

    assert statuses == [202, 202, 202]
    assert Receipt.objects.count() == 2


@pytest.mark.django_db
def test_what_cannot_be_made_waits_in_the_dead_list_and_can_be_worked_again() -> None:
    source, address, _ = a_source()
    post(address, {"title": "A" * 300})

    work()

    receipt = Receipt.objects.get()
    assert receipt.state == Delivered.DEAD
    assert "At most 200 characters" in receipt.sentence
    actions.revise(
        source,
        by(an_administrator()),
        name="Monitoring",
        person=source.person,
        record_type="incidents",
        mapping='title = "Too long to tell"\nimpact = 3\nurgency = 3',
        signed=False,
    )
    actions.work_again(source, by(an_administrator()))
    work()
    assert Incident.objects.get().title == "Too long to tell"


@pytest.mark.django_db
def test_what_breaks_each_time_ends_in_the_dead_list() -> None:
    _, address, _ = a_source()
    post(address, {"title": "A"})

    work(attempt=5)

    assert Receipt.objects.get().state == Delivered.DEAD


@pytest.mark.django_db
def test_the_rights_are_those_of_its_person_at_that_moment() -> None:
    agent = an_agent()
    _, address, _ = a_source(agent)
    post(address, {"title": "Disk full"})
    persons.disable(agent, by(an_administrator()))

    work()

    assert Receipt.objects.get().sentence == f"{agent.name} started this and is disabled now."
    assert not Incident.objects.exists()


@pytest.mark.django_db
def test_a_signed_source_believes_nothing_else() -> None:
    _, address, secret = a_source(signed=True)
    body = json.dumps({"title": "Disk full"}).encode()
    good = signing.headers(secret, "7", now(), body)
    other = signing.headers(signing.fresh_secret(), "7", now(), body)
    late = signing.headers(secret, "7", now() - timedelta(minutes=6), body)

    tried = [post(address, body, **headers) for headers in ({}, other, late)]
    changed = post(address, body + b" ", **good)
    taken = post(address, body, **good)

    assert [each.status_code for each in (*tried, changed)] == [401] * 4
    assert taken.status_code == 202
    assert Receipt.objects.count() == 1


@pytest.mark.django_db
def test_an_old_address_is_dead_when_it_was_made_anew() -> None:
    source, address, _ = a_source()
    actions.address_anew(source, by(an_administrator()))

    assert post(address, {"title": "A"}).status_code == 404
    assert post("/api/hooks/" + "0" * 32, {"title": "A"}).status_code == 404


@pytest.mark.django_db
def test_too_much_in_a_minute_is_refused_and_says_when_to_come_again() -> None:
    _, address, _ = a_source(most_a_minute=2)

    answers = [post(address, {"title": str(number)}) for number in range(3)]

    assert [each.status_code for each in answers] == [202, 202, 429]
    assert answers[2].headers["Retry-After"] == "60"
    assert Receipt.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"", {}, 400),
        (b"{", {}, 400),
        (b'{"a":1,"a":2}', {}, 400),
        (b'{"a":NaN}', {}, 400),
        (b'{"title":' + b"[" * 100_000, {}, 400),
        (b'{"a":' + b"[" * 60 + b"]" * 60 + b"}", {}, 400),
        (b'"' + b"a" * 1_048_576 + b'"', {}, 413),
        (
            gzip.compress(b'{"title":"' + b"0" * 10_000_000 + b'"}'),
            {"Content-Encoding": "gzip"},
            415,
        ),
        (b'{"title":"\\u0000"}', {}, 422),
    ],
)
def test_what_is_too_much_or_no_json_is_refused(
    body: bytes, headers: dict[str, str], status: int
) -> None:
    _, address, _ = a_source()

    refused = post(address, body, **headers)

    assert refused.status_code == status
    assert not Receipt.objects.exists()


@pytest.mark.django_db
@pytest.mark.skipif(not PAYLOADS.exists(), reason="The payloads are not here.")
def test_twenty_real_payloads_become_twenty_incidents() -> None:
    _, address, _ = a_source()
    found = sorted(PAYLOADS.glob("*.json"))

    statuses = {post(address, path.read_bytes()).status_code for path in found}
    work()

    assert statuses == {202}
    assert len(found) == 20
    assert list(Receipt.objects.exclude(state=Delivered.DONE).values_list("sentence")) == []
    assert Incident.objects.count() == 20


@pytest.mark.usefixtures("own_database")
def test_twenty_at_once_are_one() -> None:
    with transaction.atomic():
        stand_as(the_robot())
        _, address, _ = a_source()
    start, heard = Barrier(20), []

    def tell() -> None:
        start.wait()
        answer = post(address, {"title": "Disk full"}, X_Event_Id="1")
        heard.append((answer.status_code, answer.content))
        connection.close()

    threads = [Thread(target=tell) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(heard) == 20
    assert len(set(heard)) == 1
    assert Receipt.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"record_type": "unicorns"}, "record_type"),
        ({"mapping": "title"}, "mapping"),
        ({"mapping": "title = nothing"}, "mapping"),
        ({"mapping": "title = /a /b"}, "mapping"),
        ({"mapping": 'wings = "two"'}, "mapping"),
        ({"mapping": "title = /a"}, "mapping"),
        ({"key_pointer": "id"}, "key_pointer"),
        ({"most_a_minute": 0}, "most_a_minute"),
    ],
)
def test_what_is_wrong_is_named(said: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        a_source(**said)

    assert field in refusal.value.fields
    assert not Source.objects.exists()


@pytest.mark.django_db
def test_the_rights_of_an_administrator_are_not_lent() -> None:
    with pytest.raises(Invalid, match="not lent"):
        a_source(an_administrator())


def test_a_mapping_takes_the_first_that_is_there() -> None:
    mapping = read_mapping('a = /x/0/y | /z {"up": 1, "true": 2} | "none"\nb = /x~1y\nc = /no')

    assert applied(mapping, {"x": [{"y": 5}], "x/y": None}) == {"a": 5}
    assert applied(mapping, {"z": "up", "x/y": 3}) == {"a": 1, "b": 3}
    assert applied(mapping, {"z": True}) == {"a": 2}
    assert applied(mapping, []) == {"a": "none"}


def test_a_mapping_that_cannot_be_read_names_the_line() -> None:
    with pytest.raises(BadMapping, match="title == 3"):
        read_mapping("urgency = 1\ntitle == 3")
