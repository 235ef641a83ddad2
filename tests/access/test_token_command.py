"""`armillary token`: what the operator gets, and what is refused."""

from argparse import Namespace
from datetime import timedelta

import pytest

from armillary.cli import token
from armillary.kernel.access import signing_in
from armillary.kernel.access.actions import persons
from armillary.kernel.acts import Door
from armillary.kernel.journal.models import Entry
from tests.makers import an_administrator, an_agent, by, now

pytestmark = pytest.mark.django_db


def asked(email: str, scope: str = "write", days: int = 30) -> Namespace:
    return Namespace(email=email, scope=scope, days=days)


def test_it_prints_a_token_that_works(capsys: pytest.CaptureFixture[str]) -> None:
    agent = an_agent()

    code = token.run(asked(agent.email.upper(), "read", 7))

    printed = capsys.readouterr().out.strip()
    who = signing_in.recognise(at=now() + timedelta(days=6), token=printed)
    assert code == 0
    assert who is not None
    assert (who.person, who.may_write) == (agent, False)
    assert Entry.objects.latest("pk").door == Door.CLI


@pytest.mark.parametrize(
    ("email", "days", "why"),
    [
        ("nobody@example.com", 30, "Nobody here"),
        ("robot@armillary.invalid", 30, "signs in nowhere"),
    ],
)
def test_it_says_why_there_is_no_token(
    email: str, days: int, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert token.run(asked(email, days=days)) == 2
    assert why in capsys.readouterr().err


@pytest.mark.parametrize("days", [0, -5, 366, 10**12])
def test_a_token_lasts_a_year_at_most(days: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert token.run(asked(an_agent().email, days=days)) == 2
    assert "1 to 365 days" in capsys.readouterr().err


def test_a_disabled_person_gets_none(capsys: pytest.CaptureFixture[str]) -> None:
    agent = an_agent()
    persons.disable(agent, by(an_administrator()))

    assert token.run(asked(agent.email)) == 2
    assert "disabled" in capsys.readouterr().err
