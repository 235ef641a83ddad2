"""Records through the API: made, read, changed, refused; all as a program sees it."""

import json
from typing import Any

import pytest
from django.test import Client

from armillary.kernel.conversation.actions import comment, note
from armillary.kernel.links.actions import link
from armillary.people.models import Person
from tests.listing.things import a_lent_thing, a_thing
from tests.makers import a_caller, a_customer, an_agent, api_client, by

pytestmark = pytest.mark.django_db
THINGS = "/api/v1/things"


@pytest.fixture
def agent() -> Person:
    """Somebody of the provider."""
    return an_agent()


@pytest.fixture
def client(agent: Person) -> Client:
    """A program of the agent."""
    return api_client(agent)


def posted(client: Client, url: str, data: Any = None, **headers: str) -> Any:
    return client.post(
        url, json.dumps(data or {}), content_type="application/json", headers=headers
    )


def test_a_record_is_made_read_changed_and_read_again(client: Client, agent: Person) -> None:
    made = posted(client, THINGS, {"title": "Ladder", "wear": 2})
    url = made.headers["Location"]
    lent = posted(client, f"{url}/lend", {"holder": agent.number})
    read = client.get(url)

    assert (made.status_code, made.headers["ETag"]) == (201, '"1"')
    assert made.json()["keeper"] == {"number": agent.number, "name": agent.name}
    assert made.json()["created_at"].endswith("Z")
    assert (lent.status_code, lent.headers["ETag"]) == (200, '"2"')
    assert lent.json() == read.json()
    assert (read.json()["state"], read.json()["version"]) == ("lent", 2)
    assert read.headers["ETag"] == '"2"'


def test_a_list_has_items_and_the_way_on(client: Client, agent: Person) -> None:
    numbers = [a_thing(agent).number for _ in range(3)]

    first = client.get(f"{THINGS}?limit=2&fields=number&sort=number").json()
    last = client.get(first["next"]).json()
    back = client.get(last["previous"]).json()

    assert [each["number"] for each in first["items"]] == numbers[:2]
    assert (first["previous"], last["next"]) == (None, None)
    assert last["items"] == [{"number": numbers[2]}]
    assert back["items"] == first["items"]


def test_a_list_may_come_with_its_facets(client: Client, agent: Person) -> None:
    a_lent_thing(agent, agent)

    told = client.get(f"{THINGS}?expand=facets&limit=1").json()

    assert told["total"] == {"number": 1, "more": False}
    assert told["facets"][0]["field"] == "state"
    assert told["facets"][0]["values"][1] == {
        "value": "lent",
        "label": "Lent",
        "count": {"number": 1, "more": False},
        "chosen": False,
    }


def test_an_edit_needs_the_version_that_was_seen(client: Client, agent: Person) -> None:
    url = f"{THINGS}/{a_thing(agent).number}"

    without = posted(client, f"{url}/weigh", {"weight": "1.50"})
    right = posted(client, f"{url}/weigh", {"weight": "1.50"}, If_Match='"1"')
    stale = posted(client, f"{url}/weigh", {"weight": "2"}, If_Match='"1"')
    whatever = posted(client, f"{url}/weigh", {"weight": "3"}, If_Match="*")
    broken = posted(client, f"{url}/weigh", {"weight": "3"}, If_Match="three")

    assert (without.status_code, without.json()["type"]) == (428, "urn:armillary:version-needed")
    assert (right.status_code, right.json()["weight"]) == (200, "1.50")
    assert stale.status_code == 412
    assert [(line["verb"], line["changes"]) for line in stale.json()["changes"]] == [
        ("weigh", [{"field": "weight", "before": None, "after": "1.50"}])
    ]
    assert whatever.status_code == 200
    assert (broken.status_code, broken.json()["type"]) == (400, "urn:armillary:malformed")


def test_a_version_is_honoured_by_every_verb(client: Client, agent: Person) -> None:
    url = f"{THINGS}/{a_thing(agent).number}"

    answer = posted(client, f"{url}/lend", {"holder": agent.number}, If_Match='"7"')

    assert answer.status_code == 412


def test_a_comment_needs_no_version(client: Client, agent: Person) -> None:
    url = f"{THINGS}/{a_thing(agent).number}"

    assert posted(client, f"{url}/comment", {"text": "Fine"}).status_code == 200


def test_what_the_caller_has_is_not_sent_again(client: Client, agent: Person) -> None:
    url = f"{THINGS}/{a_thing(agent).number}"

    known = client.get(url, headers={"If-None-Match": '"1"'})
    newer = client.get(url, headers={"If-None-Match": '"0", "9"'})

    assert (known.status_code, known.content, known.headers["ETag"]) == (304, b"", '"1"')
    assert newer.status_code == 200


def test_a_refusal_names_field_and_rule(client: Client, agent: Person) -> None:
    thing = a_lent_thing(agent, agent)

    empty = posted(client, THINGS, {"title": " ", "part_of": "THG-999999"})
    unknown = posted(client, THINGS, {"title": "Box", "colour": "red"})
    wrong_state = posted(client, f"{THINGS}/{thing.number}/lend", {"holder": agent.number})

    assert empty.status_code == 422
    assert empty.headers["Content-Type"] == "application/problem+json"
    assert empty.json()["errors"] == [
        {"field": "title", "why": "This is needed."},
        {"field": "part_of", "why": "There is nothing of this number or name that you can see."},
    ]
    assert (unknown.status_code, unknown.json()["errors"]) == (
        400,
        [{"field": "colour", "why": "There is no such field here."}],
    )
    assert (wrong_state.status_code, wrong_state.json()["type"]) == (
        409,
        "urn:armillary:wrong-state",
    )


def test_a_record_tells_what_can_be_done_and_why_not(client: Client, agent: Person) -> None:
    thing = a_lent_thing(agent, agent)

    can = client.get(f"{THINGS}/{thing.number}?expand=can").json()["can"]

    assert can[0] == {
        "verb": "lend",
        "label": "Lend",
        "why_not": f"{thing.number} is lent: “Lend” does not start from there.",
    }
    assert can[1] == {"verb": "weigh", "label": "Weigh", "why_not": None}


def test_a_journal_is_read_line_by_line(client: Client, agent: Person) -> None:
    thing = a_lent_thing(agent, agent)
    comment(thing, by(agent), text="Handle with care")

    first = client.get(f"{THINGS}/{thing.number}/journal?limit=2").json()
    rest = client.get(first["next"]).json()

    assert [line["verb"] for line in first["items"]] == ["shelve", "lend"]
    assert {"field": "holder", "before": None, "after": named(agent)} in first["items"][1][
        "changes"
    ]
    assert [(line["verb"], line["text"]) for line in rest["items"]] == [
        ("comment", "Handle with care")
    ]
    assert rest["next"] is None


def named(person: Person) -> dict[str, str]:
    return {"number": person.number, "name": person.name}


def test_a_caller_reads_neither_notes_nor_what_leads_to_hidden_records(agent: Person) -> None:
    caller = a_caller(a_customer())
    mine, hidden = a_thing(caller, "Lid"), a_thing(agent, "Secret box")
    note(mine, by(agent), text="Between us")
    link(mine, by(agent), how="goes with", to=hidden)

    of_the_agent, of_the_caller = api_client(agent), api_client(caller)
    told = of_the_caller.get(f"{THINGS}/{mine.number}?expand=journal,links").content.decode()
    seen = of_the_agent.get(f"{THINGS}/{mine.number}?expand=journal,links").json()

    assert "Between us" not in told
    assert hidden.number not in told
    assert [line["verb"] for line in seen["journal"]] == ["shelve", "note", "link"]
    assert seen["links"] == [
        {
            "how": "goes with",
            "outgoing": True,
            "type": "things",
            "number": hidden.number,
            "name": "Secret box",
            "state": "on_the_shelf",
        }
    ]


def test_search_finds_and_marks(client: Client, agent: Person) -> None:
    thing = a_thing(agent, "Ladder", about="Long")

    found = client.get("/api/v1/search?q=ladd").json()

    assert found["groups"][0]["hits"][0]["number"] == thing.number
    assert found["groups"][0]["hits"][0]["title"] == [{"text": "Ladder", "hit": True}]
    assert client.get(f"/api/v1/search?q={thing.number}").json()["exact"]["number"] == thing.number
    assert client.get("/api/v1/search").status_code == 400
    assert client.get("/api/v1/search?q=x&type=unicorns").status_code == 400


def test_the_index_names_every_type(client: Client, agent: Person) -> None:
    told = client.get("/api/v1/").json()

    assert told["you"] == named(agent)
    assert {"type": "things", "label": "Things", "url": "/api/v1/things"} in told["records"]


def test_head_tells_what_get_would_answer(client: Client, agent: Person) -> None:
    url = f"{THINGS}/{a_thing(agent).number}"

    head, get = client.head(url), client.get(url)

    assert (head.status_code, head.content, head.headers["ETag"]) == (200, b"", '"1"')
    assert head.headers["Content-Length"] == str(len(get.content))


def test_a_wrong_method_is_told_the_right_ones(client: Client, agent: Person) -> None:
    url = f"{THINGS}/{a_thing(agent).number}"

    wrong, asked = client.delete(url), client.options(f"{url}/lend")

    assert (wrong.status_code, wrong.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert wrong.json()["type"] == "urn:armillary:wrong-method"
    assert (asked.status_code, asked.headers["Allow"]) == (204, "POST, OPTIONS")


def test_the_service_desk_report_is_for_the_staff(client: Client, agent: Person) -> None:
    of_a_caller = api_client(a_caller())
    url = "/api/v1/reports/service-desk"

    assert client.get(f"{url}?from=2026-01-01").json()["incidents"] == 0
    assert client.get(f"{url}?from=yesterday").json()["errors"][0]["field"] == "from"
    assert of_a_caller.get(url).status_code == 403
