"""The pages of mail: what arrived, shown without harm; what goes out; what would become."""

import pytest
from django.conf import settings

from armillary.fittings.mail.models import IncomingMail, OutgoingMail
from armillary.fittings.mail.outgoing import queue
from armillary.fittings.mail.vocabulary import IncomingState, OutgoingState
from armillary.gate.headers import IN_A_FRAME
from armillary.kernel.journal.models import Entry
from armillary.operations.incident.models import Incident
from armillary.people.models import Person
from tests.mail.letters import a_mail, a_mail_of_parts, an_attachment
from tests.mail.makers import a_mailbox, ann, arrive, work
from tests.makers import a_caller, a_customer, an_agent, by, now, signed_in_client, the_robot

pytestmark = pytest.mark.django_db

HOSTILE = (
    '<img src="http://tracker.example/p" onerror="window.P=1"><script>window.P=1</script>'
    "<style>*{background:url(http://tracker.example/)}</style>"
    '<a href="javascript:window.P=1">a</a><a href="\\\\evil\\share">b</a><b id="main">Hello</b>'
)


def test_the_markup_of_a_mail_is_shown_in_a_frame_where_nothing_runs() -> None:
    ann()
    [mail] = arrive(a_mailbox(), a_mail(HOSTILE, Content_Type="text/html"))
    client = signed_in_client(an_agent())

    page = client.get(f"/incoming-mails/{mail.number}").content.decode()
    frame = client.get(f"/incoming-mails/{mail.number}/html")

    assert f'<iframe src="/incoming-mails/{mail.number}/html" sandbox=""' in page
    assert "tracker.example" not in page
    assert frame.headers["Content-Security-Policy"] == IN_A_FRAME
    shown = frame.content.decode()
    assert "<b>Hello</b>" in shown
    for trace in ("tracker", "script", "style", "img", "javascript", "evil", "id="):
        assert trace not in shown


def test_the_source_of_a_mail_is_saved_byte_for_byte_and_never_shown() -> None:
    ann()
    raw = a_mail(HOSTILE, Content_Type="text/html")
    [mail] = arrive(a_mailbox(), raw)

    answer = signed_in_client(an_agent()).get(f"/incoming-mails/{mail.number}/source")

    assert answer.content == raw
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{mail.number}.eml"'


@pytest.mark.parametrize("path", ["", "/html", "/source"])
def test_mail_is_for_the_people_of_the_provider(path: str) -> None:
    ann()
    [mail] = arrive(a_mailbox(), a_mail())

    assert signed_in_client(a_caller()).get(f"/incoming-mails/{mail.number}{path}").status_code in (
        403,
        404,
    )


def test_the_timeline_says_by_mail_and_leads_the_provider_to_the_original() -> None:
    caller = ann()
    mailbox = a_mailbox()
    arrive(mailbox, a_mail())
    incident = Incident.objects.get()
    _, reply = (
        IncomingMail.objects.get(),
        arrive(mailbox, a_mail("More.", subject=f"[{incident.number}]")),
    )

    agents = signed_in_client(an_agent()).get(f"/incidents/{incident.number}").content.decode()
    theirs = signed_in_client(caller).get(f"/incidents/{incident.number}").content.decode()

    assert "by mail" in agents
    assert f'href="/incoming-mails/{reply[0].number}"' in agents
    assert "by mail" in theirs
    assert "/incoming-mails/" not in theirs


def held(sender: str = "new@customer.example") -> IncomingMail:
    [mail] = arrive(a_mailbox(), a_mail("It smokes.", sender=f"New Person <{sender}>"))
    assert mail.state == IncomingState.HELD
    return mail


def test_an_accepted_sender_becomes_a_caller_and_the_mail_a_record() -> None:
    mail, customer = held(), a_customer()

    signed_in_client(an_agent()).post(
        f"/incoming-mails/{mail.number}/accept_sender", {"organisation": customer.number}
    )
    work()

    mail.refresh_from_db()
    assert (mail.state, mail.became) == (IncomingState.WORKED, Incident.objects.get().number)
    assert Person.objects.get(email="new@customer.example").organisation == customer


def test_a_blocked_sender_is_heard_no_more() -> None:
    mail = held()

    signed_in_client(an_agent()).post(
        f"/incoming-mails/{mail.number}/block_sender", {"reason": "Spam"}
    )
    [second] = arrive(mail.mailbox, a_mail("Again", sender="new@customer.example"))

    assert (second.state, second.why) == (IncomingState.IGNORED, "Its sender is blocked.")


def test_a_held_mail_is_filed_under_a_record_by_whoever_looks_at_it() -> None:
    ann()
    mail = held()
    arrive(mail.mailbox, a_mail())
    incident = Incident.objects.get()

    signed_in_client(an_agent()).post(
        f"/incoming-mails/{mail.number}/file_under", {"record": incident.number}
    )

    mail.refresh_from_db()
    assert (mail.state, mail.became) == (IncomingState.WORKED, incident.number)
    line = Entry.objects.get(verb="comment")
    assert line.text == "By mail from new@customer.example:\n\nIt smokes."


def test_files_are_attached_and_what_is_refused_is_noted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(settings, "LARGEST_FILE", 100)
    ann()
    arrive(
        a_mailbox(),
        a_mail_of_parts(
            "\r\nsee files",
            an_attachment("../../notes.txt"),
            an_attachment("long.txt", content="QUFB" * 50),
        ),
    )
    incident = Incident.objects.get()

    page = signed_in_client(an_agent()).get(f"/incidents/{incident.number}").content.decode()

    assert ">notes.txt</a>" in page
    note = Entry.objects.get(verb="note")
    assert "kept in the original mail:\nlong.txt: file: At most 100 B" in note.text


def test_outgoing_mail_waits_visibly_and_is_sent_again_when_asked() -> None:
    queue(by(the_robot(), now()), to="nobody", subject="Hello there", text="x")
    mail = OutgoingMail.objects.get()
    client = signed_in_client(an_agent())

    page = client.get("/mail").content.decode()
    assert "Hello there" in page
    assert "No mail account is on" in page
    assert "This is no e-mail address." in client.get(f"/mail/{mail.pk}").content.decode()

    assert client.post(f"/mail/{mail.pk}/send").status_code == 303
    mail.refresh_from_db()
    assert mail.state == OutgoingState.WAITING


@pytest.mark.parametrize("question", ["state=unicorns", "before=x", "before=" + "9" * 40])
def test_a_strange_question_is_refused(question: str) -> None:
    assert signed_in_client(an_agent()).get(f"/mail?{question}").status_code == 400


def test_the_simulator_tells_and_changes_nothing() -> None:
    ann()
    mailbox, client = a_mailbox(), signed_in_client(an_agent())
    lines = Entry.objects.count()

    page = client.post(
        "/mail/simulator",
        {"mailbox": mailbox.number, "source": a_mail(subject="<b>Fire</b>").decode()},
    )

    shown = page.content.decode()
    assert "It would become a new record, one of the incidents." in shown
    assert "&lt;b&gt;Fire&lt;/b&gt;" in shown
    assert "A receipt would be sent." in shown
    assert (Entry.objects.count(), IncomingMail.objects.count()) == (lines, 0)
    assert not OutgoingMail.objects.exists()
