"""A plan written at once leaves what the verbs leave: every row, every line, every key."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from django.db import connection, connections, transaction
from pytest_django import DjangoDbBlocker

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.fittings.chronicle import Chronicle, Enactor, Keys, OneByOne, write
from armillary.kernel.access import first_rows
from armillary.kernel.access.standing import stand_as
from armillary.kernel.conversation.actions import note
from armillary.operations.incident.models import Category
from armillary.operations.incident.tests.makers import a_category
from armillary.operations.incident.vocabulary import Tree
from armillary.people.models import Person, Team
from tests.chronicle.walking import VERBS, Step, Walk, live
from tests.clocks.makers import a_target
from tests.conftest import own_clone
from tests.makers import a_caller, a_service, a_team, an_agent, by, the_robot
from tests.throwaway.process import lend, shelve, weigh

SEED, STEPS = 1847, 500
LEFT = {
    "incidents": "select to_jsonb(t) from incident_incident t order by id",
    "things": "select to_jsonb(t) from throwaway_thing t order by id",
    "lines": "select to_jsonb(t) - 'recorded_at' from kernel_entry t order by id",
    "outbox": "select entry_id from kernel_outbox order by 1",
    "clocks": "select to_jsonb(t) - '{id,version}'::text[] from clocks_clock t "
    "order by record_id, clock",
    "links": "select to_jsonb(t) from kernel_link t order by id",
    "numbers": "select sequencename, last_value from pg_sequences "
    "where sequencename <> 'clocks_clock_id_seq' order by 1",
}


class Interrupted:
    """Does verbs in memory, and has them written whenever chance says so."""

    def __init__(self, chance: Random) -> None:
        self.history = Chronicle(Keys(at_once=1))
        self.chance = chance

    def create(self, *args: Any, **said: Any) -> Any:
        return self.history.create(*args, **said)

    def perform(self, *args: Any, **said: Any) -> None:
        self.history.perform(*args, **said)
        if self.chance.random() < 0.05:
            self.write()

    def write(self) -> None:
        write(by(the_robot()), [self.history.hand_over()])


@pytest.fixture(scope="module")
def house(template: str, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[str, Any]]:
    """A database with some people in it, to be cloned, and who they are."""
    with django_db_blocker.unblock(), own_clone(template) as name:
        with transaction.atomic():
            stand_as(first_rows.robot())
            people = [an_agent(), an_agent(), a_caller()]
            teams = [a_team(people[0]), a_team(*people[:2])]
            categories = [a_category("Printing"), a_category("Hardware", tree=Tree.CAUSE)]
            services = [a_service(), a_service()]
            a_target("incidents:response", minutes=90, warnings="50, 80")
            a_target("incidents:resolve", minutes=1200)
            people = [Person.objects.get(pk=person.pk) for person in people]
        connections.close_all()
        yield name, {Person: people, Team: teams, Category: categories, ConfigurationItem: services}


def left(house: str, doing: Callable[[], object]) -> dict[str, list[Any]]:
    """What is there when this was done in a fresh copy of the house."""
    with own_clone(house), transaction.atomic(), connection.cursor() as cursor:
        stand_as(first_rows.robot())
        doing()
        return {name: cursor.execute(query).fetchall() for name, query in LEFT.items()}


def one_by_one(plan: Iterable[Step]) -> None:
    live([step for step in plan if not step.along], OneByOne())


def at_once(plan: Iterable[Step], chance: Random) -> None:
    with in_memory(chance) as enactor:
        live(plan, enactor)


@contextmanager
def in_memory(chance: Random) -> Iterator[Enactor]:
    doing = Interrupted(chance)
    yield doing
    doing.write()


@pytest.fixture(scope="module")
def plan(house: tuple[str, Any]) -> list[Step]:
    """What people stumbled through."""
    name, cast = house
    walk = Walk(Random(SEED), cast)
    left(name, lambda: walk.go(STEPS))
    return walk.plan


def test_a_walk_through_the_verbs_leaves_the_same_both_ways(
    house: tuple[str, Any], plan: list[Step]
) -> None:
    name, _ = house

    assert left(name, lambda: at_once(plan, Random(SEED))) == left(name, lambda: one_by_one(plan))


def test_the_walk_takes_every_verb(plan: list[Step]) -> None:
    assert {verb.name for verb in VERBS} == {step.verb.name for step in plan if step.verb}


def test_a_record_type_that_nobody_thought_of_leaves_the_same(house: tuple[str, Any]) -> None:
    name, cast = house
    act = by(cast[Person][0])

    def story(enactor: Enactor) -> None:
        thing = enactor.create(shelve, act, title="A ladder", about="Two metres")
        enactor.perform(weigh, thing, act, weight=Decimal("7.50"))
        enactor.perform(note, thing, act, text="It squeaks.")
        enactor.perform(lend, thing, act, holder=cast[Person][1])

    def in_one_go() -> None:
        with in_memory(Random(1)) as enactor:
            story(enactor)

    assert left(name, in_one_go) == left(name, lambda: story(OneByOne()))
