"""What waits for a person: own records, tasks, what is nobody's in the own teams, hand-offs."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from armillary.fittings.handoffs.actions import offer
from armillary.fittings.tasks import actions as tasks
from armillary.fittings.work.queries import Item, facets_of, work_of
from armillary.kernel.access.standing import stand_as
from armillary.operations.incident import actions as incidents
from armillary.operations.incident.tests.makers import an_incident, work_in_progress
from armillary.operations.incident.vocabulary import HoldReason
from armillary.people.models import Person
from armillary.reference.roles import Role
from tests.makers import (
    MONDAY,
    a_caller,
    a_person,
    a_team,
    an_agent,
    api_client,
    by,
    now,
    signed_in_client,
    the_robot,
)
from tests.tasks.makers import a_task, a_thing
from tests.throwaway.models import Thing

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def standing() -> None:
    stand_as(the_robot())


def fresh(person: Person) -> Person:
    found: Person = Person.objects.get(pk=person.pk)
    return found


def work(person: Person, **asked: Any) -> list[tuple[str, str]]:
    return [(item.why.name, item.title) for item in work_of(fresh(person), **asked).items]


def test_everything_that_waits_stands_in_the_order_in_which_it_presses() -> None:
    agent, other = an_agent(), an_agent()
    team = a_team(agent)
    work_in_progress(agent, title="Without a date")
    held = work_in_progress(agent, title="On hold")
    incidents.hold(held, by(agent), hold_reason=HoldReason.AWAITING_PARTS)
    incidents.assign(an_incident(title="The team's"), by(other), team=team)
    a_task(title="Tomorrow", assignee=agent, due_at=MONDAY + DAY)
    first = a_task(title="Today", assignee=agent, due_at=MONDAY)
    later = a_task(about_of(first), title="After that", assignee=agent)
    tasks.add_predecessor(later, by(other), predecessor=first)
    a_task(title="The team's task", team=team, due_at=MONDAY)
    a_task(title="Of others", assignee=other)
    done = a_task(title="Done", assignee=agent)
    tasks.finish(done, by(agent))

    assert work(agent) == [
        ("MINE", "Today"),
        ("MINE", "Tomorrow"),
        ("MINE", "Without a date"),
        ("WAITING", "On hold"),
        ("WAITING", "After that"),
        ("TEAM", "The team's task"),
        ("TEAM", "The team's"),
    ]


def test_what_is_handed_to_my_processes_waits_for_me() -> None:
    analyst = a_person(Role.PROBLEM_ANALYST)
    offer(
        by(an_agent()),
        about=an_incident(),
        edge=13,
        to_process="problem-management",
        wish="Look for the cause",
    )

    assert work(analyst) == [("HANDOFF", "Look for the cause")]
    assert work(an_agent()) == []


def test_who_does_not_belong_to_the_provider_sees_what_was_given_to_them_only() -> None:
    caller = a_caller()
    thing = a_thing(caller)
    a_task(thing, title="Send a photograph", for_caller=True, assignee=caller)
    a_task(thing, title="Behind the scenes")

    assert work(caller) == [("MINE", "Send a photograph")]


def test_pages_of_any_size_tell_everything_once_and_in_order() -> None:
    agent = an_agent()
    for number in range(7):
        due_at = MONDAY + DAY * (number % 3) if number % 2 else None
        a_task(title=f"Task {number}", assignee=agent, due_at=due_at)
    work_in_progress(agent, title="An incident")
    whole = [item.number for item in work_of(fresh(agent)).items]

    assert len(whole) == 8
    for limit in (1, 2, 3, 7, 8):
        assert [item.number for item in pages(fresh(agent), limit)] == whole


def pages(agent: Person, limit: int) -> list[Item]:
    page = work_of(agent, limit=limit)
    found = list(page.items)
    while page.after:
        page = work_of(agent, limit=limit, after=page.after)
        found += page.items
    return found


def test_it_is_narrowed_by_type_and_counted() -> None:
    agent = an_agent()
    a_task(title="A task", assignee=agent)
    work_in_progress(agent, title="An incident")

    assert work(agent, types=["tasks"]) == [("MINE", "A task")]
    counts = {facet.kind.slug: facet.count for facet in facets_of(fresh(agent))}
    assert counts == {"incidents": 1, "tasks": 1}


def test_it_takes_two_statements_however_much_there_is() -> None:
    agent = an_agent()
    a_team(agent)
    for _ in range(5):
        a_task(assignee=agent)
    person = fresh(agent)
    assert all((person.team_ids, person.responsible_for, person.is_staff, person.roles))

    with CaptureQueriesContext(connection) as queries:
        work_of(person)
        facets_of(person)

    assert len(queries) == 2


GROUPED = ("Overdue", "Long overdue", "in my teams", "Who does this?")


def test_the_page_groups_what_waits_and_lets_it_be_taken() -> None:
    agent = an_agent()
    team = a_team(agent)
    a_task(title="Long overdue", assignee=agent, due_at=now() - DAY)
    open_task = a_task(title="Who does this?", team=team)
    client = signed_in_client(agent)

    page = client.get("/work").content.decode()
    places = [page.index(words) for words in GROUPED]
    assert places == sorted(places)
    answer = client.post(f"/tasks/{open_task.number}/take", {"next": "/work"})

    assert answer.headers["Location"] == "/work"
    assert ("MINE", "Who does this?") in work(agent)


def test_an_idle_person_reads_what_will_be_here() -> None:
    page = signed_in_client(an_agent()).get("/work").content.decode()

    assert "Nothing waits for you." in page


def test_programs_read_the_same() -> None:
    agent = an_agent()
    for number in range(3):
        a_task(title=f"Task {number}", assignee=agent, due_at=MONDAY + DAY * number)
    client = api_client(agent)

    first = client.get("/api/v1/work?limit=2").json()
    rest = client.get(first["next"]).json()

    assert [item["title"] for item in first["items"]] == ["Task 0", "Task 1"]
    assert first["items"][0]["due_at"] == "2026-11-23T09:00:00Z"
    assert [(item["title"], item["why"]) for item in rest["items"]] == [("Task 2", "mine")]
    assert (rest["next"], rest["types"]) == (None, {"tasks": 3})


@pytest.mark.parametrize(
    "asked", ["type=persons", "after=x", "limit=0", "limit=201", "nothing=1", "after=W10"]
)
def test_what_cannot_be_asked_is_refused(asked: str) -> None:
    agent = an_agent()

    assert api_client(agent).get(f"/api/v1/work?{asked}").status_code == 400
    if asked.startswith(("type", "after")):
        assert signed_in_client(agent).get(f"/work?{asked}").status_code == 400


def about_of(task: Any) -> Any:
    """The thing that a task is about."""
    return Thing.objects.get(pk=task.about_id)
