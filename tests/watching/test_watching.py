"""Watching is a verb of every record; it gives no right to see, and muting is remembered."""

import pytest

from armillary.fittings.watching.actions import add_watcher, unwatch, watch
from armillary.fittings.watching.queries import watchers_of, watches
from armillary.kernel.access.standing import stand_as
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import Invalid, NotAllowed, RuleBroken
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person
from armillary.records.models import Record
from tests.makers import (
    a_caller,
    a_stranger,
    an_agent,
    api_client,
    by,
    signed_in_client,
    the_robot,
)
from tests.promises.kinds import every_record_type
from tests.promises.specimens import a_specimen, almighty
from tests.throwaway.process import lend, shelve

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def standing() -> None:
    stand_as(the_robot())


def names(record: Record) -> list[str]:
    return [each.name for each in watchers_of(record)]


@every_record_type
def test_every_record_is_watched_and_no_longer_without_a_new_version(kind: RecordType) -> None:
    person = almighty()
    specimen = a_specimen(kind, by(person))
    before = watches(specimen, person)

    first, second = (unwatch, watch) if before else (watch, unwatch)
    first(specimen, by(person))
    assert watches(specimen, person) is not before
    second(specimen, by(person))

    assert watches(specimen, person) is before
    assert specimen.version == 1


def test_whom_a_record_names_watches_it_until_they_say_no() -> None:
    keeper, holder, agent = a_caller(), an_agent(), an_agent()
    thing = shelve(by(keeper), title="A lantern")
    lend(thing, by(agent), holder=holder)
    assert names(thing) == sorted([keeper.name, holder.name])

    unwatch(thing, by(holder))

    assert names(thing) == [keeper.name]
    assert not watches(thing, holder)


def test_a_colleague_is_added_and_who_may_not_see_it_is_not() -> None:
    agent, colleague = an_agent(), an_agent()
    thing = shelve(by(agent), title="A lantern")

    add_watcher(thing, by(agent), person=colleague)
    with pytest.raises(Invalid, match="watching gives no right"):
        add_watcher(thing, by(agent), person=a_stranger())
    with pytest.raises(Invalid, match="watches this already"):
        add_watcher(thing, by(agent), person=colleague)

    assert names(thing) == sorted([agent.name, colleague.name])


def test_a_refused_watch_leaves_no_line() -> None:
    agent, caller = an_agent(), a_caller()
    thing = shelve(by(caller), title="A lantern")
    lines = Entry.objects.count()

    with pytest.raises(RuleBroken, match="You do not watch this"):
        unwatch(thing, by(agent))
    with pytest.raises(RuleBroken, match="You watch this already"):
        watch(thing, by(caller))
    with pytest.raises(NotAllowed):
        add_watcher(thing, by(caller), person=caller)

    assert Entry.objects.count() == lines


def test_the_page_and_the_api_watch_by_the_same_verb() -> None:
    agent = an_agent()
    thing = shelve(by(an_agent()), title="A lantern")

    signed_in_client(agent).post(f"/things/{thing.number}/watch")
    assert watches(thing, agent)
    answer = api_client(agent).post(
        f"/api/v1/things/{thing.number}/unwatch", {}, "application/json"
    )

    assert answer.status_code == 200
    assert not watches(thing, agent)


def test_callers_do_not_read_who_else_watches() -> None:
    caller, agent = a_caller(), an_agent()
    thing = shelve(by(caller), title="A lantern")
    watch(thing, by(agent))

    seen, hidden = page_of(agent, thing), page_of(caller, thing)
    journal = api_client(caller).get(f"/api/v1/things/{thing.number}/journal").json()

    assert agent.name in seen
    assert agent.name not in hidden
    assert [line["verb"] for line in journal["items"]] == ["shelve"]


def page_of(person: Person, thing: Record) -> str:
    return signed_in_client(person).get(f"/things/{thing.number}").content.decode()
