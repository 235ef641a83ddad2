"""Bad time for clocks that run: hours that change under them, and a server that is set back.

The facts are those of the collection: “hours changed while 1,000 clocks run: each due time
recomputed once, audited”, and “server clock set back 1 h during a run: no second escalation, audit
order kept by sequence”.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection, connections, transaction

from armillary.fittings.calendars import actions as calendar_actions
from armillary.fittings.calendars.models import Calendar
from armillary.fittings.chronicle import Chronicle, Keys, write
from armillary.fittings.clocks import declared, following_calendars, telling
from armillary.fittings.clocks.models import Clock
from armillary.fittings.notifications.models import Notification
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Door
from armillary.kernel.jobs.models import Job
from armillary.kernel.journal.models import Entry
from armillary.operations.incident import actions
from armillary.operations.incident.models import Incident
from armillary.operations.incident.vocabulary import Impact, Urgency
from tests.clocks.makers import HOUR, a_target, after, everywhere, office_hours
from tests.makers import MONDAY, a_caller, a_team, an_agent, by, now, the_robot

MANY = 1_000
CORRECTED = Entry.objects.filter(verb="correct_clocks")


def incidents(many: int, reported: datetime = MONDAY) -> list[Incident]:
    """So many, whose clocks run since they were reported."""
    history, caller = Chronicle(Keys()), a_caller()
    said: dict[str, Any] = {"impact": Impact.SEVERAL_PEOPLE, "urgency": Urgency.WORK_STOPPED}
    for _ in range(many):
        history.create(actions.log, by(caller, reported), title="It drops", **said)
    write(by(the_robot()), [history.hand_over()])
    return list(Incident.objects.order_by("pk"))


def closed_on_tuesday(calendar: Calendar) -> int:
    """The line that tells of it."""
    tuesday = (MONDAY + timedelta(days=1)).date()
    robot = the_robot()
    calendar_actions.revise(calendar, by(robot, after(2)), tuesday="closed", from_day=tuesday)
    stand_as(robot)
    return Entry.objects.filter(record_type="calendars").latest("pk").pk


def follow(line: int) -> int:
    """Heed the line and do all jobs that come of it; how many clocks were put right."""
    act = by(the_robot(), after(2))
    following_calendars.begin(act, [line])
    done = 0
    while job := Job.objects.filter(name=following_calendars.GO_ON).first():
        job.delete()
        done += following_calendars.go_on(act, job.arguments)
    return done


@pytest.mark.django_db
def test_hours_that_change_under_1000_clocks_move_each_due_time_once_with_a_line() -> None:
    calendar = office_hours("UTC")
    a_target(minutes=600, calendar=calendar)
    incidents(MANY)
    line = closed_on_tuesday(calendar)

    assert (follow(line), follow(line)) == (MANY, 0)

    assert set(Clock.objects.values_list("due_at", flat=True)) == {after(49)}
    assert set(Incident.objects.values_list("due_at", flat=True)) == {after(49)}
    told = CORRECTED.values_list("record_id", flat=True)
    assert (len(told), len(set(told))) == (MANY, MANY)


_CLOCK = """
create schema set_back;
create function set_back.clock_timestamp() returns timestamptz language sql as
$$ select pg_catalog.clock_timestamp() - current_setting('test.back')::interval $$;
grant usage on schema set_back to public
"""


@pytest.fixture
def _clock_of_the_database(own_database: None) -> Iterator[None]:
    """One that can be set back."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(_CLOCK)
    with transaction.atomic():
        yield


def tell(hours_back: int) -> int:
    """Tell of what has passed, on a machine and by a database that are set back."""
    back = timedelta(hours=hours_back)
    with connection.cursor() as cursor:
        cursor.execute("select set_config('test.back', %s, true)", (str(back),))
        cursor.execute("set local search_path to set_back, pg_catalog, public")
        told = telling.tell(by(the_robot(), now() - back, door=Door.JOB))
        cursor.execute("set local search_path to default")
    return told


@pytest.mark.usefixtures("_clock_of_the_database")
def test_a_server_that_is_set_back_escalates_nothing_twice_and_keeps_the_order_of_lines() -> None:
    a_target(minutes=90, warnings="50")
    agent, robot = an_agent(), the_robot()
    made = incidents(1, reported=now() - 2 * HOUR)[0]
    actions.assign(made, by(agent, now()), team=a_team(agent), assignee=agent)
    stand_as(robot)

    assert [tell(hours) for hours in (0, 1, 2, 0)] == [1, 0, 0, 0]
    actions.start(made, by(agent, now() - HOUR))
    stand_as(robot)
    assert [tell(hours) for hours in (1, 0)] == [0, 0]

    lines = Entry.objects.filter(record_type="incidents").order_by("pk")
    assert [line.verb for line in lines] == ["log", "assign", "report_breach", "start"]
    assert lines[2].at > lines[3].at
    assert Notification.objects.filter(what="time_runs_out").count() == 1
    clocks = declared.of(Incident)
    assert clocks
    assert [found for _, found in everywhere(clocks, now())] == [[]]
