"""Answering by mail: a public comment goes to whoever asked, once, with their words below."""

import pytest

from armillary.fittings.mail.models import OutgoingMail
from armillary.fittings.mail.parsing.quotes import ABOVE
from armillary.fittings.mail.replying import mail_comments
from armillary.fittings.notifications import mailing
from armillary.fittings.notifications.models import Notification, Preference
from armillary.fittings.notifications.vocabulary import Way, What
from armillary.fittings.watching.jobs import tell_of
from armillary.kernel.conversation.actions import comment, note
from armillary.kernel.journal.models import Entry
from armillary.operations.incident.models import Incident
from tests.mail.letters import a_mail
from tests.mail.makers import a_mailbox, ann, arrive
from tests.makers import an_agent, by, now, the_robot

pytestmark = pytest.mark.django_db


def react() -> list[int]:
    """What the reactions do about all lines so far."""
    lines = list(Entry.objects.order_by("pk").values_list("pk", flat=True))
    mail_comments(by(the_robot(), now()), lines)
    return lines


def replies() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(kind="comment").order_by("pk"))


def test_a_comment_is_mailed_to_the_caller_with_the_last_words_quoted() -> None:
    caller, agent = ann(), an_agent()
    arrive(a_mailbox(), a_mail("It smokes.", message_id="<first@customer.example>"))
    comment(Incident.objects.get(), by(agent, now()), text="Is it burning?")

    react()

    [reply] = replies()
    assert reply.person == caller
    assert reply.text == (
        f"{ABOVE}\n\nIs it burning?\n\n{agent.name}\n\nYou wrote:\n> It smokes.\n"
    )


def test_own_words_and_notes_come_back_to_nobody() -> None:
    caller, agent = ann(), an_agent()
    arrive(a_mailbox(), a_mail())
    incident = Incident.objects.get()
    comment(incident, by(caller, now()), text="Still burning.")
    note(incident, by(agent, now()), text="Arson?")

    react()

    assert replies() == []


def test_who_does_not_want_mail_of_comments_gets_none() -> None:
    caller = ann()
    arrive(a_mailbox(), a_mail())
    Preference.objects.create(person=caller, ways={What.COMMENTED: Way.BROWSER})
    comment(Incident.objects.get(), by(an_agent(), now()), text="Is it burning?")

    react()

    assert replies() == []


def test_what_went_as_a_reply_does_not_go_as_a_notice_too() -> None:
    caller = ann()
    arrive(a_mailbox(), a_mail())
    comment(Incident.objects.get(), by(an_agent(), now()), text="Is it burning?")
    lines = react()

    tell_of(by(the_robot(), now()), lines)
    mailing.mail_to_one(by(the_robot(), now()), {"person": caller.pk})

    assert len(replies()) == 1
    assert not OutgoingMail.objects.filter(kind="notice", person=caller).exists()
    assert not Notification.objects.filter(person=caller, mailed_at=None).exists()
