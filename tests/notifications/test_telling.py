"""Who is told, and who is not: never of the own acts, never of what may not be seen."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from armillary.fittings.notifications.actions import choose_notifications
from armillary.fittings.notifications.models import Notification, Preference
from armillary.fittings.notifications.queries import seen_by, unread
from armillary.fittings.notifications.telling import News, Subject, subject_of, tell, tell_all
from armillary.fittings.notifications.vocabulary import Way, What
from armillary.kernel.access.actions import persons
from armillary.kernel.access.standing import stand_as
from armillary.kernel.errors import Invalid, NotAllowed
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person
from armillary.reference.roles import Role
from tests.makers import (
    MONDAY,
    a_caller,
    a_customer,
    a_person,
    a_stranger,
    an_administrator,
    an_agent,
    by,
    the_robot,
)
from tests.throwaway.models import Thing
from tests.throwaway.process import shelve

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def standing() -> None:
    stand_as(the_robot())


def a_thing(keeper: Person) -> Thing:
    return shelve(by(keeper), title="A lantern")


def texts(person: Person) -> list[str]:
    return list(seen_by(fresh(person)).order_by("pk").values_list("text", flat=True))


def fresh(person: Person) -> Person:
    found: Person = Person.objects.get(pk=person.pk)
    return found


def test_somebody_is_told_about_a_record_and_the_bell_counts_it() -> None:
    agent, thing = an_agent(), a_thing(an_agent())

    tell(by(thing.keeper), agent, what="assigned", text="Kim gave this to you", about=thing)

    told = Notification.objects.get()
    assert (told.person, told.text, told.at) == (agent, "Kim gave this to you", MONDAY)
    assert (told.about_number, told.about_title) == (thing.number, "A lantern")
    assert told.url == f"/things/{thing.number}"
    assert told.mail_at == MONDAY
    assert unread(agent) == 1


def test_nobody_hears_of_the_own_acts_but_that_something_long_is_finished() -> None:
    agent = an_agent()
    thing = a_thing(agent)

    tell(by(agent), agent, what="assigned", text="You gave this to yourself", about=thing)
    tell(by(agent), agent, what="finished", text="The import is done", url="/imports/1")

    assert texts(agent) == ["The import is done"]


def test_nobody_is_told_of_a_record_that_they_may_not_see() -> None:
    thing = a_thing(an_agent())

    tell(by(the_robot()), a_stranger(), what="mentioned", text="psst", about=thing)

    assert not Notification.objects.exists()


def test_who_lost_sight_of_a_record_reads_nothing_of_it_any_more() -> None:
    boss = a_person(Role.CUSTOMER_REPRESENTATIVE, organisation=a_customer())
    colleague = a_caller(boss.organisation)
    thing = a_thing(colleague)
    tell(by(colleague), boss, what="commented", text="About the lantern", about=thing)
    assert texts(boss) == ["About the lantern"]

    persons.revoke_role(boss, by(an_administrator()), role=Role.CUSTOMER_REPRESENTATIVE)

    assert texts(boss) == []
    assert unread(fresh(boss)) == 0


def test_internal_news_is_for_the_providers_people() -> None:
    caller, agent = a_caller(), an_agent()
    about = subject_of(a_thing(caller))
    news = [
        News(person=person.pk, what=What.COMMENTED, text="note", about=about, internal=True)
        for person in (caller, agent)
    ]

    tell_all(by(the_robot()), news)

    assert (texts(caller), texts(agent)) == ([], ["note"])


def test_who_is_shut_out_and_the_robot_are_told_nothing() -> None:
    gone, robot = an_agent(), the_robot()
    persons.disable(gone, by(an_administrator()))
    thing = a_thing(an_agent())

    tell(by(thing.keeper), gone, what="assigned", text="for nobody", about=thing)
    tell(by(thing.keeper), robot, what="assigned", text="for a machine", about=thing)

    assert not Notification.objects.exists()


def test_a_line_is_told_once_to_each_however_often_it_comes() -> None:
    agent, other = an_agent(), an_agent()
    line = Entry.objects.latest("pk").pk
    news = [
        News(person=person.pk, what=What.COMMENTED, text="once", entry=line)
        for person in (agent, other)
    ]

    tell_all(by(the_robot()), news)
    tell_all(by(the_robot()), news)

    assert (texts(agent), texts(other)) == (["once"], ["once"])


def test_telling_many_takes_as_many_queries_as_telling_one() -> None:
    company = a_customer()
    people = [a_caller(company) for _ in range(4)]
    things = [subject_of(a_thing(person)) for person in people]

    one = queries_for(people[:1], things)
    many = queries_for(people, things)

    assert many == one


def queries_for(people: list[Person], things: list[Subject]) -> int:
    from_line = Notification.objects.count()
    news = [
        News(person=person.pk, what=What.COMMENTED, text="hello", about=about)
        for person, about in zip(people, things, strict=False)
    ]
    with CaptureQueriesContext(connection) as queries:
        told = tell_all(by(the_robot()), news)
    assert (told, Notification.objects.count() - from_line) == (len(people), len(people))
    return len(queries)


def test_everybody_chooses_the_ways_for_oneself() -> None:
    agent, thing = an_agent(), a_thing(an_agent())
    never = {What.ASSIGNED: Way.NEVER, What.COMMENTED: Way.DAILY}

    choose_notifications(agent, by(agent), ways=never, digest_hour=7)
    tell(by(thing.keeper), agent, what="assigned", text="not wanted", about=thing)
    tell(by(thing.keeper), agent, what="commented", text="tomorrow", about=thing)

    told = Notification.objects.get()
    assert (told.text, told.way, told.mail_at) == (
        "tomorrow",
        Way.DAILY,
        MONDAY.replace(day=24, hour=7),
    )


def test_a_refused_choice_changes_nothing() -> None:
    agent, administrator = an_agent(), an_administrator()
    lines = Entry.objects.count()

    with pytest.raises(NotAllowed):
        choose_notifications(agent, by(administrator), ways={}, digest_hour=7)
    with pytest.raises(Invalid, match="hour of the day"):
        choose_notifications(agent, by(agent), ways={}, digest_hour=24)
    with pytest.raises(Invalid, match="give both"):
        choose_notifications(agent, by(agent), ways={}, digest_hour=7, quiet_from=22)

    assert Entry.objects.count() == lines
    assert not Preference.objects.exists()
