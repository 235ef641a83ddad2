"""Whatever happened, the journals say where the clocks stand; and they say so again."""

from argparse import Namespace
from random import Random

import pytest
from django.db import connection

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.cli.clocks import run
from armillary.engines.clocks import Phase
from armillary.fittings.chronicle import Chronicle, Keys, write
from armillary.fittings.clocks import comparing, declared
from armillary.fittings.clocks.comparing import Difference
from armillary.fittings.clocks.models import Clock
from armillary.kernel.journal.models import Entry
from armillary.operations.incident.models import Category, Incident
from armillary.operations.incident.tests.makers import a_category, an_incident, work_in_progress
from armillary.operations.incident.vocabulary import Tree
from armillary.people.models import Person, Team
from tests.chronicle.walking import Walk, live
from tests.clocks.makers import a_target, after, clock_of, everywhere, office_hours
from tests.makers import MONDAY, a_caller, a_service, a_team, an_agent, by, the_robot

pytestmark = pytest.mark.django_db
STEPS = 300


def differences() -> list[Difference]:
    clocks = declared.of(Incident)
    assert clocks
    return [each for _, some in everywhere(clocks, MONDAY) for each in some]


def some_targets() -> None:
    a_target("incidents:response", minutes=30, warnings="50, 80")
    a_target("incidents:restore", minutes=240, calendar=office_hours())
    for rank, minutes in ((1, 60), (2, 240), (3, 480)):
        a_target("incidents:resolve", minutes=minutes, rank=rank)


def a_walk(seed: int) -> Walk:
    people = [an_agent(), an_agent(), a_caller()]
    return Walk(
        Random(seed),
        {
            Person: [Person.objects.get(pk=person.pk) for person in people],
            Team: [a_team(people[0]), a_team(*people[:2])],
            Category: [a_category("Printing"), a_category("Hardware", tree=Tree.CAUSE)],
            ConfigurationItem: [a_service(), a_service()],
        },
    )


@pytest.mark.parametrize("seed", [3, 1847])
def test_people_may_stumble_through_the_verbs_as_they_like(seed: int) -> None:
    some_targets()

    a_walk(seed).go(STEPS)

    told = Clock.objects.values_list("told", flat=True)
    assert {mark[1] for each in told for mark in each["marks"]} > {Phase.RUNS, Phase.DONE}
    assert differences() == []


def test_what_is_written_at_once_is_what_the_journals_say() -> None:
    some_targets()
    walk = a_walk(5)
    walk.go(STEPS)
    there, chronicle = Clock.objects.count(), Chronicle(Keys())

    live(walk.plan, chronicle)
    write(by(the_robot()), [chronicle.hand_over()])

    assert Clock.objects.count() == 2 * there
    assert differences() == []


def test_what_was_tampered_with_is_named_and_put_right_with_a_line_of_the_journal() -> None:
    a_target(minutes=480)
    incident, other = an_incident(), work_in_progress(an_agent())
    with connection.cursor() as cursor:
        cursor.execute(
            "update clocks_clock set state = 'met', due_at = %s where record_id = %s",
            (after(99), incident.pk),
        )
    clocks = declared.of(Incident)
    assert clocks

    [found] = differences()
    comparing.repair(clocks, [found.record], by(the_robot(), after(1)))

    assert found.words == (
        (
            f"{incident.number} resolve agreement: state is met, by the journal running, "
            "due_at is 2026-11-27 12:00:00, by the journal 2026-11-23 17:00:00"
        ),
    )
    assert (clock_of(incident).state, clock_of(incident).due_at) == ("running", after(8))
    line = Entry.objects.filter(record_type="incidents", record_id=incident.pk).latest("pk")
    assert (line.verb, line.text, line.audience) == (
        "correct_clocks",
        "\n".join(found.words),
        "internal",
    )
    assert differences() == []
    assert clock_of(other).version == 1


def test_what_is_not_stored_is_made() -> None:
    a_target(minutes=480)
    incident = an_incident()
    Clock.objects.all().delete()
    clocks = declared.of(Incident)
    assert clocks

    [found] = differences()
    comparing.repair(clocks, [found.record], by(the_robot(), after(1)))

    assert found.words == (f"{incident.number} resolve agreement: not stored",)
    assert clock_of(incident).due_at == after(8)


def test_a_house_that_is_older_than_its_clocks_gets_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    some_targets()
    made = [an_incident() for _ in range(3)]
    due = Incident.objects.get(pk=made[0].pk).due_at
    Clock.objects.all().delete()

    assert run(Namespace(repair=False)) == 1
    assert run(Namespace(repair=True)) == 0

    assert "incidents: 3 replayed. Records that differ: 3. Put right: 3." in capsys.readouterr().out
    assert differences() == []
    assert Incident.objects.get(pk=made[0].pk).due_at == due
    assert run(Namespace(repair=False)) == 0
