"""What verbs do to the clocks of an incident, told as a person would tell it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from armillary.fittings.clocks.models import Clock
from armillary.fittings.clocks.targets import actions as targets
from armillary.kernel import by_heart
from armillary.kernel.access.standing import stand_as
from armillary.kernel.errors import Refusal
from armillary.operations.incident import actions
from armillary.operations.incident.tests.makers import an_incident, resolve, work_in_progress
from armillary.operations.incident.vocabulary import HoldReason, Priority
from tests.clocks.makers import a_target, after, clock_of, office_hours
from tests.makers import MONDAY, a_caller, a_team, an_administrator, an_agent, by

pytestmark = pytest.mark.django_db


def test_without_a_target_nothing_is_promised() -> None:
    incident = an_incident()

    assert incident.due_at is None
    assert not Clock.objects.exists()


def test_a_new_incident_is_due_by_the_target_of_its_priority() -> None:
    a_target(minutes=480)
    a_target(minutes=240, rank=Priority.HIGH)

    incident = an_incident()

    clock = clock_of(incident)
    assert (incident.priority, clock.target) == (Priority.HIGH, 240 * 60)
    assert (clock.state, clock.started_at, clock.due_at) == ("running", MONDAY, after(4))
    incident.refresh_from_db()
    assert incident.due_at == after(4)


def test_office_hours_are_those_of_the_calendar() -> None:
    """Monday, 09:00 UTC, is 10:00 in Berlin: seven hours are left of the day."""
    a_target(minutes=480, calendar=office_hours())

    assert an_incident().due_at == after(23)


def test_what_is_due_next_is_what_is_due_of_the_record() -> None:
    a_target("incidents:response", minutes=30)
    a_target("incidents:resolve", minutes=240)
    agent, incident = an_agent(), an_incident()
    assert incident.due_at == after(0.5)

    actions.take(incident, by(agent, after(0.25)))

    assert (clock_of(incident, "response").state, incident.due_at) == ("met", after(4))


def test_a_team_alone_is_no_response() -> None:
    a_target("incidents:response", minutes=30)
    incident = an_incident()

    actions.assign(incident, by(an_agent()), team=a_team())

    assert clock_of(incident, "response").state == "running"


def test_waiting_for_the_caller_stops_the_clock_and_going_on_starts_it() -> None:
    a_target(minutes=480)
    agent = an_agent()
    incident = work_in_progress(agent)

    actions.hold(incident, by(agent, after(1)), hold_reason=HoldReason.AWAITING_CALLER)
    paused = clock_of(incident)
    assert (paused.state, paused.spent, paused.due_at) == ("paused", 3600, None)
    assert incident.due_at is None

    actions.resume(incident, by(agent, after(3)))
    assert clock_of(incident).due_at == incident.due_at == after(10)


def test_waiting_for_work_of_our_own_does_not_stop_it() -> None:
    a_target(minutes=480)
    agent = an_agent()
    incident = work_in_progress(agent)

    actions.hold(incident, by(agent, after(1)), hold_reason=HoldReason.AWAITING_PARTS)

    assert (clock_of(incident).state, incident.due_at) == ("running", after(8))


def test_what_is_solved_in_time_is_met_and_to_the_second() -> None:
    a_target(minutes=480)
    agent = an_agent()
    in_time, late = work_in_progress(agent), work_in_progress(agent)

    resolve(in_time, agent, after(8) + timedelta(milliseconds=900))
    resolve(late, agent, after(8) + timedelta(seconds=1))

    assert (clock_of(in_time).state, clock_of(in_time).spent) == ("met", 8 * 3600)
    assert (clock_of(late).state, clock_of(late).spent) == ("missed", 8 * 3600 + 1)
    assert clock_of(late).breached_at == after(8) + timedelta(seconds=1)
    assert late.due_at is None


def test_a_reopened_incident_goes_on_with_the_time_that_was_spent() -> None:
    a_target(minutes=480)
    agent = an_agent()
    incident = work_in_progress(agent)
    resolve(incident, agent, after(2))

    actions.reopen(incident, by(agent, after(26)))

    clock = clock_of(incident)
    assert (clock.state, clock.spent, clock.due_at) == ("running", 2 * 3600, after(32))


def test_another_priority_is_another_promise_from_the_start_with_all_pauses() -> None:
    a_target(minutes=480, rank=Priority.HIGH)
    a_target(minutes=120, rank=Priority.CRITICAL)
    agent = an_agent()
    incident = work_in_progress(agent)
    actions.hold(incident, by(agent, after(1)), hold_reason=HoldReason.AWAITING_CALLER)
    actions.resume(incident, by(agent, after(2)))

    actions.override_priority(
        incident, by(agent, after(3)), priority=Priority.CRITICAL, priority_reason="The board."
    )

    clock = clock_of(incident)
    assert (clock.target, clock.due_at, clock.started_at) == (7200, after(3), MONDAY)
    assert [offer[2] for offer in clock.told["offers"]] == [8 * 3600, 2 * 3600]


def test_the_service_was_back_when_it_is_told_to_have_been_back() -> None:
    a_target("incidents:restore", minutes=120)
    agent = an_agent()
    incident = work_in_progress(agent)

    actions.restore(incident, by(agent, after(3)), restored_at=after(1.5))

    clock = clock_of(incident, "restore")
    assert (clock.state, clock.ended_at, clock.spent) == ("met", after(1.5), 5400)


def test_what_is_cancelled_was_neither_kept_nor_broken() -> None:
    a_target(minutes=60)
    agent = an_agent()
    incident = an_incident()

    actions.cancel(incident, by(agent, after(5)), reason="A drill.")

    assert clock_of(incident).state == "dropped"
    assert (clock_of(incident).next_at, incident.due_at) == (None, None)


def test_a_refused_verb_leaves_the_clocks_as_they_are() -> None:
    a_target(minutes=60)
    incident = an_incident(a_caller())
    before = Clock.objects.values().get()

    with pytest.raises(Refusal):
        actions.resume(incident, by(an_agent()))

    assert Clock.objects.values().get() == before
    assert incident.due_at == after(1)


def test_a_promise_that_is_new_to_an_old_incident_counts_from_its_beginning() -> None:
    agent = an_agent()
    incident = work_in_progress(agent)
    actions.hold(incident, by(agent, after(1)), hold_reason=HoldReason.AWAITING_CALLER)
    a_target(minutes=480)

    actions.resume(incident, by(agent, after(3)))

    clock = clock_of(incident)
    assert (clock.started_at, clock.due_at) == (MONDAY, after(10))


def test_a_revised_target_holds_from_the_next_verb_on_and_a_retired_one_no_more() -> None:
    target = a_target(minutes=480)
    boss, agent = an_administrator(), an_agent()
    incident = work_in_progress(agent)

    targets.revise(target, by(boss, after(1)), minutes=600)
    stand_as(boss)
    actions.hold(incident, by(agent, after(2)), hold_reason=HoldReason.AWAITING_CALLER)
    assert clock_of(incident).target == 600 * 60

    targets.retire(target, by(boss, after(3)))
    stand_as(boss)
    actions.resume(incident, by(agent, after(4)))
    assert (clock_of(incident).state, incident.due_at) == ("dropped", None)


def test_an_act_that_touches_a_clock_takes_one_statement_more_and_others_none() -> None:
    a_target("incidents:response", minutes=30)
    a_target(minutes=480)
    agent = an_agent()
    incident = an_incident()

    with CaptureQueriesContext(connection) as touching:
        actions.take(incident, by(agent))
    with CaptureQueriesContext(connection) as other:
        actions.correct(incident, by(agent, version=incident.version), title="It drops")

    writing = "insert into clocks_clock"
    assert sum(writing in each["sql"] for each in touching) == 1
    assert sum(writing in each["sql"] for each in other) == 0


def test_who_sees_no_targets_is_promised_as_much() -> None:
    """The first act after a start may be that of a customer: what it reads, all go by."""
    a_target(minutes=480)
    caller = a_caller()
    stand_as(caller)
    by_heart.forget()
    stand_as(caller)

    incident = an_incident(caller)

    assert incident.due_at == after(8)
