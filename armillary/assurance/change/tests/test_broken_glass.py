"""An emergency that goes on without a yes: by the same gate, for some hours, and reviewed."""

import pytest

from armillary.assurance.change import actions
from armillary.assurance.change.models import Change
from armillary.assurance.change.tests.makers import (
    HOUR,
    TONIGHT,
    a_board,
    a_draft,
    a_manager,
    an_emergency,
    planned,
    put,
)
from armillary.assurance.change.vocabulary import State
from armillary.fittings.approvals.actions import break_glass, review, withdraw
from armillary.fittings.approvals.models import Approval
from armillary.fittings.tasks.models import Task
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.reference.roles import Role
from tests.makers import a_person, by

pytestmark = pytest.mark.django_db


def state_of(change: Change) -> State:
    return State(Change.objects.get(pk=change.pk).state)


def fresh(change: Change) -> Change:
    found: Change = Change.objects.get(pk=change.pk)
    return found


def test_an_emergency_is_done_behind_broken_glass_and_somebody_else_reviews_it() -> None:
    breaker, auditor = a_manager(), a_person(Role.AUDITOR)
    change = planned(an_emergency())

    bypass = break_glass(by(breaker, TONIGHT), about=change, reason="Nobody answers.", hours=2)

    assert state_of(change) == State.APPROVED
    actions.begin(fresh(change), by(breaker, TONIGHT + HOUR))
    assert state_of(change) == State.IMPLEMENTING
    [task] = Task.objects.filter(about_type="changes", about_id=change.pk)
    assert bypass.number in task.title
    with pytest.raises(RuleBroken, match="You have a part in"):
        review(bypass, by(breaker, TONIGHT + HOUR), finding="Fine.")
    review(bypass, by(auditor, TONIGHT + HOUR), finding="It could not wait.")


def test_when_its_hours_are_over_nothing_begins_any_more() -> None:
    breaker = a_manager()
    change = planned(an_emergency(), hours=8)
    break_glass(by(breaker, TONIGHT), about=change, reason="Nobody answers.", hours=2)

    with pytest.raises(RuleBroken, match="has expired"):
        actions.begin(fresh(change), by(breaker, TONIGHT + 2 * HOUR))

    assert state_of(change) == State.APPROVED


def test_what_says_too_little_to_be_put_does_not_go_on_behind_broken_glass_either() -> None:
    breaker, change = a_manager(), a_draft(plan="")

    with pytest.raises(RuleBroken):
        break_glass(by(breaker), about=change, reason="Nobody answers.")

    assert (state_of(change), Approval.objects.count()) == (State.DRAFT, 0)


def test_while_others_are_asked_the_question_is_taken_back_first() -> None:
    breaker = a_manager()
    a_board(a_person(Role.CHANGE_MANAGER))
    change = planned(an_emergency())
    pending = put(change)

    with pytest.raises(Invalid, match="it is not approved in this state"):
        break_glass(by(breaker), about=fresh(change), reason="Nobody answers.")

    assert (state_of(change), Approval.objects.count()) == (State.WAITING, 1)
    withdraw(pending, by(breaker), reason="It cannot wait.")
    break_glass(by(breaker), about=fresh(change), reason="Nobody answers.")
    assert state_of(change) == State.APPROVED
