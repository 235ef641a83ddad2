"""The change calendar shows what is planned, by the clocks of its reader, however much that is."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from armillary.assurance.change import actions
from armillary.assurance.change.models import Change
from armillary.assurance.change.tests.makers import (
    HOUR,
    TONIGHT,
    a_class,
    a_draft,
    a_freeze,
    a_manager,
    an_item,
    planned,
    rests,
    scheduled,
)
from armillary.assurance.change.vocabulary import WindowKind
from armillary.assurance.configuration.actions import classes, register, relate, relation_types
from armillary.assurance.configuration.vocabulary import Falls, Family, Rule
from armillary.kernel.access.actions import persons
from armillary.people.models import Person
from tests.changes.crowd import crowd
from tests.makers import a_caller, a_person, a_team, an_agent, by, signed_in_client, the_robot

pytestmark = pytest.mark.django_db

NOVEMBER = "/changes/calendar?at=2026-11-23"
STATEMENTS = 6
"""Two savepoints, who asks, what waits for them; the changes, the windows."""
Counting = Callable[[int], AbstractContextManager[Any]]


@pytest.fixture
def reader() -> Person:
    return an_agent()


@pytest.fixture
def client(reader: Person) -> Client:
    return signed_in_client(reader)


def cells(client: Client, address: str = NOVEMBER) -> dict[str, list[str]]:
    """The numbers of the changes of each day of a month that has some."""
    weeks = client.get(address).context["weeks"]
    days = (cell for week in weeks for cell in week)
    return {cell.iso: [chip.number for chip in cell.chips] for cell in days if cell.chips}


def test_a_month_begins_with_a_monday_and_shows_each_change_on_its_days(client: Client) -> None:
    short = planned(a_draft(an_item("db1")), TONIGHT, hours=1)
    long = planned(a_draft(an_item("db2")), TONIGHT, hours=28)

    page = client.get(NOVEMBER).context

    assert [week[0].iso for week in page["weeks"]] == [
        *("2026-10-26", "2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23", "2026-11-30")
    ]
    assert cells(client) == {
        "2026-11-23": [short.number, long.number],
        "2026-11-24": [long.number],
        "2026-11-25": [long.number],
    }


def test_what_ends_at_midnight_has_no_part_in_the_next_day(client: Client) -> None:
    planned(a_draft(an_item("db1")), TONIGHT, hours=2)

    assert list(cells(client)) == ["2026-11-23"]


def test_the_day_of_a_change_is_that_of_the_readers_clocks(reader: Person) -> None:
    planned(a_draft(an_item("db1")), TONIGHT, hours=1)
    persons.change_contact(reader, by(the_robot()), zone="Asia/Tokyo")
    client = signed_in_client(reader)

    own, utc = cells(client), cells(client, f"{NOVEMBER}&zone=UTC")
    chip = client.get(NOVEMBER).context["weeks"][4][1].chips[0]

    assert (list(own), list(utc)) == (["2026-11-24"], ["2026-11-23"])
    assert (chip.time, chip.starts) == ("07:00", "2026-11-23T22:00:00Z")


def test_called_off_ones_are_not_shown_unless_they_are_asked_for(client: Client) -> None:
    change = planned(a_draft(an_item("db1")))
    actions.cancel(change, by(a_manager()), reason="Not needed.")

    assert cells(client) == {}
    assert cells(client, f"{NOVEMBER}&state=cancelled") == {"2026-11-23": [change.number]}


def test_it_is_narrowed_by_the_questions_of_the_list(client: Client) -> None:
    team = a_team()
    ours = planned(a_draft(an_item("db1"), team=team))
    planned(a_draft(an_item("db2"), title="Paint it"))

    assert cells(client, f"{NOVEMBER}&team={team.number}") == {"2026-11-23": [ours.number]}
    assert client.get(f"{NOVEMBER}&colour=red").status_code == 400


@pytest.mark.parametrize(
    "wrong", ["view=year", "at=yesterday", "zone=Mars", "lanes=colour", "weeks=3", "at=1999-01-01"]
)
def test_what_cannot_be_asked_is_refused_in_words(wrong: str, client: Client) -> None:
    answer = client.get(f"/changes/calendar?{wrong}")

    assert answer.status_code == 400
    assert wrong.partition("=")[0] in answer.content.decode()


def test_windows_shade_the_days_on_which_they_hold(client: Client) -> None:
    a_freeze(TONIGHT, TONIGHT + 26 * HOUR)
    a_freeze(TONIGHT, TONIGHT + HOUR, name="Rosters", kind=WindowKind.CRITICAL)

    days = [cell for week in client.get(NOVEMBER).context["weeks"] for cell in week]

    assert {cell.iso: [band.word for band in cell.bands] for cell in days if cell.bands} == {
        "2026-11-23": ["Freeze", "Business-critical"],
        "2026-11-24": ["Freeze"],
    }


def test_of_many_the_gravest_are_shown_and_the_others_counted(client: Client) -> None:
    for number in range(6):
        planned(a_draft(an_item(f"db{number}")), TONIGHT - number * HOUR, hours=1)

    [cell] = [c for week in client.get(NOVEMBER).context["weeks"] for c in week if c.chips]

    assert (len(cell.chips), cell.more) == (3, 3)
    assert "3 more" in client.get(NOVEMBER).content.decode()


@pytest.mark.parametrize(
    ("lanes", "names"),
    [
        ("", [""]),
        ("service", ["Shop", "No service"]),
        ("site", ["No site"]),
        ("team", ["Databases", "No team"]),
        ("implementer", ["Zoe Quill", "Nobody yet"]),
        ("item", ["db1", "db2"]),
        ("class", ["Kind of compute"]),
    ],
)
def test_lanes_hold_what_belongs_together(lanes: str, names: list[str], client: Client) -> None:
    given: dict[str, Any] = {
        "service": an_item("Shop", Family.SERVICE),
        "team": a_team(name="Databases"),
        "implementer": a_person(name="Zoe Quill"),
    }
    planned(a_draft(an_item("db1"), **given))
    planned(a_draft(an_item("db2")))

    rows = client.get(f"{NOVEMBER}&view=week&lanes={lanes}").context["rows"]
    groups = client.get(f"{NOVEMBER}&view=gantt&lanes={lanes}").context["timeline"].groups

    assert [row.name for row in rows] == [group.name for group in groups] == names


def test_a_change_stands_in_the_lane_of_each_service_that_it_hits(client: Client) -> None:
    server = an_item("db1")
    for name in ("Shop", "Till"):
        rests(an_item(name, Family.SERVICE), server)
    change = planned(a_draft(server))

    groups = client.get(f"{NOVEMBER}&view=gantt&lanes=service").context["timeline"].groups

    assert [(group.name, [bar.chip.number for bar in group.bars]) for group in groups] == [
        ("Shop", [change.number]),
        ("Till", [change.number]),
    ]


def test_a_change_stands_in_the_lane_of_each_site_where_it_touches_something(
    client: Client,
) -> None:
    """A database stands where the members of the cluster do that it runs on: in racks of a site."""
    act, of_compute = by(the_robot()), a_class()
    site, rack = (
        classes.define(act, label=each, family=Family.FACILITY) for each in ("Site", "Rack")
    )
    located, runs, consists = (
        relation_types.define(act, forward=each, backward=f"{each} of", falls=falls, rule=rule)
        for each, falls, rule in (
            ("is located in", Falls.NEITHER, Rule.NONE),
            ("runs on", Falls.SOURCE, Rule.ANY),
            ("consists of", Falls.SOURCE, Rule.K_OF_N),
        )
    )
    for kind, of_class, to in (
        (located, of_compute, rack),
        (located, rack, site),
        (runs, of_compute, of_compute),
        (consists, of_compute, of_compute),
    ):
        relation_types.permit(act, relation_type=kind, from_class=of_class, to_class=to)
    west, east = (register(act, name=each, configuration_class=site) for each in ("West", "East"))
    cage = register(act, name="Cage 7", configuration_class=rack)
    database, cluster = an_item("db"), an_item("cluster")
    server, elsewhere = an_item("srv"), an_item("srv2")
    relate(database, act, relation_type=runs, target=cluster)
    relate(cluster, act, relation_type=consists, target=server, group="hosts", needed=1)
    relate(server, act, relation_type=located, target=cage)
    relate(cage, act, relation_type=located, target=west)
    one, nowhere = planned(a_draft(database)), planned(a_draft(elsewhere), TONIGHT + 3 * HOUR)
    relation_types.permit(act, relation_type=located, from_class=of_compute, to_class=site)
    third = an_item("srv3")
    relate(third, act, relation_type=located, target=east)
    draft = a_draft(third)
    actions.touch(draft, by(a_manager()), item=server)
    both = planned(draft, TONIGHT + 9 * HOUR)

    groups = client.get(f"{NOVEMBER}&view=gantt&lanes=site").context["timeline"].groups

    assert [(group.name, [bar.chip.number for bar in group.bars]) for group in groups] == [
        ("East", [both.number]),
        ("West", [one.number, both.number]),
        ("No site", [nowhere.number]),
    ]
    assert groups[1].url == f"/configuration-items/{west.number}"


def test_a_bar_has_its_preparation_its_window_its_way_back_and_its_watch(client: Client) -> None:
    change = a_draft(an_item("db1"))
    times: dict[str, Any] = {"prepare_minutes": 60, "watch_minutes": 60}
    actions.allow_time(change, by(a_manager()), back_out_minutes=45, verify_minutes=15, **times)
    planned(change, TONIGHT - 10 * HOUR, hours=4)

    [group] = client.get(f"{NOVEMBER}&view=day&zone=UTC").context["timeline"].groups
    [bar] = group.bars

    hour = 100 / 24
    assert [(piece.kind, piece.x, piece.width) for piece in bar.pieces] == [
        ("prepare", round(11 * hour, 3), pytest.approx(hour, abs=0.002)),
        ("watch", round(16 * hour, 3), pytest.approx(hour, abs=0.002)),
        ("window", round(12 * hour, 3), pytest.approx(4 * hour, abs=0.002)),
        ("back_out", round(15 * hour, 3), pytest.approx(hour, abs=0.002)),
    ]
    assert (bar.decide, bar.decide_hint) == (round(15 * hour, 3), "Last decision 15:00")


def test_a_day_of_turned_clocks_has_as_many_hours_as_it_has(client: Client) -> None:
    short = client.get("/changes/calendar?view=day&at=2027-03-28&zone=Europe/Berlin").context
    long = client.get("/changes/calendar?view=day&at=2027-10-31&zone=Europe/Berlin").context

    assert [page["timeline"].minutes / 60 for page in (short, long)] == [23, 25]


def test_the_address_of_a_view_shows_it_again(client: Client) -> None:
    page = client.get(f"{NOVEMBER}&view=gantt&weeks=8&lanes=team&path=normal_minor&zone=Asia/Tokyo")
    shared = page.context["asked"].url()

    again = client.get(shared).context

    assert shared.count("&") == 5
    assert (again["asked"], again["bar"]) == (page.context["asked"], page.context["bar"])


def test_it_goes_from_month_to_month_and_from_week_to_week(client: Client) -> None:
    month = client.get("/changes/calendar?at=2026-12-31").context["asked"]
    week = client.get("/changes/calendar?view=week&at=2026-12-31").context["asked"]

    assert [f"{day}" for day in (month.before, month.after)] == ["2026-11-01", "2027-01-01"]
    assert [f"{day}" for day in (week.before, week.after)] == ["2026-12-24", "2027-01-07"]


@pytest.mark.parametrize("view", ["month", "week", "day", "gantt"])
def test_it_takes_as_many_statements_however_many_changes_there_are(
    view: str, client: Client, django_assert_num_queries: Counting
) -> None:
    address = f"{NOVEMBER}&view={view}&lanes=team"
    first = scheduled(a_draft(an_item("db1"), service=an_item("Shop", Family.SERVICE)))
    client.get(address)
    with django_assert_num_queries(STATEMENTS):
        client.get(address)
    crowd(first, 400)

    with django_assert_num_queries(STATEMENTS):
        page = client.get(address)

    assert page.context["sums"].startswith("401 changes")


def test_it_is_for_the_provider_alone() -> None:
    assert signed_in_client(a_caller()).get(NOVEMBER).status_code == 403


def move(client: Client, change: Change, **asked: Any) -> Any:
    """What moving it would do, as its page says."""
    return client.get(f"/changes/{change.number}/move", asked).context["move"]


def test_a_move_tells_what_it_breaks_before_it_is_done(client: Client) -> None:
    server = an_item("db1")
    other = scheduled(planned(a_draft(server, title="Patch it"), TONIGHT + timedelta(days=7)))
    change = planned(a_draft(server), TONIGHT + timedelta(days=8))

    told = move(client, change, days=-1)

    assert [(each.gravity, each.url) for each in told.fresh] == [
        ("Bars it", f"/changes/{other.number}")
    ]
    assert "changes the same item (db1)" in told.fresh[0].words
    assert (told.barred, told.stays, told.left) == (True, (), ())
    change.refresh_from_db()
    assert change.planned_start == TONIGHT + timedelta(days=8)


def test_a_move_tells_what_is_no_more_in_its_way(client: Client) -> None:
    server, later = an_item("db1"), TONIGHT + timedelta(days=7)
    scheduled(planned(a_draft(server), later))
    change = planned(a_draft(server), later, overruled="It must be.")

    told = move(client, change, days=1)

    assert [len(each) for each in (told.fresh, told.stays, told.left)] == [0, 0, 1]


def test_by_days_it_keeps_the_time_on_the_wall_over_turned_clocks(reader: Person) -> None:
    persons.change_contact(reader, by(the_robot()), zone="Europe/Berlin")
    change = planned(a_draft(an_item("db1")), datetime.fromisoformat("2027-03-27T21:00Z"), hours=1)

    told = move(signed_in_client(reader), change, days=1)

    assert (told.was, told.becomes) == (
        "Sat 27 Mar, 22:00 to 23:00",
        "Sun 28 Mar, 22:00 to 23:00",
    )
    assert told.starts == "2027-03-28T20:00:00Z"


def test_a_move_of_what_is_approved_says_that_it_is_decided_anew(client: Client) -> None:
    change = scheduled(planned(a_draft(an_item("db1")), TONIGHT + timedelta(days=7)))

    assert move(client, change, days=1).undecided
    assert not move(client, change, start=change.planned_start, end=change.planned_end).undecided


@pytest.mark.parametrize(
    "asked",
    [
        *("days=x", "days=401", "minutes=99999", "start=soon&end=2026-12-01T10:00"),
        "start=2026-12-01T10:00&end=9999-99-99",
    ],
)
def test_a_move_to_nowhere_is_refused_in_words(asked: str, client: Client) -> None:
    change = planned(a_draft(an_item("db1")))

    answer = client.get(f"/changes/{change.number}/move?{asked}")

    assert answer.status_code == 400


def test_the_form_of_a_move_does_it(client: Client) -> None:
    manager = a_manager()
    change = planned(a_draft(an_item("db1")), TONIGHT + timedelta(days=7))
    mover = signed_in_client(manager)
    page = mover.get(f"/changes/{change.number}/move?days=1&next=/changes/calendar")
    [form] = re.findall(r'class="move-do".*?</form>', page.content.decode(), re.DOTALL)
    given = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))

    answer = mover.post(f"/changes/{change.number}/plan_window", given)

    change.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (303, "/changes/calendar")
    assert change.planned_start == TONIGHT + timedelta(days=8)
