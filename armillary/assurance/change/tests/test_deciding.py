"""Nothing is done that those who decide have not approved as it stands."""

import pytest

from armillary.assurance.change import actions
from armillary.assurance.change.actions import orders
from armillary.assurance.change.tests.makers import (
    HOUR,
    TONIGHT,
    a_board,
    a_draft,
    a_manager,
    a_step,
    an_emergency,
    an_item,
    approved,
    assessed,
    planned,
    put,
    rests,
    scheduled,
)
from armillary.assurance.change.vocabulary import Outcome, State
from armillary.assurance.configuration.vocabulary import Family
from armillary.fittings.approvals.actions import approve, reject
from armillary.fittings.approvals.queries.approvals import live
from armillary.kernel.errors import NotAllowed, RuleBroken
from armillary.reference.roles import Role
from tests.makers import MONDAY, a_person, by

pytestmark = pytest.mark.django_db


def test_a_yes_of_the_board_lets_it_into_the_calendar() -> None:
    change = approved(a_draft(an_item("db1")))
    assert change.state == State.APPROVED

    actions.schedule(change, by(a_manager()))

    assert change.state == State.SCHEDULED


def test_a_no_is_the_end_of_it() -> None:
    member = a_person(Role.CAB_MEMBER)
    a_board(member)
    change = planned(assessed(a_draft(an_item("db1"))))

    reject(put(change), by(member), reason="Too close to the year's end.")

    change.refresh_from_db()
    assert (change.state, change.closed_at) == (State.REJECTED, MONDAY)


def test_who_asks_or_does_it_decides_nothing() -> None:
    worker, member = a_person(Role.CAB_MEMBER), a_person(Role.CAB_MEMBER)
    a_board(worker, member)
    change = planned(assessed(a_draft(an_item("db1"))))
    a_step(change, "Stop", assignee=worker)
    approval = put(change)

    with pytest.raises(NotAllowed, match="Others must decide"):
        approve(approval, by(worker))
    approve(approval, by(member))

    change.refresh_from_db()
    assert change.state == State.APPROVED


def test_another_plan_after_the_yes_closes_the_gate() -> None:
    change = scheduled(a_draft(an_item("db1")))

    actions.describe(change, by(a_manager()), plan="Do something else.")

    with pytest.raises(RuleBroken, match="plan"):
        actions.begin(change, by(a_manager(), TONIGHT))


def test_an_item_that_is_named_afterwards_closes_the_gate() -> None:
    change = scheduled(a_draft(an_item("db1")))

    actions.touch(change, by(a_manager()), item=an_item("db2"))

    with pytest.raises(RuleBroken, match="items"):
        actions.begin(change, by(a_manager(), TONIGHT))


def test_a_graph_that_lets_it_hit_more_closes_the_gate() -> None:
    server = an_item("db1")
    change = scheduled(a_draft(server))

    rests(an_item("Payroll", Family.SERVICE), server)

    with pytest.raises(RuleBroken, match="Payroll"):
        actions.begin(change, by(a_manager(), TONIGHT))


def test_what_is_taken_back_is_asked_no_more_and_can_be_put_anew() -> None:
    member = a_person(Role.CAB_MEMBER)
    a_board(member)
    change = planned(assessed(a_draft(an_item("db1"))))
    put(change)

    actions.take_back(change, by(a_manager()), reason="The window is too short.")

    assert live(change) is None
    approve(put(change), by(member))
    change.refresh_from_db()
    assert change.state == State.APPROVED


def test_it_begins_in_its_window_and_not_beside_it() -> None:
    change, manager = scheduled(a_draft(an_item("db1"))), a_manager()

    with pytest.raises(RuleBroken, match="begins 2026-11-23 22:00"):
        actions.begin(change, by(manager, TONIGHT - HOUR))
    with pytest.raises(RuleBroken, match="was over 2026-11-24 00:00"):
        actions.begin(change, by(manager, TONIGHT + 2 * HOUR))
    actions.begin(change, by(manager, TONIGHT))

    assert (change.state, change.started_at) == (State.IMPLEMENTING, TONIGHT)


def test_an_emergency_begins_as_soon_as_it_is_approved() -> None:
    change = an_emergency()

    actions.begin(approved(change), by(a_manager(), TONIGHT))
    actions.complete(change, by(a_manager(), TONIGHT + HOUR))

    with pytest.raises(RuleBroken, match="the plan, how it was tested, who is told"):
        actions.close(change, by(a_manager(), TONIGHT + HOUR), review="It held.")


def test_open_steps_keep_it_open_and_a_step_left_out_is_no_plan_kept() -> None:
    change, manager = scheduled(a_draft(an_item("db1"))), a_manager()
    act = by(manager, TONIGHT)
    actions.begin(change, act)
    step, other = a_step(change, "Stop"), a_step(change, "Look")
    orders.start(step, act)
    orders.finish(step, act)

    with pytest.raises(RuleBroken, match="still open"):
        actions.complete(change, act)
    orders.skip(other, act, result="No time.")
    actions.complete(change, by(manager, TONIGHT + HOUR))

    assert (change.outcome, change.as_planned) == (Outcome.SUCCESSFUL, False)


def test_after_the_point_of_no_return_nobody_goes_back() -> None:
    change, act = scheduled(a_draft(an_item("db1"))), by(a_manager(), TONIGHT)
    actions.begin(change, act)
    step = a_step(change, "Convert the data", point_of_no_return=True)
    orders.start(step, act)

    with pytest.raises(RuleBroken, match="nobody can go back"):
        actions.back_out(change, act, reason="It is slow.")
    actions.leave_in(change, act, reason="It is slow; mended tomorrow.")

    assert change.outcome == Outcome.LEFT_IN
