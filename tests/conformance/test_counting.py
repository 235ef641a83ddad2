"""The counts are exact: whatever was done, by however many at once, a recount gives the same."""

from random import Random
from threading import Thread

import pytest
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from armillary.kernel.access.standing import stand_as
from armillary.operations.incident.tests.makers import an_incident
from armillary.people.models import Person
from armillary.reference.roles import Role
from armillary.transformation.conformance.counting import count_ways
from armillary.transformation.conformance.judging import judge
from armillary.transformation.conformance.models import Case, Reached, Variant
from tests.conformance.makers import (
    count_all,
    kept,
    kept_cases,
    recounted,
    verdicts,
    verdicts_anew,
)
from tests.flow.test_counting import lives
from tests.makers import a_caller, a_person, an_agent, by, the_robot

HANDS = 3


@pytest.mark.django_db
@given(seed=st.integers(0, 2**32), pause=st.booleans())
@settings(max_examples=6, deadline=None)
def test_whatever_was_done_is_counted_once(seed: int, pause: bool) -> None:
    with transaction.atomic():
        draw = Random(seed)
        people = an_agent(), a_person(Role.PROBLEM_ANALYST), a_caller()
        lives(draw, *people)
        if pause:
            count_all()
        lives(draw, *people)
        count_all()

        assert kept() == kept_cases() == recounted()
        assert verdicts() == verdicts_anew()
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_what_is_counted_is_not_counted_again() -> None:
    an_incident()
    count_all()

    assert count_ways(by(the_robot())) == 0
    assert judge(by(the_robot())) == 0


@pytest.mark.django_db
def test_who_declares_other_verbs_has_all_of_it_counted_anew() -> None:
    an_incident()
    count_all()
    Case.objects.all().delete()
    Reached.objects.update(shape="another")

    count_all()

    assert kept_cases() == kept() == recounted()
    assert Variant.objects.exists()
    assert verdicts() == verdicts_anew()


def test_many_act_while_others_count(own_database: None) -> None:
    with transaction.atomic():
        stand_as(the_robot())
        people = [(an_agent(), a_person(Role.PROBLEM_ANALYST), a_caller()) for _ in range(HANDS)]

    acting = [Thread(target=_acting, args=(seed, *each)) for seed, each in enumerate(people)]
    counting = [Thread(target=_counting, args=(acting,)) for _ in range(2)]
    for thread in (*acting, *counting):
        thread.start()
    for thread in (*acting, *counting):
        thread.join()

    with transaction.atomic():
        stand_as(the_robot())
        count_all()
        assert kept()
        assert kept() == kept_cases() == recounted()
        assert verdicts() == verdicts_anew()


def _acting(seed: int, agent: Person, analyst: Person, caller: Person) -> None:
    draw = Random(seed)
    for _ in range(4):
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
