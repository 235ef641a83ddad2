"""The life of a task: planned on any record, done in order, ticked off, and told to whom it is."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from armillary.fittings.notifications.models import Notification
from armillary.fittings.tasks import actions, jobs
from armillary.fittings.tasks.models import Precedence, Task
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import NotAllowed, Refusal, RuleBroken, WrongState
from armillary.kernel.journal.models import Entry
from armillary.kernel.lifecycle.enacting import perform
from armillary.people.models import Person
from tests.makers import (
    MONDAY,
    a_caller,
    a_stranger,
    a_team,
    an_agent,
    api_client,
    by,
    signed_in_client,
    the_robot,
)
from tests.promises.kinds import every_record_type
from tests.promises.specimens import a_specimen, almighty
from tests.tasks.makers import a_task, a_thing, fresh
from tests.throwaway.models import Thing
from tests.watching.journal import every_line

pytestmark = pytest.mark.django_db


class Kim:
    """The agent of all these tests, made anew for each."""

    person: Person


@pytest.fixture(autouse=True)
def kim() -> None:
    stand_as(the_robot())
    Kim.person = an_agent()


def act() -> Act:
    return by(Kim.person)


def refused(verb: Any, task: Task, why: str, **arguments: Any) -> None:
    """The verb is refused in these words, and nothing has changed."""
    before, lines = fresh(task), Entry.objects.count()
    with pytest.raises(Refusal, match=why):
        verb(task, act(), **arguments)
    after = fresh(task)
    assert (after.state, after.version, after.checklist) == (
        before.state,
        before.version,
        before.checklist,
    )
    assert Entry.objects.count() == lines


def after_the_reactions() -> int:
    robot = Act(actor=the_robot(), at=MONDAY, door=Door.JOB)
    return jobs.release_what_waited(robot, every_line())


@every_record_type
def test_every_record_gets_a_task_but_tasks_themselves(kind: RecordType) -> None:
    person = almighty()
    specimen = a_specimen(kind, by(person))
    verb = next(verb for verb in kind.verbs if verb.name == "add_task")
    tasks = Task.objects.count()

    if kind.slug == "tasks":
        with pytest.raises(RuleBroken, match="no tasks of its own"):
            perform(verb, specimen, by(person), {"title": "More"})
        assert Task.objects.count() == tasks
    else:
        perform(verb, specimen, by(person), {"title": "Look after it"})
        task = Task.objects.latest("pk")
        assert (task.about_type, task.about_id) == (kind.slug, specimen.pk)
        assert (task.title, task.state) == ("Look after it", "ready")
        assert specimen.version == 1


def test_a_task_is_taken_started_and_finished() -> None:
    agent, task = an_agent(), a_task()

    actions.take(task, by(agent))
    actions.start(task, by(agent, MONDAY + timedelta(hours=1)))
    actions.finish(task, by(agent, MONDAY + timedelta(hours=2)), note="Half a litre.")

    assert (task.state, task.assignee) == ("done", agent)
    assert task.started_at == MONDAY + timedelta(hours=1)
    assert task.finished_at == MONDAY + timedelta(hours=2)
    assert Entry.objects.latest("pk").text == "Half a litre."


def test_what_nobody_has_belongs_to_whoever_begins() -> None:
    agent, task = an_agent(), a_task()

    actions.start(task, by(agent))

    assert fresh(task).assignee == agent


def test_no_task_goes_on_before_what_comes_before_it() -> None:
    first = a_task()
    second = a_task(a_thing_of(first))
    actions.add_predecessor(second, act(), predecessor=first)
    assert second.state == "planned"

    why = f"This waits for {first.number}: finish or cancel that first."
    refused(actions.start, second, why)
    refused(actions.finish, second, why)
    refused(actions.release, second, why)

    actions.finish(first, act())
    actions.start(second, act())
    assert second.state == "in_progress"


def test_what_waited_is_ready_when_the_last_one_before_it_has_ended() -> None:
    thing = a_thing()
    first, second, third = (a_task(thing) for _ in range(3))
    for earlier in (first, second):
        actions.add_predecessor(third, act(), predecessor=earlier)

    actions.finish(first, act())
    assert (after_the_reactions(), fresh(third).state) == (0, "planned")

    actions.cancel(second, act(), reason="No oil.")
    assert (after_the_reactions(), fresh(third).state) == (1, "ready")
    assert after_the_reactions() == 0


def test_what_waits_no_longer_is_ready_and_what_is_reopened_too() -> None:
    first = a_task()
    second = a_task(a_thing_of(first))
    actions.add_predecessor(second, act(), predecessor=first)
    actions.remove_predecessor(second, act(), predecessor=first)
    actions.finish(first, act())
    actions.reopen(first, act())

    assert after_the_reactions() == 2
    assert (fresh(first).state, fresh(second).state) == ("ready", "ready")


def test_tasks_never_wait_for_each_other_in_a_circle() -> None:
    first = a_task()
    second, third = a_task(a_thing_of(first)), a_task(a_thing_of(first))
    actions.add_predecessor(second, act(), predecessor=first)
    actions.add_predecessor(third, act(), predecessor=second)

    refused(actions.add_predecessor, first, "for ever", predecessor=third)
    refused(actions.add_predecessor, first, "does not wait for itself", predecessor=first)
    refused(actions.add_predecessor, third, "waits for that one already", predecessor=second)
    refused(actions.add_predecessor, first, "is about THG", predecessor=a_task())
    refused(actions.remove_predecessor, first, "does not wait for", predecessor=third)
    assert Precedence.objects.count() == 2


def test_what_has_ended_is_nothing_to_wait_for() -> None:
    first = a_task()
    second = a_task(a_thing_of(first))
    actions.finish(first, act())

    refused(actions.add_predecessor, second, "has ended already", predecessor=first)


def test_a_checklist_is_ticked_off_before_the_task_is_done() -> None:
    agent, task = an_agent(), a_task()
    for text in ("Wick", "Glass"):
        actions.add_item(task, by(agent), text=text)
    actions.tick(task, by(agent), item=1)

    refused(actions.finish, task, "1 point of the checklist")
    refused(actions.tick, task, "Point 1 is done already", item=1)
    refused(actions.untick, task, "Point 2 is not done", item=2)
    refused(actions.remove_item, task, "no point 7", item=7)
    refused(actions.add_item, task, "This is needed", text=" ")
    refused(actions.add_item, task, "At most 300", text="x" * 301)

    actions.untick(task, by(agent), item=1)
    actions.remove_item(task, by(agent), item=2)
    actions.tick(task, by(agent), item=1)
    actions.finish(task, by(agent))
    [point] = fresh(task).checklist
    assert (point["text"], point["done"], point["by"]) == ("Wick", True, agent.name)


def test_the_journal_tells_a_point_and_not_the_whole_list() -> None:
    agent, task = an_agent(), a_task()
    actions.add_item(task, by(agent), text="Wick")

    assert Entry.objects.latest("pk").changes == {"checklist": [None, "Wick"]}


def test_a_task_is_given_only_to_who_can_do_it() -> None:
    company_person = a_caller()
    thing = a_thing(company_person)
    hidden, shown = a_task(thing), a_task(thing, for_caller=True)

    refused(actions.assign, hidden, "only tasks that are shown", assignee=company_person)
    refused(actions.assign, shown, "may not see THG", assignee=a_stranger())
    refused(actions.assign, shown, "Name a person or a team")

    actions.assign(shown, act(), assignee=company_person)
    refused(actions.hide_from_caller, shown, "only tasks that are shown")
    actions.start(shown, by(company_person))
    with pytest.raises(NotAllowed):
        actions.cancel(shown, by(company_person), reason="No time.")


def test_what_has_ended_is_not_changed_any_more() -> None:
    task = a_task()
    actions.cancel(task, act(), reason="Not needed.")

    for verb, arguments in (
        (actions.take, {}),
        (actions.start, {}),
        (actions.reschedule, {}),
        (actions.add_item, {"text": "x"}),
    ):
        with pytest.raises(WrongState):
            verb(task, act(), **arguments)
    assert fresh(task).version == task.version == 2


def test_callers_see_the_tasks_that_are_marked_and_nobody_elses() -> None:
    caller, agent = a_caller(), an_agent()
    thing = a_thing(caller)
    hidden = a_task(thing, title="Behind the scenes")
    shown = a_task(thing, title="For all to see", for_caller=True)
    other = a_task(a_thing(a_caller()), title="Of others", for_caller=True)

    def sees(person: Any, task: Task) -> int:
        return signed_in_client(person).get(f"/tasks/{task.number}").status_code

    assert [sees(caller, task) for task in (shown, hidden, other)] == [200, 404, 404]
    assert [sees(agent, task) for task in (shown, hidden, other)] == [200, 200, 200]
    page = signed_in_client(caller).get(f"/things/{thing.number}").content.decode()
    assert ("For all to see" in page, "Behind the scenes" in page) == (True, False)
    listed = api_client(caller).get("/api/v1/tasks").json()["items"]
    assert [task["title"] for task in listed] == ["For all to see"]
    journal = api_client(caller).get(f"/api/v1/things/{thing.number}/journal").content
    assert b"Behind the scenes" not in journal


def test_page_and_api_plan_by_the_same_verb() -> None:
    agent, thing = an_agent(), a_thing()
    team = a_team(agent)
    typed = {"title": "Polish it", "team": team.number, "due_at": "2026-11-24T12:00"}

    answer = signed_in_client(agent).post(f"/things/{thing.number}/add_task", typed)
    assert answer.status_code == 303
    told = api_client(agent).post(
        f"/api/v1/things/{thing.number}/add_task", {"title": "Hang it"}, "application/json"
    )
    assert told.status_code == 200
    page = signed_in_client(agent).get(f"/things/{thing.number}").content.decode()

    assert list(Task.objects.order_by("pk").values_list("title", flat=True)) == [
        "Polish it",
        "Hang it",
    ]
    assert ("Polish it" in page, "0 of 2" in page) == (True, True)


def test_a_record_asks_as_often_for_many_tasks_as_for_one() -> None:
    agent, thing = an_agent(), a_thing()
    first = a_task(thing)
    client = signed_in_client(agent)
    client.get(f"/things/{thing.number}")
    one = queries_of(client, f"/things/{thing.number}")
    for _ in range(5):
        actions.add_predecessor(a_task(thing), by(agent), predecessor=first)

    assert queries_of(client, f"/things/{thing.number}") == one


def queries_of(client: Any, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


def test_the_assignee_is_reminded_once_before_and_once_after() -> None:
    agent = an_agent()
    task = a_task(assignee=agent, due_at=MONDAY + timedelta(hours=20))
    a_task(due_at=MONDAY)

    assert [remind(hours) for hours in (-5, 0, 0, 19, 20, 21)] == [0, 1, 0, 0, 1, 0]
    assert told_to(agent) == [
        "Due on 24 Nov 2026, 05:00",
        "Overdue since 24 Nov 2026, 05:00",
    ]
    actions.reschedule(task, by(agent), due_at=MONDAY + timedelta(days=3))
    assert [remind(hours) for hours in (22, 50)] == [0, 1]


def test_nobody_is_reminded_of_what_is_done() -> None:
    agent = an_agent()
    actions.finish(a_task(assignee=agent, due_at=MONDAY), by(agent))

    assert remind(0) == 0


def remind(hours: int) -> int:
    return jobs.remind(Act(actor=the_robot(), at=MONDAY + timedelta(hours=hours), door=Door.JOB))


def told_to(person: Any) -> list[str]:
    rows = Notification.objects.filter(person=person, what="task_due").order_by("pk")
    return list(rows.values_list("text", flat=True))


def a_thing_of(task: Task) -> Any:
    """The thing that a task is about."""
    return Thing.objects.get(pk=task.about_id)
