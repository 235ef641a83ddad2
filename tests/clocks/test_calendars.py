"""When a calendar changes, the open clocks that go by it follow, each with a line of its own."""

from datetime import timedelta

import pytest

from armillary.fittings.calendars import actions as calendar_actions
from armillary.fittings.clocks import following_calendars
from armillary.kernel.access.standing import stand_as
from armillary.kernel.jobs.models import Job
from armillary.kernel.journal.models import Entry
from armillary.operations.incident.tests.makers import an_incident, resolve, work_in_progress
from tests.clocks.makers import a_target, after, clock_of, office_hours
from tests.makers import MONDAY, an_agent, by, the_robot

pytestmark = pytest.mark.django_db


def test_open_clocks_follow_and_ended_ones_stay() -> None:
    robot, agent = the_robot(), an_agent()
    calendar = office_hours("UTC")
    a_target(minutes=600, calendar=calendar)
    open_, ended = an_incident(), work_in_progress(agent)
    resolve(ended, agent, after(1))
    assert open_.due_at == after(25)

    tuesday = (MONDAY + timedelta(days=1)).date()
    calendar_actions.revise(calendar, by(robot, after(2)), tuesday="closed", from_day=tuesday)
    line = Entry.objects.filter(record_type="calendars").latest("pk")
    stand_as(robot)
    following_calendars.begin(by(robot, after(2)), [line.pk])
    [job] = Job.objects.filter(name=following_calendars.GO_ON)
    assert following_calendars.go_on(by(robot, after(2)), job.arguments) == 1

    open_.refresh_from_db()
    assert (clock_of(open_).due_at, open_.due_at) == (after(49), after(49))
    assert clock_of(ended).version == 2
    written = Entry.objects.filter(record_type="incidents", record_id=open_.pk).latest("pk")
    assert written.verb == "correct_clocks"
    assert "due_at is 2026-11-24 10:00:00, by the journal 2026-11-25 10:00:00" in written.text
