"""The page of a change tells what it hits, what stands in its way, and how its steps go."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from armillary.assurance.change import actions
from armillary.assurance.change.actions import orders
from armillary.assurance.change.models import Change
from armillary.assurance.change.rules.stale import is_stale
from armillary.assurance.change.tests.makers import (
    HOUR,
    TONIGHT,
    a_draft,
    a_freeze,
    a_manager,
    a_step,
    an_item,
    planned,
    rests,
    scheduled,
)
from armillary.assurance.change.vocabulary import Outage, RunIf, State
from armillary.assurance.configuration.vocabulary import Family
from armillary.assurance.service_level.tests.makers import promised_to
from tests.changes.crowd import crowd
from tests.makers import (
    a_caller,
    a_customer,
    a_person,
    an_agent,
    by,
    now,
    signed_in_client,
)
from tests.web.reading import queries_of

pytestmark = pytest.mark.django_db

MOST_STATEMENTS = 30
TIMES: dict[str, Any] = {"back_out_minutes": 45, "verify_minutes": 15}


@pytest.fixture
def client() -> Client:
    return signed_in_client(an_agent())


def part(client: Client, change: Change, name: str) -> Any:
    """What is told in a part of its page."""
    answer = client.get(f"/changes/{change.number}/{name}", headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "<html" not in answer.content.decode()
    return answer.context


def test_it_shows_what_it_says_and_what_it_still_has_to_say(client: Client) -> None:
    change = a_draft(an_item("db1"), test_note="", reason="A hole is known.")

    page = client.get(f"/changes/{change.number}").context

    told = {each.id: each.needed for each in page["sections"]}
    assert (told["reason"], told["test_note"]) == (False, True)
    assert page["steps"] is None


def test_the_impact_names_items_ways_services_and_what_stands_in(client: Client) -> None:
    shop, till = an_item("Shop", Family.SERVICE), an_item("Till", Family.SERVICE)
    one, two = an_item("web1"), an_item("web2")
    for each in (one, two):
        rests(shop, each, group="web")
    rests(till, one)

    panel = part(client, planned(a_draft(one)), "impact")["panel"]

    assert [each.name for each in panel.items] == ["web1"]
    assert [(each.name, each.outcome, each.left) for each in panel.services] == [
        ("Till", "down", ""),
        ("Shop", "reduced", "1 of 2 stand, 1 needed"),
    ]
    assert panel.answer == "Services: 1 down, 1 with less to fall back on."
    assert [line.text for line in panel.tree.lines] == ["web1", "Till", "Shop"]


def test_the_tree_begins_at_each_item_that_is_changed(client: Client) -> None:
    change, other = a_draft(an_item("db1")), an_item("db2")
    rests(an_item("Shop", Family.SERVICE), other)
    actions.touch(change, by(a_manager()), item=other)

    panel = part(client, change, "impact")["panel"]

    assert [(line.text, line.bend != "") for line in panel.tree.lines] == [
        ("db1", False),
        ("db2", False),
        ("Shop", True),
    ]


def test_planned_values_and_other_changes_nearby_are_told(client: Client) -> None:
    server = an_item("db1")
    near = scheduled(planned(a_draft(server, title="Paint it"), TONIGHT + timedelta(days=3)))
    scheduled(planned(a_draft(server), TONIGHT + timedelta(days=30)))
    change = planned(a_draft(server))
    actions.set_value(change, by(a_manager()), item=server, field="description", value="New")

    panel = part(client, change, "impact")["panel"]

    assert [(each.number, each.shares) for each in panel.others] == [(near.number, "db1")]
    assert panel.items[0].planned == (("description", "New"),)


def test_without_an_item_it_asks_for_one(client: Client) -> None:
    assert part(client, a_draft(), "impact")["panel"] is None


def test_its_time_tells_the_last_decision_and_each_conflict_with_what_to_do(
    client: Client,
) -> None:
    server = an_item("db1")
    other = scheduled(a_draft(server, title="Patch it"))
    change = a_draft(server)
    actions.allow_time(change, by(a_manager()), **TIMES)
    planned(change, TONIGHT, hours=4, overruled="It must be.")

    page = part(client, change, "planning")

    assert page["when"] == "Mon 23 Nov, 22:00 to Tue 24 Nov, 02:00"
    assert page["decide"] == "Tue 24 Nov, 01:00"
    assert [(each.gravity, each.url, each.when) for each in page["conflicts"]] == [
        ("Bars it", f"/changes/{other.number}", "Mon 23 Nov, 22:00 to Tue 24 Nov, 00:00")
    ]
    assert page["conflicts"][0].advice == "Do one after the other, or make one change of both."
    assert [row.number for row in page["around"].rows] == [change.number, other.number]


def test_a_window_that_bars_leads_to_it(client: Client) -> None:
    freeze = a_freeze(TONIGHT, TONIGHT + HOUR)
    change = planned(a_draft(an_item("db1")), overruled="It must be.")

    [told] = part(client, change, "planning")["conflicts"]

    assert (told.url, told.when) == (
        f"/change-windows/{freeze.number}",
        "Mon 23 Nov, 22:00 to 23:00",
    )


def test_steps_follow_each_other_and_show_what_became_of_them(client: Client) -> None:
    change, act = scheduled(a_draft(an_item("db1"))), by(a_manager(), TONIGHT)
    actions.begin(change, act)
    stop = a_step(change, "Stop", minutes=30)
    convert = a_step(change, "Convert", minutes=60, position=2, point_of_no_return=True)
    look = a_step(change, "Look", minutes=10, position=2)
    orders.follow(look, by(a_manager()), after=stop)
    a_step(change, "Start the old one", back_out=True)
    orders.start(stop, act)
    orders.finish(stop, by(a_manager(), TONIGHT + timedelta(minutes=45)))

    steps = client.get(f"/changes/{change.number}").context["steps"]

    assert [(each.title, each.when, each.was, each.late) for each in steps.there] == [
        ("Stop", "22:00–22:30", "22:00–22:45", "15 min longer"),
        ("Convert", "22:30–23:30", "", ""),
        ("Look", "22:30–22:40", "", ""),
    ]
    assert [(each.critical, each.no_return, each.after) for each in steps.there] == [
        (True, False, ""),
        (True, True, ""),
        (False, False, "Stop"),
    ]
    assert [each.title for each in steps.back] == ["Start the old one"]
    assert (steps.planned, steps.overruns, convert.number) == (
        "1 h 30 min",
        False,
        steps.there[1].number,
    )


def test_steps_stand_where_they_are_planned_and_say_on_what_they_depend(client: Client) -> None:
    change, act = planned(a_draft(an_item("db1"))), by(a_manager())
    half = timedelta(minutes=30)
    stop = a_step(change, "Stop", planned_start=TONIGHT + half, planned_end=TONIGHT + HOUR)
    for number, run_if in enumerate((RunIf.WELL, RunIf.FAILED, RunIf.ALWAYS), 1):
        order = a_step(change, f"After {number}", minutes=15, run_if=run_if)
        orders.follow(order, act, after=stop)

    page = client.get(f"/changes/{change.number}")

    assert [(each.when, each.condition) for each in page.context["steps"].there] == [
        ("22:30–23:00", ""),
        ("23:00–23:15", ""),
        ("23:00–23:15", "only if a step before it fails"),
        ("23:00–23:15", "whatever becomes of the steps before it"),
    ]
    assert "only if a step before it fails" in page.content.decode()


def test_what_nobody_has_touched_for_long_is_called_stale_and_leads_to_the_like(
    client: Client,
) -> None:
    said: dict[str, Any] = {"title": "Patch it", "reason": "A hole is known."}
    old = actions.request(by(a_manager(), now() - timedelta(days=32)), **said)
    fresh = actions.request(by(a_manager(), now() - timedelta(days=1)), **said)

    page = client.get(f"/changes/{old.number}")

    assert "Stale: nobody has touched it since" in page.content.decode()
    assert client.get(f"/changes/{fresh.number}").context["stale"] is None
    listed = client.get(page.context["stale"]["url"]).content.decode()
    assert (old.number in listed, fresh.number in listed) == (True, False)


@pytest.mark.parametrize(
    ("state", "days", "stale"),
    [
        (State.DRAFT, 30, True),
        (State.SUBMITTED, 31, True),
        (State.ASSESSING, 400, True),
        (State.DRAFT, 29, False),
        (State.WAITING, 400, False),
        (State.CLOSED, 400, False),
    ],
)
def test_only_what_is_not_put_to_anybody_becomes_stale(
    state: State, days: int, stale: bool
) -> None:
    assert is_stale(state, TONIGHT - timedelta(days=days), TONIGHT) is stale


def test_its_timeline_is_silent_about_what_follows_from_other_columns(client: Client) -> None:
    change = planned(a_draft(server := an_item("db1")))
    rests(an_item("Shop", Family.SERVICE), server)
    actions.assess(change, by(a_manager()))

    lines = client.get(f"/changes/{change.number}").context["record"].timeline.entries

    labels = {each.label for line in lines for each in line.changes}
    assert {"Planned start", "Services hit"} <= labels
    assert not labels & {"Hit", "Taken from", "Taken until"}


def test_a_free_time_is_found_after_what_stands_in_the_way_and_says_why(client: Client) -> None:
    server, tomorrow = an_item("db1"), _tomorrow()
    other = scheduled(planned(a_draft(server, title="Patch it"), tomorrow, hours=24 * 80))
    change = planned(a_draft(server), tomorrow, overruled="It must be.")

    found = client.get(f"/changes/{change.number}/slots").context["found"]

    assert found.lasts == "2 h"
    assert [(each.label, each.url) for each in found.obstacles] == [
        ("The same item is changed", f"/changes/{other.number}")
    ]
    assert [lane.label for lane in found.lanes] == ["It may begin", "The same item is changed"]
    assert len(found.free) == 2
    assert all(each.url.startswith(f"/changes/{change.number}/move?") for each in found.picks)
    manager = signed_in_client(a_manager())
    assert manager.get(found.picks[0].url).context["move"].refusal == ""


def _tomorrow() -> Any:
    """A moment to come for the clocks of the doors."""
    return now().replace(minute=0, second=0, microsecond=0) + timedelta(days=1)


def test_without_a_window_nobody_knows_how_long_a_slot_must_be(client: Client) -> None:
    assert client.get(f"/changes/{a_draft().number}/slots").context["found"] is None


@pytest.mark.parametrize("name", ["planning", "impact", "slots", ""])
def test_it_takes_as_many_statements_however_many_others_there_are(
    name: str, client: Client
) -> None:
    server, start = an_item("db1"), _tomorrow()
    rests(an_item("Shop", Family.SERVICE), server)
    other = scheduled(planned(a_draft(server), start))
    crowd(other, 2)
    change = planned(a_draft(server), start, overruled="It must be.")
    a_step(change, "Stop")
    address = f"/changes/{change.number}/{name}".rstrip("/")

    before = queries_of(client, address)
    crowd(other, 60)
    for number in range(5):
        a_step(change, f"Step {number}", position=number + 2)

    assert queries_of(client, address) == before <= MOST_STATEMENTS


def test_it_is_for_the_provider_alone() -> None:
    change = planned(a_draft(an_item("db1")))
    stranger = signed_in_client(a_caller())

    addresses = ["", "/planning", "/impact", "/slots", "/move"]
    answers = [stranger.get(f"/changes/{change.number}{each}").status_code for each in addresses]

    assert answers == [404, 403, 403, 403, 403]


def test_customers_see_when_work_is_done_at_their_services_and_nothing_else() -> None:
    house = a_customer()
    reader = a_person(organisation=house)
    shop, till = an_item("Shop", Family.SERVICE), an_item("Till", Family.SERVICE)
    promised_to(house, shop)
    start = _tomorrow()
    for service in (shop, till):
        change = a_draft(an_item(f"secret of {service.name}"), service=service)
        actions.answer(change, by(a_manager()), outage=Outage.DEGRADED)
        scheduled(planned(change, start))

    page = signed_in_client(reader).get("/planned-work")

    [day] = page.context["days"]
    [line] = day.lines
    assert (line.services, line.words) == ("Shop", "Slower, or able to do less at times.")
    assert "secret" not in page.content.decode()


def test_whoever_has_no_agreement_is_told_so() -> None:
    page = signed_in_client(a_caller()).get("/planned-work")

    assert "No agreement with your organisation names a service yet" in page.content.decode()
