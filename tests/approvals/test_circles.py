"""Votes that are passed on, and people who stand in for each other, come to an end."""

from datetime import timedelta

import pytest

from armillary.fittings.approvals import actions
from armillary.fittings.approvals.actions import absences
from armillary.fittings.approvals.models import Approval
from armillary.fittings.approvals.vocabulary import State
from armillary.kernel.errors import Refusal
from armillary.people.models import Person
from tests.approvals.makers import a_policy, asked, votes
from tests.makers import MONDAY, a_team, an_agent, by

pytestmark = pytest.mark.django_db


def test_a_vote_that_was_passed_on_goes_no_further_and_is_cast_once() -> None:
    first, second, third = an_agent(), an_agent(), an_agent()
    a_policy({"team": a_team(first)})
    approval = asked(third)
    actions.pass_on(approval, by(first), to=second)

    for to in (first, third, an_agent()):
        with pytest.raises(Refusal):
            actions.pass_on(approval, by(second), to=to)

    decided_once(approval, second, first)


def test_two_who_stand_in_for_each_other_decide_once_between_them() -> None:
    first, second = an_agent(), an_agent()
    for one, other in ((first, second), (second, first)):
        until = MONDAY + timedelta(days=1)
        absences.appoint(by(one), substitute=other, starts_at=MONDAY, ends_at=until)
    a_policy({"team": a_team(first)})

    decided_once(asked(an_agent()), second, first)


def decided_once(approval: Approval, one: Person, other: Person) -> None:
    """The first vote decides; the other one comes too late."""
    actions.approve(approval, by(one))
    with pytest.raises(Refusal):
        actions.approve(approval, by(other))

    approval.refresh_from_db()
    assert approval.state == State.APPROVED
    assert len(votes(approval)) == 1
