"""What is asked after a change, and what nobody is asked."""

import pytest

from armillary.assurance.change import actions
from armillary.assurance.change.models import Change
from armillary.assurance.change.tests.makers import (
    ANSWERED,
    HOUR,
    TONIGHT,
    a_draft,
    a_manager,
    an_item,
    scheduled,
)
from armillary.assurance.change.vocabulary import Outcome, State
from armillary.kernel.errors import Invalid
from tests.makers import by

pytestmark = pytest.mark.django_db


def done(outcome: Outcome = Outcome.SUCCESSFUL) -> Change:
    """A minor change that was done in its window."""
    change, manager = scheduled(a_draft(an_item("db1"))), a_manager()
    actions.begin(change, by(manager, TONIGHT))
    actions.complete(change, by(manager, TONIGHT + HOUR), outcome=outcome)
    return change


def taken_back() -> Change:
    change, manager = scheduled(a_draft(an_item("db1"))), a_manager()
    actions.begin(change, by(manager, TONIGHT))
    actions.back_out(change, by(manager, TONIGHT + HOUR), reason="It does not start.")
    actions.confirm_back_out(change, by(manager, TONIGHT + 2 * HOUR))
    return change


def test_what_went_well_and_was_minor_is_closed_without_a_question() -> None:
    change = done()

    actions.close(change, by(a_manager(), TONIGHT + 2 * HOUR))

    assert (change.state, change.as_planned, change.in_time) == (State.CLOSED, True, True)


@pytest.mark.parametrize(
    ("outcome", "asked"),
    [
        (Outcome.WITH_ISSUES, {"review", "tests_told", "people_told", "cmdb_true", "only_planned"}),
        (Outcome.PARTIAL, {"review", "tests_told", "people_told", "cmdb_true"}),
    ],
)
def test_each_outcome_has_questions_of_its_own(outcome: Outcome, asked: set[str]) -> None:
    change = done(outcome)

    with pytest.raises(Invalid) as refusal:
        actions.close(change, by(a_manager(), TONIGHT + 2 * HOUR))

    assert set(refusal.value.fields) == asked | {"to_adjust"}
    change.refresh_from_db()
    assert change.state == State.REVIEW


def test_after_a_way_back_one_is_asked_whether_it_worked_and_how_long_it_took_is_known() -> None:
    change = taken_back()
    answers = {**ANSWERED, "back_out_worked": None}

    with pytest.raises(Invalid) as refusal:
        actions.close(change, by(a_manager(), TONIGHT + 3 * HOUR), review="Hm.", **answers)
    assert set(refusal.value.fields) == {"back_out_worked"}
    actions.close(change, by(a_manager(), TONIGHT + 3 * HOUR), review="Hm.", **ANSWERED)

    assert (change.outcome, change.in_time) == (Outcome.BACKED_OUT, True)
    assert change.ended_at is not None
    assert change.back_out_started_at is not None
    assert change.ended_at - change.back_out_started_at == HOUR


def test_whoever_closes_it_as_something_worse_answers_for_that() -> None:
    change = done()

    with pytest.raises(Invalid, match="reviewed"):
        actions.close(change, by(a_manager(), TONIGHT + 2 * HOUR), outcome=Outcome.WITH_ISSUES)
    actions.close(
        change,
        by(a_manager(), TONIGHT + 2 * HOUR),
        outcome=Outcome.WITH_ISSUES,
        review="Calls came for two days.",
        **{**ANSWERED, "only_planned": False},
    )

    assert (change.outcome, change.only_planned) == (Outcome.WITH_ISSUES, False)
