"""Categories, causes, priorities and corrections of an incident."""

from dataclasses import replace

import pytest

from armillary.kernel.errors import Invalid, NotAllowed, Stale, VersionNeeded
from armillary.operations.incident import actions
from armillary.operations.incident.actions import categories, priority_rules
from armillary.operations.incident.tests.makers import (
    a_category,
    a_resolved_incident,
    an_incident,
    last_line,
    refused,
)
from armillary.operations.incident.vocabulary import Impact, Priority, Tree, Urgency
from tests.makers import MONDAY, a_caller, a_service, an_administrator, an_agent, by

pytestmark = pytest.mark.django_db


def test_the_symptom_is_named_at_opening_and_the_cause_at_the_end() -> None:
    agent = an_agent()
    symptom, cause = a_category("Network", "VPN"), a_category("Hardware", tree=Tree.CAUSE)
    incident = a_resolved_incident(agent)

    actions.categorise(incident, by(agent), category=symptom)
    actions.name_cause(incident, by(agent), closure_category=cause)
    actions.close(incident, by(agent))

    assert incident.category is not None
    assert incident.category.path == "Network › VPN"
    assert incident.closure_category == cause


def test_symptoms_and_causes_are_not_mixed_up() -> None:
    agent, cause = an_agent(), a_category("Hardware", tree=Tree.CAUSE)
    incident = an_incident()

    with refused(Invalid, "a category of the cause tree", incident):
        actions.categorise(incident, by(agent), category=cause)
    with pytest.raises(Invalid, match="a category of the cause tree"):
        an_incident(category=cause)


def test_a_retired_category_is_not_chosen() -> None:
    agent, symptom = an_agent(), a_category("Fax")
    incident = an_incident()
    categories.retire(symptom, by(an_administrator()))

    with refused(Invalid, "This category is retired", incident):
        actions.categorise(incident, by(agent), category=symptom)


def test_impact_and_urgency_propose_the_priority() -> None:
    agent, incident = an_agent(), an_incident()

    actions.prioritise(
        incident, by(agent), impact=Impact.WHOLE_SERVICE, urgency=Urgency.WORK_STOPPED
    )

    assert incident.proposed_priority == incident.priority == Priority.CRITICAL


def test_the_matrix_is_data() -> None:
    priority_rules.define(
        by(an_administrator()),
        impact=Impact.ONE_PERSON,
        urgency=Urgency.CAN_WAIT,
        priority=Priority.HIGH,
    )

    incident = an_incident(impact=Impact.ONE_PERSON, urgency=Urgency.CAN_WAIT)

    assert incident.priority == Priority.HIGH


def test_another_priority_has_a_reason_and_survives_a_new_proposal() -> None:
    agent, incident = an_agent(), an_incident()

    actions.override_priority(
        incident, by(agent), priority=Priority.CRITICAL, priority_reason="The board meets."
    )
    actions.prioritise(incident, by(agent), impact=Impact.ONE_PERSON, urgency=Urgency.CAN_WAIT)

    assert (incident.priority, incident.proposed_priority) == (Priority.CRITICAL, Priority.LOW)
    actions.follow_proposal(incident, by(agent))
    assert (incident.priority, incident.priority_reason) == (Priority.LOW, "")


def test_the_caller_reads_the_reason_of_an_override() -> None:
    agent, incident = an_agent(), an_incident()

    actions.override_priority(
        incident, by(agent), priority=Priority.LOW, priority_reason="A test of the alarm."
    )

    line = last_line(incident)
    assert (line.text, line.audience) == ("A test of the alarm.", "public")
    assert line.changes["priority"] == [Priority.HIGH, Priority.LOW]


def test_an_override_without_a_reason_or_a_difference_is_refused() -> None:
    agent, incident = an_agent(), an_incident()

    with refused(Invalid, "Say why", incident):
        actions.override_priority(incident, by(agent), priority=Priority.LOW, priority_reason=" ")
    with refused(Invalid, "nothing to override", incident):
        actions.override_priority(
            incident, by(agent), priority=Priority.HIGH, priority_reason="Because."
        )


def test_a_correction_names_the_version_that_it_corrects() -> None:
    agent, incident = an_agent(), an_incident(description="It drops.", location="Hall 3")
    act = by(agent, version=1)

    with refused(VersionNeeded, "which version", incident):
        actions.correct(incident, by(agent), title="VPN down")
    actions.correct(incident, act, title="VPN down", description="")
    with refused(Stale, "saw version 1, it is now 2", incident):
        actions.correct(incident, replace(act), title="VPN slow")

    assert (incident.title, incident.description) == ("VPN down", "")
    assert incident.location == "Hall 3"


def test_a_new_caller_brings_a_new_organisation() -> None:
    agent, incident, caller = an_agent(), an_incident(), a_caller()

    actions.correct(incident, by(agent, version=1), caller=caller)

    assert (incident.caller, incident.organisation) == (caller, caller.organisation)


def test_a_caller_logs_for_oneself_only() -> None:
    with pytest.raises(Invalid, match="for yourself only"):
        an_incident(a_caller(), caller=a_caller())


def test_a_title_has_words_and_fits_a_line() -> None:
    with pytest.raises(Invalid, match="title: This is needed"):
        an_incident(title=" ")
    with pytest.raises(Invalid, match="At most 200 characters"):
        an_incident(title="x" * 201)


def test_a_caller_sets_no_priority() -> None:
    incident = an_incident(caller := a_caller())

    with refused(NotAllowed, "Prioritise", incident):
        actions.prioritise(incident, by(caller, MONDAY), impact=Impact(1), urgency=Urgency(1))


def test_what_is_hit_is_named_when_logged_or_later() -> None:
    caller, agent, payroll = a_caller(), an_agent(), a_service("Payroll")
    incident = an_incident(caller, service=payroll)
    assert incident.service == payroll

    actions.name_affected(incident, by(agent), affected_item=payroll)

    assert (incident.service_id, incident.affected_item_id) == (None, payroll.pk)
