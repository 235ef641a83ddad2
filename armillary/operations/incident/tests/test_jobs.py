"""What the product does to incidents by itself."""

from datetime import timedelta
from typing import Any

import pytest

from armillary.kernel.acts import Door
from armillary.kernel.journal.models import Entry
from armillary.operations.incident import actions, jobs
from armillary.operations.incident.rules import REOPEN_WINDOW
from armillary.operations.incident.tests.makers import (
    HOUR,
    a_category,
    a_family,
    a_resolved_incident,
    an_incident_on_hold,
    last_line,
    lines_of,
    resolve,
    work_in_progress,
)
from armillary.operations.incident.vocabulary import HoldReason, State, Tree
from tests.makers import MONDAY, an_agent, by, the_robot

pytestmark = pytest.mark.django_db

AFTER_THE_WINDOW = MONDAY + REOPEN_WINDOW + timedelta(seconds=1)
SMALL: dict[str, Any] = {"impact": 3, "urgency": 3}


def test_time_closes_what_nobody_reopened() -> None:
    agent = an_agent()
    silent = a_resolved_incident(agent, **SMALL)
    fresh = a_resolved_incident(agent, at=MONDAY + HOUR, **SMALL)

    closed = jobs.close_by_time(by(the_robot(), AFTER_THE_WINDOW, door=Door.JOB))

    silent.refresh_from_db()
    fresh.refresh_from_db()
    assert (closed, silent.state, fresh.state) == (1, State.CLOSED, State.RESOLVED)
    assert silent.closed_at == AFTER_THE_WINDOW
    line = last_line(silent)
    assert (line.verb, line.door, line.actor) == ("close", Door.JOB, the_robot())


def test_time_closes_no_grave_incident_without_a_cause() -> None:
    agent, cause = an_agent(), a_category("Hardware", tree=Tree.CAUSE)
    unclear, clear = a_resolved_incident(agent), a_resolved_incident(agent)
    actions.name_cause(clear, by(agent), closure_category=cause)

    closed = jobs.close_by_time(by(the_robot(), AFTER_THE_WINDOW, door=Door.JOB))

    unclear.refresh_from_db()
    clear.refresh_from_db()
    assert (closed, unclear.state, clear.state) == (1, State.RESOLVED, State.CLOSED)


def test_time_closes_no_parent_before_its_children() -> None:
    agent, cause = an_agent(), a_category("Hardware", tree=Tree.CAUSE)
    parent, [child, other] = a_family(agent)
    resolve(parent, agent, closure_category=cause)
    actions.reopen(child, by(agent))

    closed = jobs.close_by_time(by(the_robot(), AFTER_THE_WINDOW, door=Door.JOB))

    parent.refresh_from_db()
    other.refresh_from_db()
    assert (closed, parent.state, other.state) == (1, State.RESOLVED, State.CLOSED)


def test_closing_twice_closes_once() -> None:
    incident = a_resolved_incident(an_agent(), **SMALL)
    act = by(the_robot(), AFTER_THE_WINDOW, door=Door.JOB)

    assert [jobs.close_by_time(act), jobs.close_by_time(act)] == [1, 0]
    assert lines_of(incident).count("close") == 1


def test_what_waits_for_a_date_goes_on_when_it_has_come() -> None:
    agent = an_agent()
    incident = work_in_progress(agent)
    actions.hold(
        incident, by(agent), hold_reason=HoldReason.SCHEDULED_DATE, hold_until=MONDAY + HOUR
    )
    an_incident_on_hold(agent)
    early, due = MONDAY + HOUR / 2, MONDAY + HOUR

    resumed = [
        jobs.resume_what_is_due(by(the_robot(), moment, door=Door.JOB)) for moment in (early, due)
    ]

    incident.refresh_from_db()
    assert (resumed, incident.state) == ([0, 1], State.IN_PROGRESS)


def test_a_job_leaves_one_line_for_each_thing_done() -> None:
    for _ in range(3):
        a_resolved_incident(an_agent(), **SMALL)
    before = Entry.objects.count()

    jobs.close_by_time(by(the_robot(), AFTER_THE_WINDOW, door=Door.JOB))

    assert Entry.objects.count() == before + 3
