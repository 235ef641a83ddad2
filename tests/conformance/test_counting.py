"""The counts are exact: whatever was done, by however many at once, a recount gives the same."""

from random import Random

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from armillary.kernel.access.standing import stand_as
from armillary.operations.incident.tests.makers import an_incident
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
from tests.flow.living import act_while_others_count, lives
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
    act_while_others_count(count_all, hands=HANDS, times=4, counters=2)

    with transaction.atomic():
        stand_as(the_robot())
        count_all()
        assert kept()
        assert kept() == kept_cases() == recounted()
        assert verdicts() == verdicts_anew()
