"""The life of an incident, told as a person would tell it."""

from datetime import timedelta

import pytest

from armillary.kernel.errors import NotAllowed, RuleBroken, WrongState
from armillary.operations.incident import actions
from armillary.operations.incident.rules import REOPEN_WINDOW
from armillary.operations.incident.tests.makers import (
    HOUR,
    a_resolved_incident,
    an_incident,
    last_line,
    lines_of,
    refused,
    resolve,
    work_in_progress,
)
from armillary.operations.incident.vocabulary import Channel, Priority, ResolutionCode, State
from armillary.reference.roles import Role
from tests.makers import MONDAY, a_caller, a_person, a_team, an_agent, by

pytestmark = pytest.mark.django_db


def test_what_is_logged_gets_a_number_a_priority_and_a_journal_line() -> None:
    incident = an_incident(caller := a_caller())

    assert incident.number == f"INC-{incident.pk:06d}"
    assert (incident.state, incident.priority) == (State.NEW, Priority.HIGH)
    assert (incident.caller, incident.opened_by) == (caller, caller)
    assert (incident.channel, incident.reported_at) == (Channel.WEB, MONDAY)
    line = last_line(incident)
    assert (line.verb, line.actor, line.at) == ("log", caller, MONDAY)
    assert line.activity == "incident-and-service-request-management.log"


def test_an_agent_logs_for_a_caller_of_another_organisation() -> None:
    caller, agent = a_caller(), an_agent()

    incident = an_incident(agent, caller=caller, channel=Channel.PHONE)

    assert (incident.caller, incident.opened_by) == (caller, agent)
    assert incident.organisation_id == caller.organisation_id
    assert incident.channel == Channel.PHONE


def test_from_the_report_to_the_end() -> None:
    caller, agent, specialist = a_caller(), an_agent(), a_person(Role.SPECIALIST)
    network = a_team(specialist)
    incident = an_incident(caller)

    actions.assign(incident, by(agent), team=network, assignee=specialist)
    actions.start(incident, by(specialist, MONDAY + HOUR))
    actions.restore(incident, by(specialist, MONDAY + 2 * HOUR))
    resolve(incident, specialist, MONDAY + 3 * HOUR)

    assert incident.state == State.RESOLVED
    assert incident.restored_at == MONDAY + 2 * HOUR
    assert incident.resolved_at == MONDAY + 3 * HOUR
    assert lines_of(incident) == ["log", "assign", "start", "restore", "resolve"]


def test_the_resolution_is_told_to_the_caller() -> None:
    incident = a_resolved_incident(an_agent())

    line = last_line(incident)
    assert (line.text, line.audience) == ("Restarted the tunnel.", "public")
    assert incident.restored_at == incident.resolved_at == MONDAY


def test_a_caller_closes_an_own_incident() -> None:
    caller, agent = a_caller(), an_agent()
    incident = a_resolved_incident(agent, caller, impact=3, urgency=3)

    actions.close(incident, by(caller, MONDAY + HOUR))

    assert (incident.state, incident.closed_at) == (State.CLOSED, MONDAY + HOUR)


def test_a_caller_reopens_within_five_days_and_not_later() -> None:
    caller, agent = a_caller(), an_agent()
    fresh, old = a_resolved_incident(agent, caller), a_resolved_incident(agent, caller)
    last_moment = MONDAY + REOPEN_WINDOW

    actions.reopen(fresh, by(caller, last_moment), reason="It drops again.")
    with refused(RuleBroken, "log a new incident", old):
        actions.reopen(old, by(caller, last_moment + timedelta(seconds=1)))

    assert (fresh.state, fresh.reopen_count) == (State.IN_PROGRESS, 1)
    assert (fresh.resolution, fresh.resolution_code, fresh.resolved_at) == ("", "", None)
    assert last_line(fresh).text == "It drops again."


def test_what_was_closed_too_early_comes_back_within_the_window() -> None:
    caller, agent = a_caller(), an_agent()
    incident = a_resolved_incident(agent, caller, impact=3, urgency=3)
    actions.close(incident, by(caller))

    actions.reopen(incident, by(caller, MONDAY + HOUR))

    assert (incident.state, incident.closed_at) == (State.IN_PROGRESS, None)


def test_a_refused_act_changes_nothing() -> None:
    caller, agent = a_caller(), an_agent()
    incident = an_incident(caller)

    with refused(NotAllowed, "Dispatch", incident):
        actions.take(incident, by(caller))
    with refused(WrongState, "does not start from there", incident):
        actions.close(incident, by(agent))
    with refused(WrongState, "is new", incident):
        actions.resume(incident, by(agent))


def test_a_stranger_may_do_nothing_to_an_incident() -> None:
    incident, stranger = a_resolved_incident(an_agent()), a_caller()

    with refused(NotAllowed, "Close incidents", incident):
        actions.close(incident, by(stranger))
    with refused(NotAllowed, "Track the progress", incident):
        actions.reopen(incident, by(stranger))


def test_a_caller_withdraws_an_own_incident_and_says_why() -> None:
    incident = an_incident(caller := a_caller())

    actions.cancel(incident, by(caller, MONDAY + HOUR), reason="It works again.")

    assert (incident.state, incident.closed_at) == (State.CANCELLED, MONDAY + HOUR)
    assert last_line(incident).text == "It works again."


def test_a_grave_incident_is_not_closed_without_a_cause() -> None:
    incident = a_resolved_incident(agent := an_agent())

    with refused(RuleBroken, "Name the cause first", incident):
        actions.close(incident, by(agent))


def test_an_incident_manager_may_do_what_agents_do() -> None:
    manager = a_person(Role.INCIDENT_MANAGER)

    incident = work_in_progress(manager)
    resolve(incident, manager, resolution_code=ResolutionCode.USER_GUIDED)

    assert incident.state == State.RESOLVED
