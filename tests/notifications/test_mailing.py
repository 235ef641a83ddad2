"""News by mail: once, in one mail for each record and few minutes, or in a digest."""

from datetime import datetime, timedelta

import pytest

from armillary.fittings.mail.models import OutgoingMail
from armillary.fittings.notifications import mailing
from armillary.fittings.notifications.actions import choose_notifications
from armillary.fittings.notifications.models import Notification
from armillary.fittings.notifications.reading import read_one
from armillary.fittings.notifications.telling import tell
from armillary.fittings.notifications.vocabulary import Way, What
from armillary.kernel.access.actions import persons
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door
from armillary.kernel.conversation.actions import comment
from armillary.kernel.jobs.models import Job
from armillary.operations.incident.tests.makers import an_incident
from armillary.people.models import Person
from armillary.reference.roles import Role
from tests.makers import (
    MONDAY,
    a_caller,
    a_customer,
    a_person,
    an_administrator,
    an_agent,
    by,
    the_robot,
)
from tests.throwaway.models import Thing
from tests.throwaway.process import shelve
from tests.watching.journal import tell_everything

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def agent() -> Person:
    stand_as(the_robot())
    return an_agent()


def a_thing(title: str = "A lantern") -> Thing:
    return shelve(by(an_agent()), title=title)


def said(agent: Person, text: str, thing: Thing, at: datetime = MONDAY) -> None:
    tell(by(thing.keeper, at), agent, what="commented", text=text, about=thing)


def mail(agent: Person, at: datetime) -> None:
    """What the worker does each few seconds, for this person."""
    act = Act(actor=the_robot(), at=at, door=Door.JOB)
    mailing.mail_to_one(act, {"person": agent.pk})


def mails() -> list[tuple[str, str]]:
    return list(OutgoingMail.objects.order_by("pk").values_list("subject", "text"))


def test_each_person_for_whom_news_is_due_gets_a_job_of_their_own(agent: Person) -> None:
    said(agent, "One", a_thing())
    said(an_agent(), "Two", a_thing())

    due = mailing.mail_what_is_due(Act(actor=the_robot(), at=MONDAY, door=Door.JOB))

    assert due == 2
    assert Job.objects.filter(name=mailing.MAIL).count() == 2


def test_all_the_news_of_a_record_is_one_mail_and_none_is_sent_twice(agent: Person) -> None:
    lantern, ladder = a_thing(), a_thing("A ladder")
    said(agent, "One", lantern)
    said(agent, "Two", ladder)
    said(agent, "Three", lantern)

    mail(agent, MONDAY)
    mail(agent, MONDAY)

    assert [subject for subject, _ in mails()] == [
        f"[{lantern.number}] A lantern",
        f"[{ladder.number}] A ladder",
    ]
    assert "  One\n  Three" in mails()[0][1]


def test_further_news_of_a_record_waits_a_few_minutes_and_goes_out_together(agent: Person) -> None:
    lantern = a_thing()
    said(agent, "One", lantern)
    mail(agent, MONDAY)
    said(agent, "Two", lantern, MONDAY + MINUTE)
    said(agent, "Three", lantern, MONDAY + 2 * MINUTE)

    mail(agent, MONDAY + 2 * MINUTE)
    assert len(mails()) == 1

    mail(agent, MONDAY + 5 * MINUTE)
    assert len(mails()) == 2
    assert "  Two\n  Three" in mails()[1][1]


def test_a_digest_is_one_mail_about_everything(agent: Person) -> None:
    choose_notifications(agent, by(agent), ways={What.COMMENTED: Way.HOURLY}, digest_hour=8)
    lantern, ladder = a_thing(), a_thing("A ladder")
    for text, thing in (("One", lantern), ("Two", ladder), ("Three", lantern)):
        said(agent, text, thing)

    mail(agent, MONDAY + 59 * MINUTE)
    assert mails() == []
    mail(agent, MONDAY + 60 * MINUTE)

    [(subject, text)] = mails()
    assert subject == "3 pieces of news"
    assert f"{lantern.number} A lantern\n  One\n  Three\n" in text
    assert text.index("A lantern") < text.index("A ladder")


def test_what_was_read_meanwhile_is_not_mailed(agent: Person) -> None:
    said(agent, "One", a_thing())
    read_one(agent, Notification.objects.get().pk, MONDAY)

    mail(agent, MONDAY)

    assert mails() == []


def test_who_is_shut_out_gets_no_mail_and_what_was_for_them_is_done_with(agent: Person) -> None:
    said(agent, "One", a_thing())
    persons.disable(agent, by(an_administrator()))

    mail(agent, MONDAY)

    assert mails() == []
    assert Notification.objects.get().mailed_at == MONDAY


def test_who_lost_sight_in_the_meantime_gets_no_mail() -> None:
    boss = a_person(Role.CUSTOMER_REPRESENTATIVE, organisation=a_customer())
    stand_as(the_robot())
    said(boss, "One", shelve(by(a_caller(boss.organisation)), title="A lantern"))
    persons.revoke_role(boss, by(an_administrator()), role=Role.CUSTOMER_REPRESENTATIVE)

    mail(boss, MONDAY)

    assert mails() == []
    assert Notification.objects.get().mailed_at == MONDAY


def test_the_caller_gets_a_comment_as_an_answer_and_not_a_second_time_as_news() -> None:
    stand_as(the_robot())
    caller, agent = a_caller(), an_agent()
    incident = an_incident(caller)
    comment(incident, by(agent), text="It works again.")
    tell_everything()

    mail(caller, MONDAY)
    mail(agent, MONDAY)

    assert Notification.objects.get(person=caller, what="commented").mailed_at == MONDAY
    assert mails() == []
