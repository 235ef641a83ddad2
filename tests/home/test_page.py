"""The home page as each role sees it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from armillary.fittings.handoffs import actions as handoffs
from armillary.operations.incident import actions as incidents
from armillary.operations.incident.tests.makers import (
    a_resolved_incident,
    an_incident,
    work_in_progress,
)
from armillary.operations.incident.vocabulary import HoldReason
from armillary.people.models import Person
from armillary.reference.roles import Role
from armillary.web.home.tiles import BY_ROLE, OTHERWISE
from tests.handoffs.makers import a_handoff, an_analyst
from tests.makers import a_caller, a_person, a_stranger, a_team, an_agent, by, now, signed_in_client
from tests.tasks.makers import a_task

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
EVERY_ROLE = pytest.mark.parametrize("role", sorted({*BY_ROLE, Role.PROBLEM_ANALYST}))


def home(person: Person) -> Any:
    answer = signed_in_client(person).get("/")
    assert answer.status_code == 200
    return answer.context


def why(person: Person) -> list[tuple[str, str]]:
    return [(line.title, line.why) for line in home(person)["next"]]


def test_what_presses_most_is_first_and_says_why() -> None:
    agent = an_agent()
    team = a_team(agent, name="Desk")
    a_task(title="Some day", assignee=agent)
    a_task(title="Late", assignee=agent, due_at=now() - DAY)
    a_task(title="Whose?", team=team)

    assert why(agent) == [
        ("Late", "Overdue: yours"),
        ("Some day", "Yours"),
        ("Whose?", "Nobody's yet in Desk"),
    ]


def test_no_more_than_a_few_are_next_and_my_work_has_the_rest() -> None:
    agent = an_agent()
    for number in range(9):
        a_task(title=f"Task {number}", assignee=agent)

    context = home(agent)

    assert len(context["next"]) == 6
    [tasks] = context["waiting"]
    assert (tasks.label, tasks.count, tasks.url) == ("Tasks", "9", "/work?type=tasks")


def test_hand_offs_to_answer_and_those_that_came_back_are_counted() -> None:
    agent, analyst = an_agent(), an_analyst()
    a_handoff(now(), sender=agent, wish="Look")
    handoffs.reject(a_handoff(now(), sender=agent), by(analyst, now()), answer="Too few")

    waits = {each.label: (each.count, each.url) for each in home(analyst)["waiting"]}
    back = {each.label: each.count for each in home(agent)["waiting"]}

    assert waits == {"Hand-offs to answer": ("1", "/hand-offs/inbox")}
    assert back == {"Hand-offs that came back": "1"}
    assert why(analyst) == [("Look", "Due soon: another process hands it to yours")]


def test_an_overdue_hand_off_is_at_risk() -> None:
    analyst = an_analyst()
    a_handoff(now() - DAY)

    [tile] = home(analyst)["tiles"]

    assert (tile.label, tile.count, tile.tone) == ("Hand-offs", "1", "bad")


def test_whoever_has_nothing_learns_what_will_be_here() -> None:
    page = signed_in_client(a_person(Role.AUDITOR)).get("/").content.decode()

    assert "Nothing waits for you." in page
    assert "what waits for your decision" in page


@EVERY_ROLE
def test_every_role_has_what_it_looks_after_and_every_figure_leads_somewhere(role: Role) -> None:
    person = a_person(role)
    tiles = home(person)["tiles"]
    client = signed_in_client(person)

    assert len(tiles) == len(BY_ROLE.get(role, OTHERWISE))
    assert {tile.url: client.get(tile.url).status_code for tile in tiles if tile.url} == {
        tile.url: 200 for tile in tiles if tile.url
    }


@EVERY_ROLE
def test_home_costs_as_many_statements_for_much_as_for_little(role: Role) -> None:
    person = a_person(role)
    a_team(person)
    client = signed_in_client(person)
    a_task(assignee=person)
    a_handoff()
    client.get("/")
    with CaptureQueriesContext(connection) as few:
        client.get("/")
    for _ in range(4):
        a_task(assignee=person)
        a_handoff()
    with CaptureQueriesContext(connection) as many:
        client.get("/")

    assert len(few) == len(many)
    assert len(few) <= 24


def test_whoever_answers_for_the_house_sees_figures_and_no_queue() -> None:
    work_in_progress(an_agent())
    chief = a_person(Role.CHIEF_INFORMATION_OFFICER)

    context = home(chief)

    assert "next" not in context
    labels = [figure.label for figure in context["house"]["figures"]]
    assert labels[:3] == ["Open", "Done", "Waiting to be taken"]
    titles = {row.title for row in context["house"]["processes"]}
    assert "Change management" in titles
    assert "Financial management" not in titles


def test_a_chief_who_also_works_has_a_queue() -> None:
    assert "next" in home(a_person(Role.CHIEF_INFORMATION_OFFICER, Role.CHANGE_MANAGER))


def test_callers_see_their_own_what_waits_for_them_first_and_how_to_ask() -> None:
    caller, agent = a_caller(), an_agent()
    held = work_in_progress(agent, title="On hold", caller=caller)
    incidents.hold(held, by(agent), hold_reason=HoldReason.AWAITING_CALLER)
    an_incident(caller, title="Newest")
    an_incident(a_caller(), title="Of others")

    context = home(caller)

    assert [each.title for each in context["requests"]] == ["On hold", "Newest"]
    assert context["requests"][0].says == "We wait for your answer."
    assert context["ask_url"] == "/incidents/new"


def test_what_is_resolved_asks_whether_it_is_mended() -> None:
    agent, caller = an_agent(), a_caller()
    a_resolved_incident(agent, caller=caller)

    [asked] = home(caller)["requests"]

    assert asked.says == "Is it mended? Say so, or open it again."


def test_a_stranger_learns_how_it_works() -> None:
    page = signed_in_client(a_stranger()).get("/").content.decode()

    assert "Nothing is open." in page
    assert "Nothing is planned at your services" in page
    assert "/map" not in page


def test_the_way_in_is_the_map() -> None:
    page = signed_in_client(an_agent()).get("/").content.decode()

    assert 'class="home-wheel" href="/map"' in page
    assert page.count("segment-shape") == 17


def test_nobody_is_let_in_without_signing_in() -> None:
    assert Client().get("/").headers["Location"].startswith("/sign-in")
