"""Bringing work to teams and people."""

import pytest

from armillary.kernel.access.actions import persons, teams
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.operations.incident import actions
from armillary.operations.incident.tests.makers import (
    an_incident,
    refused,
    work_in_progress,
)
from armillary.operations.incident.vocabulary import State
from armillary.people.models import Person
from tests.makers import a_specialist, a_team, an_administrator, an_agent, by

pytestmark = pytest.mark.django_db


def known_anew(person: Person) -> Person:
    """The person as the next request finds them."""
    found: Person = Person.objects.get(pk=person.pk)
    return found


def test_work_goes_to_a_team_and_then_to_somebody_in_it() -> None:
    agent, specialist = an_agent(), a_specialist()
    network, incident = a_team(specialist), an_incident()

    actions.assign(incident, by(agent), team=network)
    assert (incident.state, incident.team, incident.assignee) == (State.ASSIGNED, network, None)

    actions.assign(incident, by(agent), team=network, assignee=known_anew(specialist))
    assert (incident.assignee, incident.reassign_count) == (specialist, 0)


def test_every_team_after_the_first_counts_as_a_reassignment() -> None:
    agent, incident = an_agent(), an_incident()
    first, second = a_team(), a_team()
    actions.assign(incident, by(agent), team=first)

    actions.assign(incident, by(agent), team=second)
    actions.assign(incident, by(agent), team=second)

    assert incident.reassign_count == 1


def test_work_that_has_begun_is_reassigned_and_goes_on() -> None:
    agent, specialist = an_agent(), a_specialist()
    first, second = a_team(agent), a_team(specialist)
    incident = an_incident()
    actions.assign(incident, by(agent), team=first, assignee=known_anew(agent))
    actions.start(incident, by(agent))

    actions.reassign(incident, by(agent), team=second, assignee=known_anew(specialist))

    assert (incident.state, incident.team, incident.reassign_count) == (
        State.IN_PROGRESS,
        second,
        1,
    )


def test_nobody_is_given_work_of_a_team_that_is_not_theirs() -> None:
    agent, incident, network = an_agent(), an_incident(), a_team()

    with refused(Invalid, "does not work in that team", incident):
        actions.assign(incident, by(agent), team=network, assignee=agent)


def test_nobody_is_given_work_who_is_no_longer_here() -> None:
    agent, specialist, incident = an_agent(), a_specialist(), an_incident()
    network = a_team(specialist)
    gone = known_anew(specialist)
    persons.disable(gone, by(an_administrator()))

    with refused(Invalid, "no longer here", incident):
        actions.assign(incident, by(agent), team=network, assignee=gone)


def test_a_retired_team_gets_no_work() -> None:
    agent, incident, network = an_agent(), an_incident(), a_team()
    teams.retire(network, by(an_administrator()))

    with refused(Invalid, "This team is retired", incident):
        actions.assign(incident, by(agent), team=network)


def test_taking_brings_the_incident_to_the_own_team() -> None:
    agent = an_agent()
    desk, incident = a_team(agent), an_incident()

    actions.take(incident, by(known_anew(agent)))

    assert (incident.state, incident.assignee, incident.team) == (State.ASSIGNED, agent, desk)


def test_what_somebody_has_taken_is_not_taken_again() -> None:
    first, second, incident = an_agent(), an_agent(), an_incident()
    actions.take(incident, by(first))

    with refused(RuleBroken, f"{first.name} has it already", incident):
        actions.take(incident, by(second))
    with refused(RuleBroken, "You have it already", incident):
        actions.take(incident, by(first))


def test_a_colleague_takes_over_what_has_begun() -> None:
    first, second = an_agent(), an_agent()
    incident = work_in_progress(first)

    actions.take_over(incident, by(second))

    assert (incident.state, incident.assignee) == (State.IN_PROGRESS, second)
    with refused(RuleBroken, "You have it already", incident):
        actions.take_over(incident, by(second))


def test_nobody_begins_what_nobody_has() -> None:
    agent, incident = an_agent(), an_incident()

    with refused(RuleBroken, "take it or assign it first", incident):
        actions.start(incident, by(agent))
