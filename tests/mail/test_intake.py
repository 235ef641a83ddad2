"""What comes in: every mail becomes a record or waits to be seen, and none stops another."""

import pytest

from armillary.fittings.mail.models import IncomingMail, Original, OutgoingMail
from armillary.fittings.mail.vocabulary import IncomingState
from armillary.kernel.jobs.models import Job
from armillary.operations.incident.models import Incident
from armillary.operations.incident.vocabulary import Channel
from tests.mail.letters import STRANGE, UNREADABLE, a_mail
from tests.mail.makers import a_mailbox, ann, arrive

pytestmark = pytest.mark.django_db


def test_a_mail_becomes_an_incident_of_its_sender() -> None:
    caller, mailbox = ann(), a_mailbox()

    [mail] = arrive(mailbox, a_mail("The printer is on fire.\r\nSince noon.", subject="Printer"))

    incident = Incident.objects.get()
    assert (incident.title, incident.description) == (
        "Printer",
        "The printer is on fire.\nSince noon.",
    )
    assert (incident.caller, incident.channel) == (caller, Channel.EMAIL)
    assert (mail.state, mail.became) == (IncomingState.WORKED, incident.number)


@pytest.mark.parametrize("raw", STRANGE.values(), ids=STRANGE)
def test_a_strange_mail_between_two_good_ones_becomes_a_record_too(raw: bytes) -> None:
    ann()

    mails = arrive(a_mailbox(), a_mail("first"), raw, a_mail("last"))

    assert [mail.state for mail in mails] == [IncomingState.WORKED] * 3, mails[1].why
    assert bytes(Original.objects.get(incomingmail=mails[1]).raw) == raw
    assert Incident.objects.count() == 3


@pytest.mark.parametrize("raw", UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_held_between_two_good_ones(raw: bytes) -> None:
    ann()

    first, bad, last = arrive(a_mailbox(), a_mail("first"), raw, a_mail("last"))

    assert [first.state, last.state] == [IncomingState.WORKED] * 2
    assert (bad.state, bool(bad.why)) == (IncomingState.HELD, True)
    assert bytes(Original.objects.get(incomingmail=bad).raw) == raw
    assert not Job.objects.exclude(name="mail: send").exists()


def test_the_same_mail_twice_is_one_record() -> None:
    ann()
    once = a_mail(message_id="<same@customer.example>")
    by_another_way = b"Received: from elsewhere\r\nDelivered-To: desk2@itsm.example\r\n" + once

    mails = arrive(a_mailbox(), once, by_another_way)

    assert len(mails) == 1
    assert Incident.objects.count() == 1


def test_a_message_id_that_comes_again_with_other_words_is_held_and_told() -> None:
    ann()

    first, second = arrive(
        a_mailbox(),
        a_mail("one", message_id="<same@customer.example>"),
        a_mail("two", message_id="<same@customer.example>"),
    )

    assert (first.state, second.state) == (IncomingState.WORKED, IncomingState.HELD)
    assert second.why == f"It has the Message-ID of {first.number} and says something else."


def test_a_long_subject_is_cut_with_a_mark_and_kept_whole() -> None:
    ann()

    [mail] = arrive(a_mailbox(), a_mail(subject="S" * 10_000))

    assert Incident.objects.get().title == "S" * 199 + "…"
    assert b"S" * 10_000 in bytes(Original.objects.get(incomingmail=mail).raw)


def test_what_is_too_large_is_held_and_its_sender_told() -> None:
    ann()
    big = a_mail("A" * 26 * 1024 * 1024)

    bad, good = arrive(a_mailbox(), big, a_mail("next"))

    assert (bad.state, good.state) == (IncomingState.HELD, IncomingState.WORKED)
    assert "larger than 25 MiB" in bad.why
    assert OutgoingMail.objects.filter(subject="Your mail was too large").count() == 1


def test_a_handed_in_source_is_worked_like_one_that_arrived() -> None:
    ann()
    mailbox = a_mailbox()

    mails = arrive(mailbox, a_mail())

    assert IncomingMail.objects.get().pk == mails[0].pk
