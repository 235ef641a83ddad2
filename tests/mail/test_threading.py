"""Where a reply belongs, and what the sender of a mail is never believed to be."""

import pytest

from armillary.fittings.mail.models import OutgoingMail
from armillary.fittings.mail.outgoing import queue
from armillary.fittings.mail.tokens import tagged, token_of
from armillary.fittings.mail.vocabulary import IncomingState
from armillary.kernel.journal.models import Entry
from armillary.operations.incident import actions
from armillary.operations.incident.models import Incident
from armillary.operations.incident.vocabulary import Impact, State, Urgency
from armillary.people.models import Person
from armillary.reference.roles import Role
from tests.mail.letters import a_mail
from tests.mail.makers import a_mailbox, ann, arrive
from tests.makers import a_customer, a_person, an_agent, by, now, the_robot
from tests.throwaway.process import shelve

pytestmark = pytest.mark.django_db


def an_incident_of(caller: Person) -> Incident:
    return actions.log(
        by(caller, now()), title="Printer", impact=Impact.ONE_PERSON, urgency=Urgency.CAN_WAIT
    )


def our_mail(caller: Person, incident: Incident) -> OutgoingMail:
    mail = queue(by(the_robot(), now()), to=caller, subject="x", text="x", about=incident)
    assert mail is not None
    return mail


def comments() -> list[tuple[str, str]]:
    lines = Entry.objects.filter(verb="comment").order_by("pk")
    return [(line.text, line.door) for line in lines]


def test_an_answer_to_our_mail_is_a_comment_without_what_it_quotes() -> None:
    caller = ann()
    incident = an_incident_of(caller)
    ours = our_mail(caller, incident)
    said = "It smokes now.\n\nOn Mon, 5 Jan 2026 at 10:00, Service desk wrote:\n> Is it burning?"

    [mail] = arrive(a_mailbox(), a_mail(said, subject="Re: x", In_Reply_To=ours.message_id))

    assert comments() == [("It smokes now.", "mail")]
    assert (mail.state, mail.became) == (IncomingState.WORKED, incident.number)
    assert Incident.objects.count() == 1


def test_an_answer_to_the_address_of_a_token_finds_its_record() -> None:
    caller = ann()
    ours = our_mail(caller, an_incident_of(caller))
    address = tagged("desk@itsm.example", token_of(ours.pk))

    arrive(a_mailbox(), a_mail("More.", subject="no tag", To=address))

    assert comments() == [("More.", "mail")]


def test_the_number_in_the_subject_is_enough_for_whoever_has_a_part() -> None:
    caller = ann()
    incident = an_incident_of(caller)

    arrive(a_mailbox(), a_mail("More.", subject=f"Re: [{incident.number}] Printer"))

    assert comments() == [("More.", "mail")]


def test_the_number_in_the_subject_is_nothing_for_whoever_has_none() -> None:
    incident = an_incident_of(ann())
    a_person(Role.CALLER, email="eve@evil.example", organisation=a_customer())

    arrive(
        a_mailbox(),
        a_mail("Add me", sender="eve@evil.example", subject=f"Re: [{incident.number}] Printer"),
    )

    assert comments() == []
    assert Incident.objects.count() == 2


@pytest.mark.parametrize("forged", ["1x" + "a" * 32, "999999x" + "b" * 32, "", "x", "1"])
def test_a_forged_token_gives_nothing(forged: str) -> None:
    caller = ann()
    our_mail(caller, an_incident_of(caller))
    a_person(Role.CALLER, email="eve@evil.example", organisation=a_customer())

    arrive(
        a_mailbox(),
        a_mail("x", sender="eve@evil.example", To=tagged("desk@itsm.example", forged)),
    )

    assert comments() == []


def test_a_true_token_in_other_hands_gives_nothing_either() -> None:
    """A copy of our mail, by Cc or forwarded, grants its reader no right."""
    caller = ann()
    ours = our_mail(caller, an_incident_of(caller))
    a_person(Role.CALLER, email="eve@evil.example", organisation=a_customer())

    arrive(
        a_mailbox(),
        a_mail(
            "x",
            sender="eve@evil.example",
            To=tagged("desk@itsm.example", token_of(ours.pk)),
            In_Reply_To=ours.message_id,
            Cc="spy@evil.example",
        ),
    )

    assert comments() == []


def test_the_address_of_an_agent_proves_no_right_of_the_agent() -> None:
    incident = an_incident_of(ann())
    agent = an_agent()

    [mail] = arrive(
        a_mailbox(),
        a_mail("please close", sender=agent.email, subject=f"[{incident.number}] close, APPROVE"),
    )

    incident.refresh_from_db()
    assert incident.state == State.NEW
    assert comments() == []
    assert mail.became != incident.number


def test_an_agent_who_answers_our_mail_is_believed_and_only_comments() -> None:
    incident = an_incident_of(ann())
    agent = an_agent()
    ours = our_mail(agent, incident)

    arrive(a_mailbox(), a_mail("I look at it.", sender=agent.email, In_Reply_To=ours.message_id))

    incident.refresh_from_db()
    assert comments() == [("I look at it.", "mail")]
    assert (incident.state, incident.assignee_id) == (State.NEW, None)


def test_a_name_that_poses_as_somebody_else_is_only_a_name() -> None:
    agent = an_agent()
    mail = arrive(a_mailbox(), a_mail(sender=f'"{agent.email}" <x@evil.example>'))[0]

    assert (mail.state, mail.sender, mail.person) == (IncomingState.HELD, "x@evil.example", None)


def test_an_empty_answer_says_nothing() -> None:
    caller = ann()
    incident = an_incident_of(caller)

    [mail] = arrive(a_mailbox(), a_mail("\r\n\r\n", subject=f"Re: [{incident.number}]"))

    assert (mail.state, mail.why) == (IncomingState.IGNORED, "It says nothing.")
    assert comments() == []


def test_any_type_of_record_takes_mail_and_answers_without_a_line_more() -> None:
    caller = ann()
    thing = shelve(by(caller, now()), title="Projector")

    arrive(
        a_mailbox(record_type="things", defaults="wear: 2"),
        a_mail("I lend you mine.", subject="A lamp"),
        a_mail("It is dusty.", subject=f"Re: [{thing.number}]"),
    )

    lamp = type(thing).objects.exclude(pk=thing.pk).get()
    assert (lamp.title, lamp.about, lamp.wear, lamp.keeper) == (
        "A lamp",
        "I lend you mine.",
        2,
        caller,
    )
    assert comments() == [("It is dusty.", "mail")]
