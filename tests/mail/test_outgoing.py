"""What goes out: once, threaded, under one Message-ID, and kept where it cannot go."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction

from armillary.fittings.mail.actions import accounts
from armillary.fittings.mail.models import AccountPassword, OutgoingMail
from armillary.fittings.mail.outgoing import queue
from armillary.fittings.mail.tokens import key_in, token_in
from armillary.fittings.mail.vocabulary import Kind, OutgoingState
from armillary.kernel.acts import Door
from armillary.kernel.errors import Invalid
from armillary.kernel.jobs.models import Job
from armillary.kernel.journal.models import Entry
from tests.mail.makers import an_account, work
from tests.mail.sink import Sink, sink
from tests.makers import a_caller, by, now, the_robot
from tests.throwaway.process import shelve

pytestmark = pytest.mark.django_db


@pytest.fixture
def server() -> Iterator[Sink]:
    with sink() as kept:
        yield kept


def test_a_mail_about_any_record_arrives_with_its_number(server: Sink) -> None:
    caller = a_caller()
    thing = shelve(by(caller), title="Projector")
    an_account(server.port)

    queue(by(the_robot(), now()), to=caller, subject="Is it back?", text="Grüße", about=thing)
    work()

    [message] = server.arrived
    assert message["Subject"] == f"[{thing.number}] Is it back?"
    assert message["From"] == "Service desk <desk@itsm.example>"
    assert message["To"] == caller.email
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_content() == "Grüße\r\n"
    assert OutgoingMail.objects.get().state == OutgoingState.SENT


def test_a_thread_refers_to_what_was_sent_before(server: Sink) -> None:
    caller = a_caller()
    thing = shelve(by(caller), title="Projector")
    an_account(server.port)

    for subject in ("One", "Two"):
        queue(by(the_robot(), now()), to=caller, subject=subject, text="x", about=thing)
        work()

    first, second = server.arrived
    assert second["In-Reply-To"] == first["Message-ID"]
    assert second["References"] == first["Message-ID"]


def test_an_answer_has_an_address_that_only_we_can_make(server: Sink) -> None:
    caller = a_caller()
    thing = shelve(by(caller), title="Projector")
    an_account(server.port, plus_addresses=True)

    mail = queue(by(the_robot(), now()), to=caller, subject="One", text="x", about=thing)
    work()

    assert mail is not None
    address = server.arrived[0]["Reply-To"].addresses[0].addr_spec
    assert address.endswith("@itsm.example")
    assert len(address.partition("@")[0]) <= 64
    assert key_in(token_in(address.upper())) == mail.pk
    assert key_in(token_in(address.replace("+", "+1"))) is None


def test_a_second_try_is_the_same_mail(server: Sink) -> None:
    an_account(server.port)
    server.answer = "451 Come back later"
    mail = queue(by(the_robot(), now()), to="ann@customer.example", subject="One", text="x")

    work()
    assert mail is not None
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == (OutgoingState.WAITING, 1)
    assert mail.why == "The server said: 451 Come back later"

    server.answer = ""
    work(timedelta(minutes=1))
    mail.refresh_from_db()
    assert (mail.state, mail.attempts, mail.why) == (OutgoingState.SENT, 2, "")
    assert server.arrived[0]["Message-ID"] == mail.message_id


def test_what_a_server_refuses_for_good_is_not_tried_again(server: Sink) -> None:
    an_account(server.port)
    server.answer = "550 No such person"
    mail = queue(by(the_robot(), now()), to="ann@customer.example", subject="One", text="x")

    work(timedelta(days=2))

    assert mail is not None
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == (OutgoingState.SUPPRESSED, 0)


def test_a_refusal_is_shown_in_the_words_of_the_server(server: Sink) -> None:
    an_account(server.port)
    server.answer = "550 No such person"
    mail = queue(by(the_robot(), now()), to="ann@customer.example", subject="One", text="x")

    work()

    assert mail is not None
    mail.refresh_from_db()
    assert (mail.state, mail.why) == (OutgoingState.REFUSED, "The server said: 550 No such person")
    assert not Job.objects.filter(name="mail: send").exists()


def test_without_an_account_mail_is_kept_until_there_is_one(server: Sink) -> None:
    mail = queue(by(the_robot(), now()), to="ann@customer.example", subject="One", text="x")
    work()
    assert mail is not None
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == (OutgoingState.WAITING, 0)
    assert "No mail account" in mail.why

    an_account(server.port)
    work()

    assert [each["Message-ID"] for each in server.arrived] == [mail.message_id]


def test_what_is_taken_back_is_not_sent(server: Sink) -> None:
    an_account(server.port)

    with transaction.atomic():
        queue(by(the_robot(), now()), to="ann@customer.example", subject="One", text="x")
        transaction.set_rollback(True)
    work()

    assert server.arrived == []


def test_no_text_of_a_person_becomes_a_header(server: Sink) -> None:
    an_account(server.port)
    hostile = "One\r\nBcc: spy@evil.example\x00 \u2028two " + "x" * 500

    queue(by(the_robot(), now()), to="ann@customer.example", subject=hostile, text="x")
    work()

    [message] = server.arrived
    assert message["Bcc"] is None
    assert message["Subject"].startswith("One Bcc: spy@evil.example two xxx")


@pytest.mark.parametrize(
    "address", ["nobody", "robot@armillary.invalid", "a b@c.example", "a@b.example\r\nBcc: c@d.e"]
)
def test_what_is_no_address_is_refused_and_shown(address: str) -> None:
    mail = queue(by(the_robot(), now()), to=address, subject="One", text="x")

    assert mail is None
    assert OutgoingMail.objects.get().state == OutgoingState.REFUSED


def test_our_own_address_gets_nothing() -> None:
    an_account(address="Desk@itsm.example")

    mail = queue(by(the_robot(), now()), to="desk@ITSM.example", subject="One", text="x")

    assert mail is None
    assert OutgoingMail.objects.get().why == "This address is our own."


def test_an_address_gets_five_receipts_an_hour() -> None:
    act = by(the_robot(), now(), door=Door.MAIL)

    made = [
        queue(act, to="ann@customer.example", subject=f"{n}", text="x", kind=Kind.RECEIPT)
        for n in range(8)
    ]

    assert [mail is not None for mail in made] == [True] * 5 + [False] * 3
    assert OutgoingMail.objects.filter(state=OutgoingState.SUPPRESSED).count() == 3


def test_the_team_of_a_record_writes_under_its_own_name() -> None:
    thing = shelve(by(the_robot()), title="Projector")
    an_account(address="all@itsm.example")
    an_account(address="things@itsm.example", record_type="things")

    about = queue(by(the_robot(), now()), to="a@b.example", subject="1", text="x", about=thing)
    other = queue(by(the_robot(), now()), to="a@b.example", subject="1", text="x")

    assert about is not None
    assert other is not None
    assert (str(about.account), str(other.account)) == (
        "Service desk <things@itsm.example>",
        "Service desk <all@itsm.example>",
    )


def test_a_password_is_sealed_and_told_to_nobody() -> None:
    account = an_account()

    accounts.set_password(account, by(the_robot(), now()), password="under the third stone")

    assert "third stone" not in AccountPassword.objects.get().sealed
    line = Entry.objects.get(verb="set_password")
    assert (line.changes, line.text) == ({"password": [None, "set"]}, "")


def test_a_test_goes_by_the_account_it_tests(server: Sink) -> None:
    account = an_account(server.port)

    accounts.send_test(account, by(the_robot(), now()), to="admin@itsm.example")
    work()

    assert server.arrived[0]["Subject"] == "A test by Service desk"
    with pytest.raises(Invalid):
        accounts.send_test(account, by(the_robot(), now()), to="nowhere")


def test_a_type_that_there_is_not_has_no_account() -> None:
    with pytest.raises(Invalid, match="no such type"):
        an_account(record_type="unicorns")
