"""A request with a key: done once, answered as often as it comes."""

from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from armillary.fittings.repeats.keeping import KEPT, forget_the_old
from armillary.fittings.repeats.models import Answer
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Door
from tests.api.test_records import posted
from tests.makers import (
    a_token,
    an_agent,
    api_client,
    bearer,
    by,
    now,
    signed_in_client,
    the_robot,
)
from tests.throwaway.models import Thing

THINGS = "/api/v1/things"
LADDER = {"title": "Ladder"}
KEY = {"Idempotency-Key": "7d0c7e1e-ladder"}


@pytest.mark.django_db
def test_the_second_request_gets_the_answer_of_the_first() -> None:
    client = api_client(an_agent())

    first = posted(client, THINGS, LADDER, **KEY)
    again = posted(client, THINGS, LADDER, **KEY)

    assert Thing.objects.count() == 1
    assert (again.status_code, again.content) == (201, first.content)
    for name in ("ETag", "Location", "Content-Type"):
        assert again.headers[name] == first.headers[name]
    assert "Idempotency-Replayed" not in first.headers
    assert again.headers["Idempotency-Replayed"] == "true"


@pytest.mark.django_db
def test_a_verb_is_done_once_too() -> None:
    agent = an_agent()
    client = api_client(agent)
    url = posted(client, THINGS, LADDER).headers["Location"]

    told = [posted(client, f"{url}/comment", {"text": "Once"}, **KEY).status_code for _ in range(3)]

    assert told == [200, 200, 200]
    lines = client.get(f"{url}/journal").json()["items"]
    assert [line["verb"] for line in lines].count("comment") == 1


@pytest.mark.django_db
@pytest.mark.parametrize("difference", [{"title": "Rope"}, {"title": "Ladder", "about": ""}])
def test_the_key_with_another_body_is_refused(difference: dict[str, Any]) -> None:
    client = api_client(an_agent())
    posted(client, THINGS, LADDER, **KEY)

    refused = posted(client, THINGS, difference, **KEY)

    assert (refused.status_code, refused.json()["type"]) == (422, "urn:armillary:key-reused")
    assert Thing.objects.count() == 1


@pytest.mark.django_db
def test_the_key_at_another_address_is_refused() -> None:
    client = api_client(an_agent())
    url = posted(client, THINGS, LADDER, **KEY).headers["Location"]

    assert posted(client, f"{url}/comment", LADDER, **KEY).status_code == 422


@pytest.mark.django_db
def test_a_refusal_is_not_kept_because_the_next_try_may_succeed() -> None:
    agent = an_agent()
    client = api_client(agent)
    url = posted(client, THINGS, LADDER).headers["Location"]

    refused = posted(client, f"{url}/lend", {"holder": "PER-999999"}, **KEY)
    lent = posted(client, f"{url}/lend", {"holder": agent.number}, **KEY)

    assert (refused.status_code, lent.status_code) == (422, 200)


@pytest.mark.django_db
def test_keys_are_each_token_s_own() -> None:
    first, second = api_client(an_agent()), api_client(an_agent())

    posted(first, THINGS, LADDER, **KEY)
    posted(second, THINGS, LADDER, **KEY)

    assert Thing.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "a key", "ключ".encode().decode("latin-1"), "k" * 201])
def test_a_key_that_is_none_is_refused(key: str) -> None:
    refused = posted(api_client(an_agent()), THINGS, LADDER, **{"Idempotency-Key": key})

    assert refused.status_code == 400
    assert not Thing.objects.exists()


@pytest.mark.django_db
def test_a_day_later_the_key_is_free_and_the_answer_forgotten() -> None:
    agent = an_agent()
    client = api_client(agent)
    posted(client, THINGS, LADDER, **KEY)
    Answer.objects.update(at=now() - KEPT - timedelta(seconds=1))

    posted(client, THINGS, LADDER, **KEY)

    assert Thing.objects.count() == 2
    assert forget_the_old(by(agent, now(), door=Door.JOB)) == 0
    assert forget_the_old(by(agent, now() + KEPT, door=Door.JOB)) == 1


@pytest.mark.usefixtures("own_database")
def test_twenty_at_once_make_one_and_hear_the_same() -> None:
    with transaction.atomic():
        stand_as(the_robot())
        token = a_token(an_agent())
    start, heard = Barrier(20), []

    def ask() -> None:
        caller = Client(headers=bearer(token))
        start.wait()
        answer = posted(caller, THINGS, LADDER, **KEY)
        heard.append((answer.status_code, answer.content))
        connection.close()

    threads = [Thread(target=ask) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(heard) == 20
    assert len(set(heard)) == 1
    assert heard[0][0] == 201
    with transaction.atomic():
        stand_as(the_robot())
        assert Thing.objects.count() == 1


@pytest.mark.django_db
def test_a_form_that_is_sent_twice_makes_one_record() -> None:
    browser = signed_in_client(an_agent())
    form = {"title": "Ladder", "form_key": "0123456789abcdef"}

    first = browser.post("/things/new/shelve", form)
    again = browser.post("/things/new/shelve", form)
    changed = browser.post("/things/new/shelve", form | {"title": "Rope"})

    assert (first.status_code, again.status_code) == (303, 303)
    assert again.headers["Location"] == first.headers["Location"]
    assert changed.headers["Location"] != first.headers["Location"]
    assert Thing.objects.count() == 2
    assert b'name="form_key"' in browser.get("/things/new").content


@pytest.mark.django_db
def test_a_refused_form_may_be_put_right_with_the_same_key() -> None:
    browser = signed_in_client(an_agent())

    refused = browser.post("/things/new/shelve", {"title": "", "form_key": "k"})
    made = browser.post("/things/new/shelve", {"title": "Ladder", "form_key": "k"})

    assert (refused.status_code, made.status_code) == (422, 303)
