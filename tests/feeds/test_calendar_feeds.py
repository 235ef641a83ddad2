"""A feed stands in any calendar program as what it is, and ends with its address."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject  # type: ignore[import-untyped]
from django.test import Client

from armillary.assurance.change import actions as changes
from armillary.assurance.change.models import Change
from armillary.assurance.change.tests.makers import (
    a_draft,
    a_manager,
    an_item,
    assessed,
    planned,
    scheduled,
)
from armillary.assurance.change.vocabulary import Outage
from armillary.assurance.configuration.vocabulary import Family
from armillary.assurance.service_level.tests.makers import promised_to
from armillary.fittings.feeds import actions
from armillary.fittings.feeds.models import CalendarFeed, CalendarKey
from armillary.kernel.access.actions import persons
from armillary.kernel.access.standing import stand_as
from armillary.kernel.errors import Invalid, NotAllowed
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person
from armillary.reference.roles import Role
from tests.makers import (
    a_caller,
    a_customer,
    a_person,
    a_team,
    an_administrator,
    an_agent,
    by,
    signed_in_client,
    the_robot,
)

pytestmark = pytest.mark.django_db

CLOCKS_GO_FORWARD = datetime(2027, 3, 28, 0, 30, tzinfo=UTC)
"""Half an hour before they do so in Europe; in America they have done it two weeks before."""


@pytest.fixture(autouse=True)
def _stand(db: None) -> None:
    stand_as(the_robot())


def a_feed(owner: Person, source: str = "changes", **given: Any) -> CalendarFeed:
    return actions.feed(by(owner), **{"name": "Changes", "source": source, **given})


def address_of(feed: CalendarFeed, owner: Person) -> str:
    page = signed_in_client(owner).post(f"/calendar-feeds/{feed.number}/address")
    stand_as(the_robot())
    [found] = re.findall(r"http://testserver(/calendar-feeds/[^<\s]+)", page.content.decode())
    return str(found)


def events(address: str) -> list[Any]:
    """What a calendar program finds there."""
    answer = Client().get(address)
    stand_as(the_robot())
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    calendar = vobject.readOne(answer.content.decode())
    return list(calendar.contents.get("vevent", ()))


def only(address: str) -> Any:
    [event] = events(address)
    return event


@pytest.mark.parametrize(
    ("zone", "from_", "until"),
    [
        ("Europe/Berlin", "28 Mar 01:30", "28 Mar 04:30"),
        ("America/New_York", "27 Mar 20:30", "27 Mar 22:30"),
        ("Asia/Kolkata", "28 Mar 06:00", "28 Mar 08:00"),
    ],
)
def test_a_window_over_turned_clocks_is_right_in_every_zone(
    zone: str, from_: str, until: str
) -> None:
    reader = an_agent()
    planned(a_draft(an_item("db1")), CLOCKS_GO_FORWARD, hours=2)

    event = only(address_of(a_feed(reader), reader))

    there = [each.value.astimezone(ZoneInfo(zone)) for each in (event.dtstart, event.dtend)]
    assert [f"{each:%d %b %H:%M}" for each in there] == [from_, until]


def test_what_moves_keeps_its_name_and_has_a_higher_revision() -> None:
    reader = an_agent()
    change = planned(assessed(a_draft(an_item("db1"), title="Patch, test; and “restart”")))
    address = address_of(a_feed(reader), reader)
    before = only(address)

    planned(change, CLOCKS_GO_FORWARD)
    after = only(address)

    assert (before.uid.value, before.summary.value) == (after.uid.value, after.summary.value)
    assert after.summary.value == f"{change.number} Patch, test; and “restart”"
    assert re.fullmatch(rf"{change.number.lower()}@[0-9a-f]{{16}}\.armillary", after.uid.value)
    assert int(after.sequence.value) == change.version > int(before.sequence.value)
    assert (before.status.value, after.dtstart.value) == ("TENTATIVE", CLOCKS_GO_FORWARD)


def test_what_is_called_off_stays_and_says_so() -> None:
    reader, change = an_agent(), scheduled(a_draft(an_item("db1")))
    address = address_of(a_feed(reader), reader)
    before = only(address)

    changes.cancel(change, by(a_manager()), reason="Not needed.")
    after = only(address)

    assert (before.status.value, after.status.value) == ("CONFIRMED", "CANCELLED")
    assert int(after.sequence.value) > int(before.sequence.value)


def test_a_feed_tells_of_a_team_or_a_person_or_a_service_alone() -> None:
    reader, team, service = an_agent(), a_team(), an_item("Shop", Family.SERVICE)
    ours = planned(a_draft(an_item("db1"), team=team))
    mine = planned(a_draft(an_item("db2"), implementer=reader))
    its = planned(a_draft(an_item("db3"), service=service))

    told = [
        only(address_of(a_feed(reader, question=each), reader)).summary.value.split()[0]
        for each in (f"/changes?team={team.number}", "implementer=me", f"service={service.number}")
    ]

    assert told == [ours.number, mine.number, its.number]


def test_long_words_of_any_script_come_through_whole() -> None:
    reader, title = an_agent(), "Schlüssel · 鍵 · مفتاح " * 7
    planned(a_draft(an_item("db1"), title=title.strip()))

    address = address_of(a_feed(reader), reader)
    lines = Client().get(address).content.split(b"\r\n")

    assert only(address).summary.value.endswith(title.strip())
    assert max(map(len, lines)) <= 75


def test_an_address_is_told_once_and_kept_as_a_digest() -> None:
    reader = an_agent()
    feed = a_feed(reader)
    secret = address_of(feed, reader).partition("key=")[2]

    page = signed_in_client(reader).get(f"/calendar-feeds/{feed.number}").content.decode()
    lines = list(Entry.objects.filter(record_type="calendar-feeds").values_list("changes"))

    assert len(secret) == 64
    assert secret not in page + str(lines)
    assert secret not in bytes(CalendarKey.objects.get().digest).hex()


def test_an_address_ends_with_a_newer_one_with_its_feed_and_with_its_owner() -> None:
    reader, robot = an_agent(), the_robot()
    feed = a_feed(reader)
    first, second = address_of(feed, reader), address_of(feed, reader)

    assert [Client().get(each).status_code for each in (first, second)] == [404, 200]
    persons.disable(reader, by(robot))
    assert Client().get(second).status_code == 404
    persons.enable(reader, by(robot))
    assert Client().get(second).status_code == 200
    feed.refresh_from_db()
    actions.revoke(feed, by(an_administrator()))
    assert Client().get(second).status_code == 404
    assert not CalendarKey.objects.exists()


@pytest.mark.parametrize("key", ["", "?key=", "?key=x", f"?key={'0' * 64}"])
def test_without_its_key_there_is_no_feed(key: str) -> None:
    reader = an_agent()
    feed = a_feed(reader)
    address_of(feed, reader)

    answer = Client().get(f"/calendar-feeds/{feed.number}/events.ics{key}")

    assert answer.status_code == 404


def test_what_did_not_change_is_not_sent_again() -> None:
    reader = an_agent()
    planned(a_draft(an_item("db1")))
    address = address_of(a_feed(reader), reader)
    tag = Client().get(address)["ETag"]

    again = Client().get(address, headers={"If-None-Match": tag})

    assert (again.status_code, again.content) == (304, b"")


def test_nobody_makes_or_sees_an_address_of_somebody_elses_feed() -> None:
    owner, other = an_agent(), an_agent()
    feed = a_feed(owner)

    assert signed_in_client(other).get(f"/calendar-feeds/{feed.number}").status_code == 404
    assert signed_in_client(other).post(f"/calendar-feeds/{feed.number}/address").status_code == 404
    with pytest.raises(NotAllowed):
        actions.new_address(feed, by(an_administrator()))
    assert not CalendarKey.objects.exists()


@pytest.mark.parametrize(
    ("source", "question", "why"),
    [
        ("changes", "colour=red", "no such parameter"),
        ("changes", "team=Nobody", "team"),
        ("planned_work", "team=none", "asks for nothing"),
    ],
)
def test_a_question_that_means_nothing_is_refused(source: str, question: str, why: str) -> None:
    with pytest.raises(Invalid, match=why):
        a_feed(an_agent(), source, question=question)

    assert not CalendarFeed.objects.exists()


def test_customers_are_told_of_their_services_only_and_in_plain_words() -> None:
    house, stranger = a_customer(), a_caller()
    reader = a_person(organisation=house)
    shop, till = an_item("Shop", Family.SERVICE), an_item("Till", Family.SERVICE)
    promised_to(house, shop)
    with pytest.raises(Invalid, match="nothing of this name"):
        a_feed(reader)
    for service in (shop, till):
        change = a_draft(an_item(f"db of {service.name}"), service=service)
        changes.answer(change, by(a_manager()), outage=Outage.DOWN, outage_minutes=20)
        scheduled(change)

    told = only(address_of(a_feed(reader, "planned_work"), reader))

    assert told.summary.value == "Shop: Not available for about 20 minutes."
    assert events(address_of(a_feed(stranger, "planned_work"), stranger)) == []


def test_customers_are_told_when_it_is_called_off_and_never_of_what_was_not_told() -> None:
    house = a_customer()
    reader, shop = a_person(organisation=house), an_item("Shop", Family.SERVICE)
    promised_to(house, shop)
    told, untold = scheduled(a_draft(an_item("db1"), service=shop)), a_draft(an_item("db2"))
    planned(untold, CLOCKS_GO_FORWARD - timedelta(days=1))
    for each in (told, untold):
        changes.cancel(each, by(a_manager()), reason="Not needed.")

    event = only(address_of(a_feed(reader, "planned_work"), reader))

    assert (event.status.value, event.uid.value.partition("@")[0]) == (
        "CANCELLED",
        f"notice-{told.number.lower()}",
    )


def test_a_change_manager_reads_what_everybody_of_the_provider_does() -> None:
    manager = a_person(Role.CHANGE_MANAGER)
    change = planned(a_draft(an_item("db1")))

    event = only(address_of(a_feed(manager), manager))

    assert event.url.value == f"http://testserver/changes/{change.number}"
    assert Change.objects.count() == 1
