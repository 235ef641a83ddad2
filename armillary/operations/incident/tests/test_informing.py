"""Finding the fault, calling in others, and telling the people who are hit."""

import pytest

from armillary.fittings.watching.queries import watches
from armillary.kernel.errors import Invalid, NotAllowed, WrongState
from armillary.kernel.journal.models import Entry
from armillary.kernel.journal.vocabulary import Audience
from armillary.operations.incident import actions
from armillary.operations.incident.models import Incident
from armillary.operations.incident.tests.makers import a_resolved_incident, an_incident, refused
from armillary.reference.activities import Incident as Activity
from tests.makers import a_caller, a_specialist, an_agent, by

pytestmark = pytest.mark.django_db


def last_line(incident: Incident) -> Entry:
    return Entry.objects.filter(record_type="incidents", record_id=incident.pk).latest("pk")


def test_what_was_found_is_for_colleagues_and_names_the_activity() -> None:
    incident, agent = an_incident(), an_agent()

    actions.isolate(incident, by(agent), finding="It is not the network.")

    line = last_line(incident)
    assert (line.text, line.audience) == ("It is not the network.", Audience.INTERNAL)
    assert line.activity == Activity.ISOLATE


def test_who_is_called_in_hears_of_it_from_then_on() -> None:
    incident, agent, expert = an_incident(), an_agent(), a_specialist()

    actions.escalate(incident, by(agent), to=expert, wish="Decide today whether we fail over.")

    assert watches(incident, expert)
    line = last_line(incident)
    assert (line.activity, line.changes) == (
        Activity.ESCALATE,
        {"watchers": [None, expert.name]},
    )
    assert line.text == "Decide today whether we fail over."


def test_nobody_is_called_in_who_could_not_help() -> None:
    incident, agent, caller = an_incident(), an_agent(), a_caller()

    with refused(Invalid, "somebody else", incident):
        actions.escalate(incident, by(agent), to=agent, wish="Help.")
    with refused(Invalid, "does not work here", incident):
        actions.escalate(incident, by(agent), to=caller, wish="Help.")


def test_the_callers_of_the_children_are_told_as_well() -> None:
    parent, child, other, agent = an_incident(), an_incident(), an_incident(), an_agent()
    actions.set_parent(child, by(agent), parent=parent)

    actions.notify(parent, by(agent), message="We know the cause. Next news at noon.")

    told = Entry.objects.filter(verb="notify").values_list("record_id", "text", "audience")
    words = "We know the cause. Next news at noon."
    assert sorted(told) == sorted(
        [(parent.pk, words, Audience.PUBLIC), (child.pk, words, Audience.PUBLIC)]
    )
    assert last_line(other).verb != "notify"


def test_empty_words_and_strangers_are_refused() -> None:
    incident, agent, caller = an_incident(), an_agent(), a_caller()

    with refused(Invalid, "Say what was found", incident):
        actions.isolate(incident, by(agent), finding=" ")
    with refused(Invalid, "Say what is needed", incident):
        actions.escalate(incident, by(agent), to=caller, wish=" ")
    with refused(Invalid, "Say what is known", incident):
        actions.notify(incident, by(agent), message=" ")
    with refused(NotAllowed, "role", incident):
        actions.notify(incident, by(caller), message="Hello.")


def test_the_fault_of_what_is_over_is_looked_for_no_more() -> None:
    agent = an_agent()
    resolved = a_resolved_incident(agent)

    with refused(WrongState, "resolved", resolved):
        actions.isolate(resolved, by(agent), finding="Found.")
