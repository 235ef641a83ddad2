"""Which passwords are good enough, and how often one may try."""

from datetime import timedelta

import pytest

from armillary.kernel.access import limits, passwords, sessions, signing_in
from armillary.kernel.access.actions import persons
from armillary.kernel.errors import Invalid, NotAllowed, NotSignedIn, TooMany
from armillary.kernel.journal.models import Entry
from armillary.people.models import Credential, Person, SignInAttempt
from tests.makers import MONDAY, PASSWORD, a_person, an_administrator, an_agent, by

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)


@pytest.fixture
def agent() -> Person:
    """An agent who has chosen a password."""
    person = an_agent()
    passwords.set_password(person, by(person), password=PASSWORD)
    return person


def signs_in(email: str, password: str, *, address: str = "192.0.2.1", after: int = 0) -> str:
    at = MONDAY + after * SECOND
    return signing_in.by_password(email, password, at=at, address=address)


def test_the_right_password_opens_a_session(agent: Person) -> None:
    secret = signs_in(agent.email.upper(), PASSWORD)

    who = signing_in.recognise(at=MONDAY, session=secret)

    assert who is not None
    assert who.person == agent


def test_of_a_password_an_argon2id_hash_is_kept_and_nothing_is_told(agent: Person) -> None:
    kept = Credential.objects.get(person=agent).password_hash

    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert Entry.objects.filter(verb="set_password").get().changes == {"password": [None, "set"]}


def test_whatever_is_wrong_the_answer_is_the_same(agent: Person) -> None:
    never_chose_one = a_person()
    disabled = an_agent()
    passwords.set_password(disabled, by(disabled), password=PASSWORD)
    persons.disable(disabled, by(an_administrator()))
    tries = [
        (agent.email, PASSWORD + "."),
        (agent.email, ""),
        ("nobody@example.com", PASSWORD),
        (never_chose_one.email, ""),
        (disabled.email, PASSWORD),
        ("robot@armillary.invalid", PASSWORD),
        ("", ""),
        ("a\x00b@example.com", PASSWORD),
        (agent.email, "\x00" * 20_000),
        ("'; drop table people_person; --", PASSWORD),
    ]

    told = set()
    for email, password in tries:
        with pytest.raises(NotSignedIn) as refusal:
            signs_in(email, password)
        told.add(refusal.value.message)

    assert told == {"The e-mail address or the password is wrong."}


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("", "At least 12"),
        ("short", "At least 12"),
        ("elevenchars", "At least 12"),
        ("x" * 1025, "At most 1,024"),
        ("aaaaaaaaaaaa", "first passwords"),
        ("Password2026!!", "first passwords"),
        ("123qwertyuiop321", "first passwords"),
        ("my armillary sphere", "Leave your name"),
        ("hello mia.berg hello", "Leave your name"),
        ("Mirabella of the lake", "Leave your name"),
        ("lantern\x00harbour", "U+0000"),
    ],
)
def test_a_poor_password_is_refused_with_the_reason(password: str, why: str) -> None:
    person = a_person(name="Mirabella Berg", email="mia.berg@example.com")

    with pytest.raises(Invalid, match=why.replace("+", r"\+")):
        passwords.set_password(person, by(person), password=password)
    assert not passwords.has_one(person)


@pytest.mark.parametrize(
    "password", ["twelve chars", "y" * 500 + "abcdefgh" * 65 + "wxyz", "žluťoučký kůň úpěl"]
)
def test_a_good_password_is_taken_as_it_is_typed(password: str) -> None:
    person = a_person()

    passwords.set_password(person, by(person), password=password)

    assert passwords.is_right(person, password)
    assert not passwords.is_right(person, password.upper())


def test_an_accent_is_the_same_however_a_keyboard_makes_it() -> None:
    person = a_person()

    passwords.set_password(person, by(person), password="caf\u00e9 by the sea")

    assert passwords.is_right(person, "cafe\u0301 by the sea")


def test_nobody_sets_the_password_of_another(agent: Person) -> None:
    with pytest.raises(NotAllowed):
        passwords.set_password(agent, by(an_administrator()), password="a brand new lantern")


def test_a_new_password_ends_all_other_sessions(agent: Person) -> None:
    here, there = sessions.begin(agent, at=MONDAY), sessions.begin(agent, at=MONDAY)
    who = signing_in.recognise(at=MONDAY, session=here)
    assert who is not None

    passwords.set_password(agent, by(agent), password="a brand new lantern", session=who.key)

    assert signing_in.recognise(at=MONDAY, session=here)
    assert signing_in.recognise(at=MONDAY, session=there) is None


def test_after_ten_failures_even_the_right_password_waits(agent: Person) -> None:
    for number in range(limits.PER_ACCOUNT):
        with pytest.raises(NotSignedIn):
            signs_in(agent.email, "wrong", address=f"192.0.2.{number}")

    with pytest.raises(TooMany, match="Wait 15 minutes"):
        signs_in(agent.email, PASSWORD)
    with pytest.raises(TooMany):
        signs_in(f" {agent.email.upper()} ", PASSWORD, after=899)
    assert signs_in(agent.email, PASSWORD, after=900)


def test_an_account_that_does_not_exist_is_limited_just_the_same() -> None:
    for _ in range(limits.PER_ACCOUNT):
        with pytest.raises(NotSignedIn):
            signs_in("nobody@example.com", "wrong")

    with pytest.raises(TooMany):
        signs_in("nobody@example.com", "wrong")


def test_successes_do_not_count(agent: Person) -> None:
    for _ in range(limits.PER_ACCOUNT + 2):
        signs_in(agent.email, PASSWORD)

    assert SignInAttempt.objects.filter(succeeded=True).count() == limits.PER_ACCOUNT + 2


def test_one_source_cannot_try_many_accounts(
    agent: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PER_SOURCE", 5)
    for number in range(5):
        with pytest.raises(NotSignedIn):
            signs_in(f"nobody.{number}@example.com", "wrong", address="192.0.2.9")

    with pytest.raises(TooMany):
        signs_in(agent.email, PASSWORD, address="192.0.2.9")
    assert signs_in(agent.email, PASSWORD, address="192.0.2.10")


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("", "unknown"),
        ("unix:", "unknown"),
    ],
)
def test_a_subscriber_is_one_source(address: str, source: str) -> None:
    assert limits.source_of(address) == source


def test_what_was_typed_as_address_is_not_kept() -> None:
    with pytest.raises(NotSignedIn):
        signs_in("my secret password by mistake", "")

    [attempt] = SignInAttempt.objects.all()
    assert b"secret" not in bytes(attempt.account)
