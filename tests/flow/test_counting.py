"""The counts are exact: whatever was done, by however many at once, a recount gives the same."""

from argparse import Namespace
from random import Random

import pytest
from django.db import transaction
from django.db.models import F, Sum
from hypothesis import given, settings
from hypothesis import strategies as st

from armillary.cli.flow import run
from armillary.kernel.access.standing import stand_as
from armillary.kernel.journal.models import Seal
from armillary.kernel.journal.sealing import seal_batch
from armillary.operations.incident.tests.makers import an_incident
from armillary.reference.roles import Role
from armillary.transformation.flow import sealed
from armillary.transformation.flow.counting import count, forget
from armillary.transformation.flow.models import Deed
from armillary.transformation.flow.sealed import last_of_next
from tests.flow.living import act_while_others_count, lives
from tests.flow.makers import count_all, kept_and_recounted
from tests.makers import a_caller, a_person, an_agent, by, the_robot

HANDS = 4


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
def test_large_batches_are_counted_one_by_one_and_small_ones_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sizes = []
    for _ in range(3):
        an_incident()
        sizes.append(seal_batch()[0])
    first, _, last = Seal.objects.order_by("-pk").values_list("pk", flat=True)[:3][::-1]

    assert last_of_next(first - 1) == last
    monkeypatch.setattr(sealed, "LINES", 1)
    assert last_of_next(first - 1) == first
    assert count_all() >= sum(sizes)


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
    act_while_others_count(count_all, hands=HANDS, times=5, counters=counters)

    with transaction.atomic():
        stand_as(the_robot())
        count_all()
        for kept, whole in kept_and_recounted():
            assert kept
            assert kept == whole
