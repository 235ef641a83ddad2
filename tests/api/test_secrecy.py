"""What somebody may not see can neither be read, nor counted, nor guessed from any answer."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from armillary.kernel.access.standing import stand_as
from armillary.kernel.conversation.actions import comment, note
from armillary.people.models import Person
from armillary.people.vocabulary import Scope
from tests.listing.things import CHRISTMAS, a_thing
from tests.makers import a_caller, a_customer, a_stranger, an_agent, api_client, by
from tests.throwaway.models import Thing
from tests.throwaway.process import lend

pytestmark = pytest.mark.django_db
THINGS = "/api/v1/things"


def bare(answer: Any) -> tuple[int, bytes, list[tuple[str, str]]]:
    """An answer without the id of its request."""
    content = re.sub(rb'"request_id":"\w+"', b"", answer.content)
    told = sorted((name, text) for name, text in answer.items() if name != "X-Request-Id")
    return answer.status_code, content, told


def post(client: Client, url: str, data: Any) -> Any:
    return client.post(url, json.dumps(data), content_type="application/json")


@pytest.mark.parametrize(
    "below", ["", "/journal", "/links", "?expand=can,journal", "?fields=title"]
)
def test_a_foreign_record_reads_like_a_missing_one(below: str) -> None:
    agent, stranger = an_agent(), a_stranger()
    client = api_client(stranger)
    foreign = a_thing(agent)

    there = client.get(f"{THINGS}/{foreign.number}{below}")
    missing = client.get(f"{THINGS}/THG-999999{below}")

    assert there.status_code == 404
    assert bare(there) == bare(missing)


@pytest.mark.parametrize(
    ("verb", "body"),
    [
        ("lend", {"holder": "PER-1"}),
        ("lend", {}),
        ("weigh", {"weight": 1}),
        ("comment", {"text": "x"}),
        ("link", {"how": "goes with", "to": "THG-1"}),
        ("unknown", {}),
    ],
)
def test_a_foreign_record_is_changed_like_a_missing_one(verb: str, body: Any) -> None:
    agent, stranger = an_agent(), a_stranger()
    client = api_client(stranger)
    foreign = a_thing(agent)

    there = post(client, f"{THINGS}/{foreign.number}/{verb}", body)
    missing = post(client, f"{THINGS}/THG-999999/{verb}", body)

    assert bare(there) == bare(missing)


def test_a_foreign_record_is_referred_to_like_a_missing_one() -> None:
    agent, stranger = an_agent(), a_stranger()
    client = api_client(stranger)
    foreign = a_thing(agent)

    there = post(client, THINGS, {"title": "Lid", "part_of": foreign.number})
    missing = post(client, THINGS, {"title": "Lid", "part_of": "THG-999999"})

    assert there.status_code == 422
    assert bare(there) == bare(missing)


def test_a_token_to_read_changes_nothing() -> None:
    agent = an_agent()
    client = api_client(agent, scope=Scope.READ)

    assert post(client, THINGS, {"title": "Box"}).status_code == 403
    assert client.get(THINGS).status_code == 200


def test_nobody_reads_anything() -> None:
    client = Client()

    answers = [client.get(url) for url in (THINGS, f"{THINGS}/THG-1", "/api/v1/search?q=x")]

    assert [each.status_code for each in answers] == [401, 401, 401]


QUESTIONS = [
    "",
    "?sort=title",
    "?sort=-holder,due_at",
    "?expand=facets",
    "?expand=facets&state=lent",
    "?q=ladder",
    "?q=secret&expand=facets",
    "?holder=none&expand=facets",
    "?open=true",
    "?due_at.gte=2026-01-01",
    "?part_of=none",
    "?number=THG-1,THG-2,THG-3",
    "?limit=1",
]


@pytest.fixture
def home() -> tuple[Client, Person, Person]:
    """A caller with a record of their own, and an agent who keeps other ones."""
    caller, agent = a_caller(a_customer()), an_agent()
    client = api_client(caller)
    own = a_thing(caller, "Ladder")
    comment(own, by(agent), text="We look for the ladder")
    return client, agent, caller


def everything(client: Client) -> list[Any]:
    """The answers to all questions, as far as they may be compared."""
    lists = [bare(client.get(f"{THINGS}{query}")) for query in QUESTIONS]
    found = [bare(client.get(f"/api/v1/search?q={word}")) for word in ("ladder", "secret", "look")]
    own = client.get(THINGS).json()["items"][0]["number"]
    one = client.get(f"{THINGS}/{own}?expand=can,links").json()
    journal = [
        {**line, "line": 0} for line in client.get(f"{THINGS}/{own}/journal").json()["items"]
    ]
    return [lists, found, one, journal]


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(title=st.sampled_from(["Ladder", "Secret box", "A"]), lent=st.booleans(), told=st.booleans())
def test_hidden_records_leave_no_trace_in_any_answer(
    title: str, lent: bool, told: bool, home: tuple[Client, Person, Person]
) -> None:
    client, agent, caller = home
    before = everything(client)
    hidden_things(agent, caller, title, lent=lent, told=told)

    assert everything(client) == before


def hidden_things(agent: Person, caller: Person, title: str, *, lent: bool, told: bool) -> None:
    """What the agents do among themselves, meanwhile."""
    stand_as(agent)
    hidden = a_thing(agent, title, about="secret ladder")
    if lent:
        lend(hidden, by(agent), holder=agent, due_at=CHRISTMAS)
    if told:
        comment(hidden, by(agent), text="look here, a secret ladder")
        note(Thing.objects.get(keeper=caller), by(agent), text="a secret note: look")
