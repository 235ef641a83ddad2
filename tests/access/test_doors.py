"""The pages by which people come in and go out, and where they look after their keys."""

import re
from pathlib import Path

import pytest
from django.test import Client, override_settings

from armillary.demo.cast import CAST, WHO
from armillary.demo.load import leave_mark
from armillary.kernel.access import links, passwords, sessions, tokens
from armillary.kernel.access.actions import organisations, persons
from armillary.people.models import Person, Session, SignInAttempt
from armillary.postgres.folder import DataFolder
from armillary.web.people.mine import named
from tests.makers import (
    PASSWORD,
    a_token,
    an_administrator,
    an_agent,
    bearer,
    by,
    now,
    signed_in_client,
    the_provider,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent() -> Person:
    """An agent who has chosen a password."""
    person = an_agent()
    passwords.set_password(person, by(person), password=PASSWORD)
    return person


def sign_in(client: Client, email: str, password: str, next_: str = "", **headers: str):  # type: ignore[no-untyped-def]
    typed = {"email": email, "password": password, "next": next_}
    return client.post("/sign-in", typed, headers=headers)


def test_the_page_asks_for_two_things() -> None:
    answer = Client().get("/sign-in?next=/me")

    page = answer.content.decode()
    assert answer.status_code == 200
    assert re.findall(r'name="(email|password|next)"', page) == ["next", "email", "password"]


def test_who_signs_in_goes_where_they_were_going(agent: Person) -> None:
    browser = Client()

    answer = sign_in(browser, agent.email, PASSWORD, "/me")

    cookie = answer.cookies[sessions.COOKIE]
    assert (answer.status_code, answer.headers["Location"]) == (303, "/me")
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert not cookie["max-age"]
    assert browser.get("/me").status_code == 200


@pytest.mark.parametrize("elsewhere", ["https://evil.example", "//evil.example", "/\\evil", "x"])
def test_nobody_is_led_elsewhere(agent: Person, elsewhere: str) -> None:
    assert sign_in(Client(), agent.email, PASSWORD, elsewhere).headers["Location"] == "/"


def test_over_tls_the_cookie_is_the_hosts_alone(agent: Person) -> None:
    browser = Client()

    answer = browser.post("/sign-in", {"email": agent.email, "password": PASSWORD}, secure=True)

    cookie = answer.cookies["__Host-armillary_session"]
    assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")
    assert browser.get("/me", secure=True).status_code == 200


def test_known_and_unknown_accounts_get_the_same_page(agent: Person) -> None:
    known = sign_in(Client(), agent.email, "wrong")
    unknown = sign_in(Client(), "nobody@example.com", "wrong")

    assert known.status_code == unknown.status_code == 401
    assert comparable(known, agent.email) == comparable(unknown, "nobody@example.com")


def comparable(answer, email: str) -> str:  # type: ignore[no-untyped-def]
    """The page without what was typed and what is random."""
    page = answer.content.decode().replace(email, "")
    return re.sub(r'(csrf-token" content|csrfmiddlewaretoken" value)="[^"]*"', "", page)


def test_the_limit_holds_behind_forged_headers(agent: Person) -> None:
    answers = [
        sign_in(
            Client(), agent.email, "wrong", **{"X-Forwarded-For": f"10.0.0.{n}", "X-Real-IP": "::1"}
        ).status_code
        for n in range(11)
    ]

    assert answers == [401] * 10 + [429]
    assert set(SignInAttempt.objects.values_list("source", flat=True)) == {"127.0.0.1"}


def test_who_tried_too_often_is_told_when_to_come_back(agent: Person) -> None:
    answers = [sign_in(Client(), agent.email, "wrong") for _ in range(11)]

    assert answers[-1].headers["Retry-After"] == "900"
    assert b"Wait 15 minutes" in answers[-1].content


def test_signing_in_needs_the_token_of_the_page(agent: Person) -> None:
    browser = Client(enforce_csrf_checks=True)

    assert sign_in(browser, agent.email, PASSWORD).status_code == 403
    assert Session.objects.filter(person=agent).count() == 0


def test_a_session_that_the_browser_held_before_is_worth_nothing_afterwards(
    agent: Person,
) -> None:
    browser = signed_in_client(an_administrator())
    planted = browser.cookies[sessions.COOKIE].value

    sign_in(browser, agent.email, PASSWORD)

    assert browser.cookies[sessions.COOKIE].value != planted
    assert Client(headers={"Cookie": f"armillary_session={planted}"}).get("/me").status_code == 302


def test_who_signs_out_is_out(agent: Person) -> None:
    browser = signed_in_client(agent)
    held = browser.cookies[sessions.COOKIE].value

    answer = browser.post("/sign-out")

    assert answer.status_code == 200
    assert browser.get("/me").status_code == 302
    assert Client(headers={"Cookie": f"armillary_session={held}"}).get("/me").status_code == 302
    assert Session.objects.filter(person=agent).count() == 0


def test_looking_at_a_link_uses_nothing_up() -> None:
    agent = an_agent()
    path = links.sign_in_link(agent, now())

    assert Client().get(path).status_code == 200
    assert Client().get(path).status_code == 200

    browser = Client()
    answer = browser.post(path, {"password": ""})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert browser.get("/me").status_code == 200
    assert Client().get(path).status_code == 404
    assert Client().post(path, {"password": ""}).status_code == 404


def test_by_a_link_one_chooses_a_password() -> None:
    agent = an_agent()

    Client().post(links.sign_in_link(agent, now()), {"password": PASSWORD})

    assert passwords.is_right(agent, PASSWORD)


def test_a_poor_password_does_not_spend_the_link() -> None:
    agent = an_agent()
    path = links.sign_in_link(agent, now())

    answer = Client().post(path, {"password": "short"})

    assert answer.status_code == 422
    assert b"At least 12" in answer.content
    assert not passwords.has_one(agent)
    assert links.whose(path.rpartition("/")[2], now()) == agent


def test_a_link_that_never_was_is_as_spent_as_any() -> None:
    answer = Client().get("/sign-in/link/" + "0" * 64)

    assert answer.status_code == 404
    assert b"This link is spent" in answer.content


def test_my_page_lists_my_browsers_and_programs_and_nobody_elses(agent: Person) -> None:
    a_token(an_administrator())
    a_token(agent)
    sessions.begin(agent, at=now(), user_agent="Netscape 4", address="192.0.2.1")
    [mine] = tokens.of(agent)

    page = signed_in_client(agent).get("/me").content.decode()

    assert "Netscape 4" in page
    assert re.findall(r"arm_[0-9a-f]{8}\b", page) == [mine.prefix]
    assert page.count("this one") == 1


def test_a_token_is_shown_once_and_works(agent: Person) -> None:
    browser = signed_in_client(agent)

    answer = browser.post("/me/tokens", {"name": "Backup", "scope": "read", "days": "30"})

    [token] = re.findall(r"arm_[0-9a-f]{8}_[0-9a-f]{64}", answer.content.decode())
    assert answer.headers["Cache-Control"] == "no-store"
    assert token not in browser.get("/me").content.decode()
    assert Client(headers=bearer(token)).get("/me").status_code == 302


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"name": "", "scope": "read", "days": "30"}, "This is needed."),
        ({"name": "x", "scope": "all", "days": "30"}, "Choose one of read, write, deploy."),
        ({"name": "x", "scope": "read", "days": "366"}, "1 to 365 days"),
        ({"name": "x", "scope": "read", "days": "-1"}, "1 to 365 days"),
        ({"name": "x", "scope": "read", "days": "٣"}, "1 to 365 days"),
        ({}, "Choose one of read, write, deploy."),
    ],
)
def test_a_token_that_cannot_be_is_refused_with_the_reason(
    agent: Person, typed: dict[str, str], why: str
) -> None:
    answer = signed_in_client(agent).post("/me/tokens", typed)

    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert not tokens.of(agent).exists()


def test_i_revoke_my_tokens_and_those_of_nobody_else(agent: Person) -> None:
    other = an_agent()
    a_token(agent)
    a_token(other)
    [mine], [theirs] = tokens.of(agent), tokens.of(other)
    browser = signed_in_client(agent)

    answers = [browser.post(f"/me/tokens/{key}/revoke").status_code for key in (mine.pk, theirs.pk)]

    assert answers == [303, 404]
    assert not tokens.is_alive(tokens.of(agent)[0], now())
    assert tokens.is_alive(tokens.of(other)[0], now())


def test_i_sign_out_my_other_browsers_and_those_of_nobody_else(agent: Person) -> None:
    sessions.begin(agent, at=now())
    [mine] = sessions.alive(agent, now())
    other = an_agent()
    sessions.begin(other, at=now())
    [theirs] = sessions.alive(other, now())
    browser = signed_in_client(agent)

    answers = [browser.post(f"/me/sessions/{key}/end").status_code for key in (mine.pk, theirs.pk)]

    assert answers == [303, 404]
    assert list(sessions.alive(other, now())) == [theirs]


def test_i_change_my_password_with_the_present_one(agent: Person) -> None:
    browser, elsewhere = signed_in_client(agent), signed_in_client(agent)

    wrong = browser.post("/me/password", {"present": "x", "password": "a brand new lantern"})
    right = browser.post("/me/password", {"present": PASSWORD, "password": "a brand new lantern"})

    assert (wrong.status_code, right.status_code) == (422, 303)
    assert passwords.is_right(agent, "a brand new lantern")
    assert browser.get("/me").status_code == 200
    assert elsewhere.get("/me").status_code == 302


def test_in_an_open_browser_the_password_cannot_be_guessed_for_ever(agent: Person) -> None:
    browser = signed_in_client(agent)
    typed = {"present": "x", "password": "a brand new lantern"}

    answers = [browser.post("/me/password", typed).status_code for _ in range(11)]

    assert answers == [422] * 10 + [429]


def test_a_disabled_agent_is_out_in_the_middle_of_the_day(agent: Person) -> None:
    browser = signed_in_client(agent)
    persons.disable(agent, by(an_administrator()))

    assert browser.get("/me").status_code == 302
    assert (
        browser.post("/me/tokens", {"name": "x", "scope": "read", "days": "1"}).status_code == 401
    )
    assert sign_in(browser, agent.email, PASSWORD).status_code == 401


def test_only_a_demo_says_who_one_can_be(tmp_path: Path) -> None:
    visitor, secret = WHO[0].email.encode(), WHO[0].password.encode()

    with override_settings(DATA=DataFolder.at(tmp_path)):
        organisations.rename(the_provider(), by(an_administrator()), name=CAST["provider"])
        named_alike = Client().get("/sign-in").content
        leave_mark()
        demo = Client().get("/sign-in").content

    assert (visitor in named_alike, secret in named_alike) == (False, False)
    assert (visitor in demo, secret in demo) == (True, True)


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_not_known_here(method: str) -> None:
    assert getattr(Client(), method)("/sign-in").status_code == 405


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Firefox on Windows",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36", "Chrome on Linux"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1", "Safari on iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("curl/8.5.0", "curl/8.5.0"),
        ("", "Unknown browser"),
    ],
)
def test_a_browser_is_told_by_its_name(user_agent: str, name: str) -> None:
    assert named(user_agent) == name
