"""Many records at once through the API: tried, done, told item by item."""

from typing import Any

import pytest
from django.test import Client

from armillary.fittings.batches.models import Batch
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person
from tests.api.test_records import posted
from tests.batches.desk import a_bulk, things, work_off
from tests.makers import a_caller, a_stranger, an_agent, api_client
from tests.throwaway.models import Thing

pytestmark = pytest.mark.django_db
BULK = "/api/v1/things/bulk"


@pytest.fixture
def agent() -> Person:
    """Somebody of the provider."""
    return an_agent()


@pytest.fixture
def client(agent: Person) -> Client:
    """A program of the agent."""
    return api_client(agent)


def test_a_bulk_is_a_batch_whose_items_tell_what_became_of_each(
    client: Client, agent: Person
) -> None:
    on = things(agent, 3)
    a_bulk(agent, "lend", on[:1], holder=agent.number)
    work_off()

    numbers, arguments = [each.number for each in on], {"holder": agent.number}
    begun = posted(client, BULK, {"verb": "lend", "numbers": numbers, "arguments": arguments})
    work_off()
    batch = client.get(begun.headers["Location"]).json()
    told = client.get(begun.json()["items"]).json()["items"]

    assert begun.status_code == 202
    assert (batch["state"], batch["total"], batch["done"], batch["refused"]) == ("done", 3, 2, 1)
    assert [(each["number"], each["outcome"]) for each in told] == [
        (on[0].number, "refused"),
        (on[1].number, "done"),
        (on[2].number, "done"),
    ]
    refused = client.get(f"{begun.json()['items']}?outcome=refused").json()["items"]
    assert [each["place"] for each in refused] == [1]


def test_a_dry_run_says_what_would_happen_and_changes_nothing(
    client: Client, agent: Person
) -> None:
    on = things(agent, 2)
    a_bulk(agent, "lend", on[:1], holder=agent.number)
    work_off()
    lines = Entry.objects.count()

    body = {"verb": "lend", "question": "sort=-number", "arguments": {"holder": agent.number}}
    told = posted(client, BULK, body | {"dry_run": True})

    assert told.status_code == 200
    figures = {name: told.json()[name] for name in ("total", "would_be_done", "would_be_refused")}
    assert figures == {"total": 2, "would_be_done": 1, "would_be_refused": 1}
    assert told.json()["items"][1] == {"number": on[1].number, "why_not": None}
    assert Entry.objects.count() == lines
    assert Thing.objects.filter(state="lent").count() == 1
    assert Batch.objects.count() == 1


def test_a_large_trial_is_a_sample_and_says_so(client: Client, agent: Person) -> None:
    things(agent, 201)

    body = {"verb": "lend", "question": "", "arguments": {"holder": agent.number}, "dry_run": True}
    told = posted(client, BULK, body).json()

    assert (told["total"], told["tried"], told["sampled"]) == (201, 200, True)


def test_a_question_means_what_the_person_may_see(agent: Person) -> None:
    things(agent, 3)
    stranger = a_stranger()

    body = {"verb": "comment", "question": "", "arguments": {"text": "Mine."}}
    refused = posted(api_client(stranger), BULK, body)

    assert refused.status_code == 422
    assert refused.json()["errors"] == [{"field": "numbers", "why": "These are no records."}]


def test_what_cannot_be_seen_is_refused_like_what_is_not_there(agent: Person) -> None:
    [hidden] = things(agent, 1)
    caller = a_caller()
    numbers = [hidden.number, "THG-999999"]

    body = {"verb": "comment", "numbers": numbers, "arguments": {"text": "Hello"}}
    begun = posted(api_client(caller), BULK, body)
    work_off()
    told = api_client(caller).get(begun.json()["items"]).json()["items"]

    why = "There is no such record, or none that you can see."
    assert [(each["outcome"], each["sentence"]) for each in told] == [("refused", why)] * 2


def test_a_secret_is_not_for_many(client: Client) -> None:
    body = {"verb": "set_password", "arguments": {"password": "x"}, "question": ""}

    refused = posted(client, "/api/v1/mail-accounts/bulk", body)

    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "verb")
    assert not Batch.objects.exists()


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({}, 422, "verb"),
        ({"verb": "fly", "question": ""}, 422, "verb"),
        ({"verb": 7, "question": ""}, 422, "verb"),
        ({"verb": "comment", "arguments": {"text": "x"}}, 422, "numbers"),
        ({"verb": "comment", "arguments": {"text": "x"}, "numbers": ["INC-1"]}, 422, "numbers"),
        ({"verb": "comment", "arguments": {}, "question": ""}, 422, "text"),
        ({"verb": "comment", "arguments": {"text": "x"}, "question": "a=b"}, 400, "a"),
        ({"verb": "comment", "question": "", "surprise": 1}, 400, "surprise"),
    ],
)
def test_what_is_wrong_is_named(
    client: Client, agent: Person, body: Any, status: int, field: str
) -> None:
    things(agent, 1)

    refused = posted(client, BULK, body)

    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (status, field)
    assert not Batch.objects.exists()
