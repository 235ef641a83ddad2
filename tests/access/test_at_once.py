"""What many try at the same moment: counted each, let in once."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection, transaction

from armillary.kernel.access import limits, links, passwords, signing_in
from armillary.kernel.errors import NotFound, NotSignedIn, Refusal, TooMany
from armillary.people.models import SignInAttempt
from tests.makers import MONDAY, PASSWORD, an_agent, by

AT_ONCE = 30


def together(task: Any, times: int) -> list[str]:
    """Do a task in that many threads and tell how each ended."""

    def one(_: int) -> str:
        try:
            task()
        except Refusal as refusal:
            return type(refusal).__name__
        finally:
            connection.close()
        return "in"

    with ThreadPoolExecutor(times) as threads:
        return sorted(threads.map(one, range(times)))


def test_no_try_slips_past_the_limit_in_a_crowd(own_database: None) -> None:
    with transaction.atomic():
        agent = an_agent()
        passwords.set_password(agent, by(agent), password=PASSWORD)

    ends = together(
        lambda: signing_in.by_password(agent.email, "wrong", at=MONDAY, address="192.0.2.1"),
        AT_ONCE,
    )

    looked_at = ends.count(NotSignedIn.__name__)
    assert looked_at <= limits.PER_ACCOUNT
    assert ends.count(TooMany.__name__) == AT_ONCE - looked_at
    assert SignInAttempt.objects.count() == looked_at


def test_a_link_lets_one_in_however_many_press(own_database: None) -> None:
    with transaction.atomic():
        secret = links.sign_in_link(an_agent(), MONDAY).rpartition("/")[2]

    def press() -> None:
        with transaction.atomic():
            links.use(secret, MONDAY)

    assert together(press, 8) == [NotFound.__name__] * 7 + ["in"]
