"""The keys of one's own: kept on the server, refused when two actions would share one."""

import pytest
from django.test import Client

from armillary.people.models import Person
from armillary.web.keys.keeping import Kept, kept
from armillary.web.keys.table import KEYS, OWN, differences, flaws, pressed
from tests.makers import an_agent, signed_in_client


def test_the_table_has_no_conflict_in_itself() -> None:
    assert flaws({}) == {}
    assert len({key.name for key in KEYS}) == len(KEYS)


@pytest.mark.parametrize(
    ("chosen", "refused"),
    [
        ({"new": "j"}, {"next": "“j” is “New record” already."}),
        ({"select": "g"}, {"select": "“g h” is “Home” already."}),
        ({"go-home": "x y"}, {"select": "“x y” is “Home” already."}),
        ({"new": "cc"}, {"new": "One sign such as a, or two with a space such as g m."}),
        ({"new": "g h j"}, {"new": "One sign such as a, or two with a space such as g m."}),
        ({"new": ""}, {}),
        ({"new": "j", "next": "c"}, {}),
        ({"new": "ö"}, {}),
    ],
)
def test_what_is_wrong_is_said_by_action(chosen: dict[str, str], refused: dict[str, str]) -> None:
    assert flaws(chosen) == refused


def test_only_what_differs_is_kept() -> None:
    usual = pressed({})

    assert differences({**usual, "new": "z"}) == {"new": "z"}
    assert differences({"of-yesterday": "z"}) == {}


@pytest.fixture
def agent(db: None) -> Person:
    return an_agent()


@pytest.fixture
def client(agent: Person) -> Client:
    return signed_in_client(agent)


def test_chosen_keys_are_kept_for_the_person_and_told_to_the_script(
    client: Client, agent: Person
) -> None:
    answer = client.post("/me/keys", {**pressed({}), "new": "z"})

    assert (answer.status_code, answer.headers["Location"]) == (303, "/me/keys")
    assert kept(agent) == Kept({"new": "z"}, off=False)
    assert signed_in_client(agent).get("/me/keys.json").json() == {
        "own": {"new": "z"},
        "off": False,
    }
    assert kept(an_agent()) == Kept()


def test_a_conflict_is_told_beside_the_key_and_changes_nothing(
    client: Client, agent: Person
) -> None:
    client.post("/me/keys", {**pressed({}), "new": "z"})

    answer = client.post("/me/keys", {**pressed({}), "new": "q", "next": "q"})

    assert answer.status_code == 422
    assert "“q” is “New record” already." in answer.content.decode()
    assert 'value="q"' in answer.content.decode()
    assert kept(agent).own == {"new": "z"}


@pytest.mark.parametrize("typed", ["%00", "x" * 500, "%ed%a0%80", "%3Cb", "%F0%9F%92%A9x"])
def test_what_is_no_key_is_refused(client: Client, agent: Person, typed: str) -> None:
    answer = client.post(
        "/me/keys", f"new={typed}", content_type="application/x-www-form-urlencoded"
    )

    assert answer.status_code in (400, 422)
    assert kept(agent) == Kept()


def test_the_usual_keys_come_back(client: Client, agent: Person) -> None:
    client.post("/me/keys", {**pressed({}), "new": "z", "off": "true"})

    client.post("/me/keys/reset")

    assert kept(agent) == Kept()


def test_single_keys_are_turned_off_without_losing_the_own_ones(
    client: Client, agent: Person
) -> None:
    client.post("/me/keys", {**pressed({}), "new": "z"})

    assert client.post("/me/keys/single", {"off": "true"}).status_code == 204
    assert kept(agent) == Kept({"new": "z"}, off=True)
    client.post("/me/keys/single", {"off": "false"})
    assert kept(agent) == Kept({"new": "z"}, off=False)


def test_the_page_shows_every_key(client: Client) -> None:
    page = client.get("/me/keys").content.decode()

    assert [key.name for key in OWN if f'name="{key.name}"' not in page] == []
