"""The counts are exact: whatever was done, by however many at once, a recount gives the same."""

from argparse import Namespace
from functools import partial
from random import Random
from threading import Thread

import pytest
from django.db import connection, transaction
from django.db.models import F, Sum
from hypothesis import given, settings
from hypothesis import strategies as st

from armillary.cli.flow import run
from armillary.fittings.handoffs import actions as handoffs
from armillary.kernel.access.standing import stand_as
from armillary.operations.incident import actions as incidents
from armillary.operations.incident.tests.makers import an_incident, resolve
from armillary.people.models import Person
from armillary.reference.roles import Role
from armillary.transformation.flow.counting import count, forget
from armillary.transformation.flow.models import Deed
from tests.flow.makers import count_all, kept_and_recounted
from tests.makers import a_caller, a_person, an_agent, by, the_robot

HANDS = 4


def lives(draw: Random, agent: Person, analyst: Person, caller: Person) -> None:
    """Some incidents, each as far on its way as chance will have it, some handed on."""
    for _ in range(draw.randint(1, 4)):
        incident = an_incident(caller)
        steps = (
            partial(incidents.take, incident, by(agent)),
            partial(incidents.start, incident, by(agent)),
            partial(resolve, incident, agent),
            partial(incidents.reopen, incident, by(agent), reason="Again"),
        )
        for step in steps[: draw.randint(0, len(steps))]:
            step()
        for _ in range(draw.randint(0, 2)):
            handed = handoffs.offer(
                by(agent), about=incident, edge=13, to_process="problem-management", wish="Look"
            )
            answer = draw.choice((handoffs.accept, handoffs.reject, None))
            if answer:
                answer(handed, by(analyst), answer="We looked")


@pytest.mark.django_db
@given(seed=st.integers(0, 2**32), pause=st.booleans())
@settings(max_examples=8, deadline=None)
def test_whatever_was_done_is_counted_once(seed: int, pause: bool) -> None:
    with transaction.atomic():
        draw = Random(seed)
        people = an_agent(), a_person(Role.PROBLEM_ANALYST), a_caller()
        lives(draw, *people)
        if pause:
            count_all()
        lives(draw, *people)
        count_all()

        for kept, whole in kept_and_recounted():
            assert kept == whole
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_what_is_counted_is_not_counted_again() -> None:
    an_incident()
    assert count_all() > 0

    assert count(by(the_robot())) == 0


@pytest.mark.django_db
def test_all_of_it_can_be_counted_anew() -> None:
    an_incident()
    lines = count_all()

    forget(by(the_robot()))

    assert not Deed.objects.exists()
    assert count_all() == lines
    for kept, whole in kept_and_recounted():
        assert kept == whole


def test_an_administrator_counts_anew_by_a_command(
    own_database: None, capsys: pytest.CaptureFixture[str]
) -> None:
    with transaction.atomic():
        stand_as(the_robot())
        an_incident()
        count_all()
        lines = Deed.objects.aggregate(lines=Sum("lines"))["lines"]
        Deed.objects.update(lines=F("lines") + 1)

    assert run(Namespace(what="recount")) == 0

    assert f"Counted anew: {lines:,} sealed lines" in capsys.readouterr().out
    with transaction.atomic():
        stand_as(the_robot())
        for kept, whole in kept_and_recounted():
            assert kept == whole


@pytest.mark.parametrize("counters", [1, 2])
def test_many_act_while_others_count(own_database: None, counters: int) -> None:
    with transaction.atomic():
        stand_as(the_robot())
        people = [(an_agent(), a_person(Role.PROBLEM_ANALYST), a_caller()) for _ in range(HANDS)]

    acting = [Thread(target=_acting, args=(seed, *each)) for seed, each in enumerate(people)]
    counting = [Thread(target=_counting, args=(acting,)) for _ in range(counters)]
    for thread in (*acting, *counting):
        thread.start()
    for thread in (*acting, *counting):
        thread.join()

    with transaction.atomic():
        stand_as(the_robot())
        count_all()
        for kept, whole in kept_and_recounted():
            assert kept
            assert kept == whole


def _acting(seed: int, agent: Person, analyst: Person, caller: Person) -> None:
    draw = Random(seed)
    for _ in range(5):
        with transaction.atomic():
            stand_as(agent)
            lives(draw, agent, analyst, caller)
            if draw.random() < 0.3:
                transaction.set_rollback(True)
    connection.close()


def _counting(acting: list[Thread]) -> None:
    while any(each.is_alive() for each in acting):
        with transaction.atomic():
            stand_as(the_robot())
            count_all()
    connection.close()
