"""We take no part in a loop or a bomb: what is not answered, and when a thread rests."""

from collections import Counter

import pytest

from armillary.fittings.mail.models import IncomingMail, OutgoingMail
from armillary.fittings.mail.outgoing import queue
from armillary.fittings.mail.vocabulary import IncomingState, Kind, OutgoingState
from armillary.kernel.acts import Door
from armillary.operations.incident.models import Incident
from tests.mail.letters import a_mail, a_mail_of_parts
from tests.mail.makers import a_mailbox, an_account, ann, arrive
from tests.makers import a_customer, by, now, the_robot

pytestmark = pytest.mark.django_db

SILENT = {
    "an answering machine": {"Auto_Submitted": "auto-replied"},
    "another answering machine": {"Auto_Submitted": "auto-replied (vacation); x=1"},
    "a machine": {"Auto_Submitted": "auto-generated"},
    "a mass mail": {"Precedence": "bulk"},
    "a mailing list": {"List_Id": "<all.customer.example>"},
    "a null sender": {"Return_Path": "<>"},
    "a machine that asks not to be answered": {"X_Auto_Response_Suppress": "OOF"},
}


def receipts() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(kind=Kind.RECEIPT, state=OutgoingState.WAITING))


def test_a_person_gets_a_receipt_that_repeats_nothing_of_the_mail() -> None:
    ann()

    arrive(
        a_mailbox(),
        a_mail("buy pills", subject="pills", Auto_Submitted="no", Reply_To="spy@evil.example"),
    )

    [receipt] = receipts()
    assert receipt.address == "ann@customer.example"
    assert "pills" not in receipt.subject + receipt.text
    assert Incident.objects.get().number in receipt.text


@pytest.mark.parametrize("headers", SILENT.values(), ids=SILENT)
def test_a_machine_is_never_answered(headers: dict[str, str]) -> None:
    ann()

    arrive(a_mailbox(), a_mail(**headers))

    assert receipts() == []


def test_an_automatic_answer_makes_nothing() -> None:
    ann()

    [mail] = arrive(a_mailbox(), a_mail("I am away", Auto_Submitted="auto-replied"))

    assert (mail.state, mail.why) == (IncomingState.IGNORED, "An automatic answer.")
    assert not Incident.objects.exists()


def test_what_comes_from_our_own_addresses_is_ignored() -> None:
    an_account(address="out@itsm.example")
    mailbox = a_mailbox()

    mails = arrive(
        mailbox, a_mail(sender="DESK@itsm.example"), a_mail(sender="Out <out@itsm.example>")
    )

    assert {mail.why for mail in mails} == {"It comes from an address of our own."}


def test_a_bounce_marks_the_mail_that_came_back_and_opens_nothing() -> None:
    ours = queue(by(the_robot(), now()), to="gone@customer.example", subject="x", text="x")
    assert ours is not None
    OutgoingMail.objects.filter(pk=ours.pk).update(state=OutgoingState.SENT)
    report = a_mail_of_parts(
        "\r\nfailed",
        "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
        "Final-Recipient: rfc822; gone@customer.example\r\nAction: failed\r\n"
        "Diagnostic-Code: smtp; 550 no such person",
        f"Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: {ours.message_id}",
        kind="report",
    )

    [mail] = arrive(a_mailbox(), report)

    ours.refresh_from_db()
    assert (mail.state, ours.state) == (IncomingState.IGNORED, OutgoingState.BOUNCED)
    assert "550 no such person" in ours.why
    assert not Incident.objects.exists()


def test_a_bounce_of_what_we_never_sent_marks_nothing() -> None:
    ours = queue(by(the_robot(), now()), to="gone@customer.example", subject="x", text="x")
    assert ours is not None
    OutgoingMail.objects.filter(pk=ours.pk).update(state=OutgoingState.SENT)
    report = a_mail_of_parts(
        "Content-Type: message/delivery-status\r\n\r\n"
        "Final-Recipient: rfc822; gone@customer.example\r\nAction: failed",
        kind="report",
    )

    arrive(a_mailbox(), report)

    ours.refresh_from_db()
    assert ours.state == OutgoingState.SENT


def test_a_responder_without_headers_gets_two_mails_about_a_record_and_no_more() -> None:
    """It answers each of our mails at once, and each answer moves us to write again."""
    caller, mailbox = ann(), a_mailbox()
    arrive(mailbox, a_mail())
    incident = Incident.objects.get()

    for turn in range(10):
        last = OutgoingMail.objects.filter(state=OutgoingState.WAITING).order_by("pk").last()
        assert last is not None
        arrive(mailbox, a_mail(f"Away {turn}", In_Reply_To=last.message_id))
        queue(
            by(the_robot(), now(), door=Door.JOB),
            to=caller,
            subject="News",
            text="There is a new comment.",
            about=incident,
        )

    about = OutgoingMail.objects.filter(about=incident.number)
    assert about.exclude(state=OutgoingState.SUPPRESSED).count() == 2
    assert "answers like a machine" in about.filter(state=OutgoingState.SUPPRESSED)[0].why


def test_a_responder_that_forgets_the_thread_gets_five_receipts() -> None:
    ann()
    mailbox = a_mailbox()

    for turn in range(12):
        arrive(mailbox, a_mail(f"Away {turn}", subject="Away"))

    assert len(receipts()) == 5


def test_forged_senders_move_us_to_write_to_nobody_more_than_five_times() -> None:
    """The form with 5,000 of them is a trial of `prove`."""
    mailbox = a_mailbox(domains="victims.example", organisation_of_callers=a_customer())

    arrive(
        mailbox,
        *(a_mail(f"{n}", sender=f"victim{n % 6}@victims.example") for n in range(48)),
        *(a_mail(f"{n}", sender=f"stranger{n}@unknown.example") for n in range(12)),
    )

    to = Counter(mail.address for mail in receipts())
    assert set(to.values()) == {5}
    assert len(to) == 6
    assert IncomingMail.objects.filter(state=IncomingState.HELD).count() == 12
