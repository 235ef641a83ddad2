"""Many people at once: one wins, the others are told why, and nobody waits for ever."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier

import pytest
from django.db import connections, transaction

from armillary.kernel.access.standing import stand_as
from armillary.kernel.errors import Refusal
from armillary.operations.incident import actions
from armillary.operations.incident.models import Incident
from armillary.operations.incident.tests.makers import a_family, an_incident, lines_of
from armillary.operations.incident.vocabulary import ResolutionCode, State
from armillary.people.models import Person
from tests.makers import an_agent, by, the_robot

pytestmark = pytest.mark.usefixtures("own_database")

Deed = Callable[[], None]


def test_fifty_agents_take_one_incident_and_one_has_it() -> None:
    with as_the_house():
        agents, incident = [an_agent() for _ in range(50)], an_incident()

    refusals = at_once([taking(incident, agent) for agent in agents])

    with as_the_house():
        incident.refresh_from_db()
        winner = incident.assignee
        assert refusals.count(None) == 1
        assert refusals.count(f"{winner} has it already: reassign it if it should be yours.") == 49
        assert lines_of(incident) == ["log", "take"]
        assert incident.version == 2


def test_fifty_agents_resolve_one_incident_and_one_did() -> None:
    with as_the_house():
        agents, incident = [an_agent() for _ in range(50)], an_incident()

    refusals = at_once([resolving(incident, agent) for agent in agents])

    with as_the_house():
        assert refusals.count(None) == 1
        assert set(refusals) - {None} == {
            f"{incident.number} is resolved: “Resolve” does not start from there."
        }
        assert lines_of(incident) == ["log", "resolve"]


def test_two_incidents_are_not_merged_into_each_other() -> None:
    with as_the_house():
        agent, first, second = an_agent(), an_incident(), an_incident()

    refusals = at_once([merging(agent, first, second), merging(agent, second, first)] * 8)

    with as_the_house():
        states = set(Incident.objects.values_list("state", flat=True))
        assert refusals.count(None) == 1
        assert states == {State.NEW, State.MERGED}


def test_a_family_is_resolved_from_all_sides_without_a_deadlock() -> None:
    with as_the_house():
        agent = an_agent()
        parent, children = a_family(agent, 6)
    everybody = [*reversed(children), parent, *children, parent]

    refusals = at_once([resolving(each, agent) for each in everybody])

    with as_the_house():
        states = set(Incident.objects.values_list("state", flat=True))
        assert states == {State.RESOLVED}
        assert "Somebody is changing the same records now: try again." not in refusals
        assert all(lines_of(each).count("resolve") == 1 for each in (parent, *children))


def test_a_parent_is_not_given_a_parent_while_it_gets_children() -> None:
    with as_the_house():
        agent, first, second, third = an_agent(), an_incident(), an_incident(), an_incident()

    at_once([adopting(agent, first, second), adopting(agent, second, third)] * 8)

    with as_the_house():
        assert Incident.objects.filter(parent__parent__isnull=False).count() == 0
        assert Incident.objects.filter(parent__isnull=False).count() == 1


@contextmanager
def as_the_house() -> Iterator[None]:
    """A transaction in which the robot of the house looks and acts."""
    with transaction.atomic():
        stand_as(the_robot())
        yield


def taking(incident: Incident, agent: Person) -> Deed:
    return standing(agent, lambda: actions.take(Incident(pk=incident.pk), by(agent)))


def resolving(incident: Incident, agent: Person) -> Deed:
    return standing(
        agent,
        lambda: actions.resolve(
            Incident(pk=incident.pk),
            by(agent),
            resolution="Restarted the tunnel.",
            resolution_code=ResolutionCode.FIXED_BY_AGENT,
        ),
    )


def merging(agent: Person, incident: Incident, into: Incident) -> Deed:
    return standing(
        agent,
        lambda: actions.merge(
            Incident(pk=incident.pk), by(agent), into=Incident.objects.get(pk=into.pk)
        ),
    )


def adopting(agent: Person, child: Incident, parent: Incident) -> Deed:
    return standing(
        agent,
        lambda: actions.set_parent(
            Incident(pk=child.pk), by(agent), parent=Incident.objects.get(pk=parent.pk)
        ),
    )


def standing(person: Person, deed: Deed) -> Deed:
    """The deed as a request does it: one transaction, in which the person stands."""

    def done() -> None:
        with transaction.atomic():
            stand_as(person)
            deed()

    return done


def at_once(deeds: Sequence[Deed]) -> list[str | None]:
    """Do all in threads of their own, at the same moment; why each was refused, or None."""
    barrier = Barrier(len(deeds))

    def attempt(deed: Deed) -> str | None:
        try:
            barrier.wait()
            deed()
        except Refusal as refusal:
            return refusal.message
        finally:
            connections.close_all()
        return None

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(attempt, deeds))
