"""Mail that is fetched from a real IMAP server, and a record that talks with its caller by it."""

from collections.abc import Iterator

import pytest

from armillary.fittings.mail.actions import mailboxes
from armillary.fittings.mail.jobs import look_into_one
from armillary.fittings.mail.models import IncomingMail, Mailbox, MailboxWatch, Original
from armillary.fittings.mail.vocabulary import IncomingState, Security
from armillary.operations.incident.models import Incident
from tests.mail.imap_server import PASSWORD, ImapServer, imap_server, there_is_one
from tests.mail.letters import a_mail, nested
from tests.mail.makers import a_mailbox, ann, work
from tests.mail.sink import a_free_port
from tests.makers import by, now, the_robot

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not there_is_one(), reason="No dovecot here: apt-get install dovecot-imapd"),
]


@pytest.fixture
def server() -> Iterator[ImapServer]:
    with imap_server() as started:
        yield started


def opened(server: ImapServer, **more: str) -> Mailbox:
    mailbox = a_mailbox(port=server.port, security=Security.NONE, **more)
    mailboxes.set_password(mailbox, by(the_robot(), now()), password=PASSWORD)
    return mailbox


def look(mailbox: Mailbox) -> None:
    """One look, and all the jobs that follow from it."""
    look_into_one(by(the_robot(), now()), {"mailbox": mailbox.pk})
    work()


def test_what_lies_there_is_kept_worked_and_moved_away(server: ImapServer) -> None:
    ann()
    raw = a_mail("It smokes.")
    server.put(a_mail("first"), nested(300), raw)

    look(opened(server, done_folder="Taken in"))

    assert Incident.objects.count() == 2
    assert (server.count(), server.count("Taken in")) == (0, 3)
    assert bytes(Original.objects.order_by("pk").last().raw) == raw  # type: ignore[union-attr]


def test_nothing_leaves_the_mailbox_before_it_is_kept_for_good(server: ImapServer) -> None:
    """The look that keeps a message leaves it where it is; the next look, after the commit, takes
    it away."""
    ann()
    server.put(a_mail())
    mailbox = opened(server)

    look_into_one(by(the_robot(), now()), {"mailbox": mailbox.pk})
    assert (server.count(), IncomingMail.objects.count()) == (1, 1)

    work()
    assert (server.count(), IncomingMail.objects.count()) == (0, 1)


def test_the_same_mail_in_two_mailboxes_is_one_record(server: ImapServer) -> None:
    ann()
    raw = a_mail(Cc="desk2@itsm.example")
    server.put(raw, raw)
    server.put(b"Delivered-To: desk2@itsm.example\r\n" + raw, user="desk2")

    look(opened(server))
    look(opened(server, address="desk2@itsm.example", user="desk2"))

    assert Incident.objects.count() == 1
    assert (server.count(), server.count(user="desk2")) == (0, 0)


def test_what_is_too_large_stays_in_the_mailbox_and_stops_nobody(server: ImapServer) -> None:
    ann()
    server.put(a_mail("A" * 26 * 1024 * 1024), a_mail("next"))
    mailbox = opened(server)

    look(mailbox)
    look(mailbox)

    assert server.count() == 1
    assert Incident.objects.count() == 1
    held = IncomingMail.objects.get(state=IncomingState.HELD)
    assert "stays in the mailbox" in held.why
    assert len(bytes(held.original.raw)) == 262_144


def test_a_server_that_is_away_is_trouble_that_is_told_and_tried_again(server: ImapServer) -> None:
    away = a_mailbox(port=a_free_port())

    look(away)
    look(away)

    watch = MailboxWatch.objects.get(mailbox=away)
    assert (watch.failures, "refused" in watch.trouble) == (2, True)
    wrong = opened(server, address="other@itsm.example")
    mailboxes.set_password(wrong, by(the_robot(), now()), password="not this one")
    look(wrong)
    assert "AUTHENTICATIONFAILED" in MailboxWatch.objects.get(mailbox=wrong).trouble.upper()
