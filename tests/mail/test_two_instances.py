"""Two installations that write to each other come to rest, whatever the post strips on the way."""

from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from armillary.fittings.mail.composing import message_of
from armillary.fittings.mail.intake import receive
from armillary.fittings.mail.models import Mailbox, OutgoingMail
from armillary.fittings.mail.vocabulary import Kind, OutgoingState
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Door
from tests.conftest import on_database, own_clone
from tests.mail.letters import a_mail
from tests.mail.makers import a_mailbox, an_account, ann, work
from tests.makers import by, now, the_robot

ROUNDS = 8
TRACES = ("Auto-Submitted", "X-Auto-Response-Suppress", "References", "In-Reply-To", "Reply-To")


@contextmanager
def standing() -> Iterator[None]:
    with transaction.atomic():
        stand_as(the_robot())
        yield


def founded(name: str, other: str) -> None:
    """An installation that knows the other one's address as a caller's."""
    with standing():
        an_account(address=f"desk@{name}.example")
        a_mailbox(address=f"desk@{name}.example")
        ann(f"desk@{other}.example")


def turn(name: str, letters: list[bytes], stripped: tuple[str, ...]) -> list[bytes]:
    """Take these letters in, and hand out what is written about them."""
    with standing():
        box = Mailbox.objects.get(address=f"desk@{name}.example")
        act = by(the_robot(), now(), door=Door.MAIL)
        for letter in letters:
            receive(act, box, letter)
    work()
    with standing():
        return [_letter(mail, stripped) for mail in OutgoingMail.objects.filter(sent_at=None)]


def _letter(mail: OutgoingMail, stripped: tuple[str, ...]) -> bytes:
    assert mail.account is not None
    message: EmailMessage = message_of(mail, mail.account)
    for header in stripped:
        del message[header]
    OutgoingMail.objects.filter(pk=mail.pk).update(sent_at=mail.made_at)
    return message.as_bytes()


@pytest.mark.parametrize("stripped", [(), TRACES], ids=["as written", "stripped"])
def test_two_instances_end_within_the_limits(
    template: str, django_db_blocker: DjangoDbBlocker, stripped: tuple[str, ...]
) -> None:
    with django_db_blocker.unblock(), own_clone(template) as first, own_clone(template) as second:
        for here, name, other in ((first, "a", "b"), (second, "b", "a")):
            with on_database(here):
                founded(name, other)
        post = [a_mail("Hello", sender="desk@b.example", To="desk@a.example")]
        for number in range(ROUNDS):
            here, name = ((first, "a"), (second, "b"))[number % 2]
            with on_database(here):
                post = turn(name, post, stripped)
        for here in (first, second):
            with on_database(here), standing():
                sent = OutgoingMail.objects.exclude(state=OutgoingState.SUPPRESSED)
                assert sent.filter(kind=Kind.RECEIPT).count() <= 5
                for about in set(sent.values_list("about", flat=True)):
                    assert sent.filter(about=about).count() <= 2
        assert stripped or post == []
