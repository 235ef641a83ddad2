"""From what happened to who hears of it: once, and nobody what they may not see."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from armillary.fittings.notifications.models import Notification
from armillary.fittings.watching.actions import unwatch, watch
from armillary.fittings.watching.jobs import tell_of
from armillary.fittings.watching.queries import watches
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Door
from armillary.kernel.conversation.actions import comment, note
from armillary.people.models import Person
from tests.makers import MONDAY, a_caller, a_customer, a_person, an_agent, by, the_robot
from tests.throwaway.models import Thing
from tests.throwaway.process import lend, shelve
from tests.watching.journal import every_line, heard, tell_everything

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def standing() -> None:
    stand_as(the_robot())


def a_thing(keeper: Person) -> Thing:
    return shelve(by(keeper), title="A lantern")


def test_the_caller_hears_what_is_said_and_done_and_no_internal_note() -> None:
    caller, agent = a_caller(), a_person(name="Kim Lee")
    thing = a_thing(caller)
    lend(thing, by(agent), holder=agent)
    comment(thing, by(agent), text="It is  on\nits way.")
    note(thing, by(agent), text="The caller is difficult.")

    tell_everything()

    assert heard(caller) == [
        ("state_changed", "Kim Lee lent this"),
        ("commented", "Kim Lee: It is on its way."),
    ]


def test_who_is_newly_named_and_who_is_mentioned_hears_it() -> None:
    keeper, holder = an_agent(), a_person(name="Mia Berg", email="mia.berg@example.com")
    agent = a_person(name="Kim Lee")
    thing = a_thing(keeper)
    lend(thing, by(agent), holder=holder)
    note(thing, by(agent), text="@mia.berg look after it, and @Mia Berg, be careful")

    tell_everything()

    assert heard(holder) == [
        ("assigned", "Kim Lee named you as holder"),
        ("mentioned", "Kim Lee: @mia.berg look after it, and @Mia Berg, be careful"),
    ]


def test_nobody_hears_of_the_own_acts() -> None:
    agent = an_agent()
    thing = a_thing(agent)
    lend(thing, by(agent), holder=agent)
    comment(thing, by(agent), text="Mine.")

    tell_everything()

    assert heard(agent) == []


def test_a_mention_gives_no_sight() -> None:
    a_person(organisation=a_customer(), name="Far Away", email="far.away@example.com")
    thing = a_thing(an_agent())
    comment(thing, by(an_agent()), text="@far.away can you see this?")

    tell_everything()

    assert not Notification.objects.filter(what="mentioned").exists()


def test_a_repeated_job_tells_nothing_twice() -> None:
    caller, agent = a_caller(), an_agent()
    comment(a_thing(caller), by(agent), text="Once.")

    tell_everything()
    tell_everything(MONDAY + timedelta(minutes=1))

    assert len(heard(caller)) == 1


def test_who_speaks_watches_from_then_on_unless_they_said_no() -> None:
    speaker, silent, agent = an_agent(), an_agent(), an_agent()
    thing = a_thing(agent)
    watch(thing, by(silent))
    unwatch(thing, by(silent))
    comment(thing, by(speaker), text="First.")
    comment(thing, by(silent), text="Second.")

    tell_everything()

    assert watches(thing, speaker)
    assert not watches(thing, silent)


def test_who_does_not_watch_any_more_hears_nothing() -> None:
    caller, agent = a_caller(), an_agent()
    thing = a_thing(caller)
    unwatch(thing, by(caller))
    comment(thing, by(agent), text="Hello?")

    tell_everything()

    assert heard(caller) == []


def test_old_lines_and_imported_ones_are_no_news() -> None:
    caller, agent = a_caller(), an_agent()
    thing = a_thing(caller)
    comment(thing, by(agent, MONDAY - timedelta(days=3)), text="Long ago.")
    comment(thing, by(agent, door=Door.IMPORT), text="From elsewhere.")

    tell_everything()

    assert heard(caller) == []


def test_a_batch_of_lines_takes_as_many_queries_as_one_line() -> None:
    company = a_customer()
    agent = an_agent()
    for keeper in (a_caller(company), a_caller(company)):
        comment(a_thing(keeper), by(agent), text="@kim.lee hello")
    few = queries_to_tell()
    for keeper in (a_caller(company) for _ in range(8)):
        comment(a_thing(keeper), by(agent), text="@kim.lee hello")

    assert queries_to_tell() == few <= 12


def queries_to_tell() -> int:
    act, lines = by(the_robot()), every_line()
    with CaptureQueriesContext(connection) as queries:
        tell_of(act, lines)
    return len(queries)
