"""Holding, resuming and restoring."""

import pytest

from armillary.kernel.errors import Invalid
from armillary.operations.incident import actions
from armillary.operations.incident.tests.makers import (
    HOUR,
    a_family,
    an_incident_on_hold,
    last_line,
    lines_of,
    refused,
    resolve,
    work_in_progress,
)
from armillary.operations.incident.vocabulary import HoldReason, State
from tests.makers import MONDAY, an_agent, by

pytestmark = pytest.mark.django_db


def test_an_incident_waits_for_something_and_goes_on() -> None:
    agent = an_agent()
    incident = an_incident_on_hold(agent, HoldReason.AWAITING_PARTS)
    assert (incident.state, incident.hold_reason) == (State.ON_HOLD, HoldReason.AWAITING_PARTS)

    actions.resume(incident, by(agent))

    assert (incident.state, incident.hold_reason) == (State.IN_PROGRESS, "")


def test_the_journal_tells_from_when_to_when_time_did_not_count() -> None:
    agent = an_agent()
    incident = an_incident_on_hold(agent, HoldReason.AWAITING_CALLER)
    assert incident.paused
    assert last_line(incident).changes["paused"] == [False, True]

    actions.resume(incident, by(agent))

    assert last_line(incident).changes["paused"] == [True, False]


def test_time_counts_while_we_wait_for_ourselves() -> None:
    incident = an_incident_on_hold(an_agent(), HoldReason.AWAITING_PROBLEM)

    assert not incident.paused


def test_a_scheduled_date_is_named() -> None:
    incident = work_in_progress(agent := an_agent())

    with refused(Invalid, "Say until when", incident):
        actions.hold(incident, by(agent), hold_reason=HoldReason.SCHEDULED_DATE)
    actions.hold(
        incident, by(agent), hold_reason=HoldReason.SCHEDULED_DATE, hold_until=MONDAY + HOUR
    )

    assert incident.hold_until == MONDAY + HOUR


def test_what_is_resolved_waits_no_longer() -> None:
    agent = an_agent()
    incident = an_incident_on_hold(agent)

    resolve(incident, agent)

    assert (incident.state, incident.hold_reason) == (State.RESOLVED, "")


def test_service_is_back_before_the_work_is_done() -> None:
    incident = work_in_progress(agent := an_agent())

    with refused(Invalid, "still to come", incident):
        actions.restore(incident, by(agent), restored_at=MONDAY + HOUR)
    actions.restore(incident, by(agent, MONDAY + 2 * HOUR), restored_at=MONDAY + HOUR)
    resolve(incident, agent, MONDAY + 3 * HOUR)

    assert incident.restored_at == MONDAY + HOUR
    assert incident.resolved_at == MONDAY + 3 * HOUR


def test_children_wait_with_their_parent_and_go_on_with_it() -> None:
    agent = an_agent()
    parent, [taken, untouched] = a_family(agent)
    actions.take(taken, by(agent))

    actions.hold(parent, by(agent), hold_reason=HoldReason.AWAITING_CHANGE)
    taken.refresh_from_db()
    assert (taken.state, taken.hold_reason) == (State.ON_HOLD, HoldReason.AWAITING_CHANGE)

    actions.resume(parent, by(agent))
    taken.refresh_from_db()
    assert taken.state == State.IN_PROGRESS
    assert lines_of(taken) == ["log", "set_parent", "take", "hold", "resume"]
    assert lines_of(untouched) == ["log", "set_parent"]


def test_waiting_for_a_caller_is_not_handed_down() -> None:
    agent = an_agent()
    parent, [child, _] = a_family(agent)
    actions.take(child, by(agent))

    actions.hold(parent, by(agent), hold_reason=HoldReason.AWAITING_CALLER)

    child.refresh_from_db()
    assert (parent.state, child.state) == (State.ON_HOLD, State.ASSIGNED)


def test_a_child_that_waits_for_something_of_its_own_goes_on_waiting() -> None:
    agent = an_agent()
    parent, [child, _] = a_family(agent)
    actions.take(child, by(agent))
    actions.hold(child, by(agent), hold_reason=HoldReason.AWAITING_CALLER)
    actions.hold(parent, by(agent), hold_reason=HoldReason.AWAITING_VENDOR)

    actions.resume(parent, by(agent))

    child.refresh_from_db()
    assert (child.state, child.hold_reason) == (State.ON_HOLD, HoldReason.AWAITING_CALLER)
