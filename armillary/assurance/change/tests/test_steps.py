"""The steps of a change: at which times, on what condition, and what of that is approved."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

from armillary.assurance.change import actions
from armillary.assurance.change.actions import orders
from armillary.assurance.change.models import Change, WorkOrder
from armillary.assurance.change.rules.steps import (
    Before,
    Planned,
    bar_to_skip,
    bar_to_start,
    flaw_of_time,
)
from armillary.assurance.change.tests.makers import (
    HOUR,
    TONIGHT,
    a_draft,
    a_manager,
    a_step,
    an_item,
    approved,
    assessed,
    planned,
    scheduled,
)
from armillary.assurance.change.vocabulary import OrderState, Outcome, RunIf, State
from armillary.fittings.approvals import gate
from armillary.kernel.errors import Invalid, RuleBroken
from tests.makers import api_client, by

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)
DONE, FAILED, SKIPPED = OrderState.DONE, OrderState.FAILED, OrderState.SKIPPED
NONE_FAILED = "It is done only if a step before it fails, and none has."
ROOM = Planned(TONIGHT, TONIGHT + 2 * HOUR)


def step(state: OrderState, *, to_come: bool = False) -> Before:
    return Before(f"WO {state}", state, to_come)


COMING = step(OrderState.CREATED, to_come=True)
RUNNING = step(OrderState.IN_PROGRESS, to_come=True)
NEVER = step(OrderState.CREATED)


@pytest.mark.parametrize(
    ("run_if", "before", "why"),
    [
        (RunIf.WELL, [], None),
        (RunIf.WELL, [step(DONE), step(SKIPPED)], None),
        (RunIf.WELL, [step(DONE), RUNNING], "It waits for WO in_progress."),
        (RunIf.WELL, [step(FAILED)], "It waits for WO failed."),
        (RunIf.WELL, [NEVER], "It waits for WO created."),
        (RunIf.FAILED, [], NONE_FAILED),
        (RunIf.FAILED, [step(DONE)], NONE_FAILED),
        (RunIf.FAILED, [step(DONE), step(FAILED)], None),
        (RunIf.FAILED, [step(FAILED), NEVER], None),
        (RunIf.FAILED, [step(FAILED), RUNNING], "It waits for WO in_progress."),
        (RunIf.ALWAYS, [], None),
        (RunIf.ALWAYS, [step(DONE), step(FAILED), NEVER], None),
        (RunIf.ALWAYS, [step(FAILED), COMING], "It waits for WO created."),
    ],
)
def test_whether_a_step_may_begin_follows_from_those_before_it(
    run_if: RunIf, before: list[Before], why: str | None
) -> None:
    assert bar_to_start(run_if, before) == why


@pytest.mark.parametrize(
    ("run_if", "before", "why"),
    [
        (RunIf.WELL, [COMING], None),
        (RunIf.FAILED, [COMING], "Whether it is needed is known after WO created."),
        (RunIf.FAILED, [step(DONE)], None),
        (RunIf.FAILED, [step(FAILED)], None),
        (RunIf.ALWAYS, [step(DONE)], "It is done whatever became of the steps before it."),
    ],
)
def test_whether_a_step_may_be_left_out_follows_from_those_before_it(
    run_if: RunIf, before: list[Before], why: str | None
) -> None:
    assert bar_to_skip(run_if, before) == why


@pytest.mark.parametrize(
    ("first", "last", "room", "flaw"),
    [
        (None, None, ROOM, None),
        (0, 120, ROOM, None),
        (None, 60, ROOM, ("planned_start", "Say when it begins, too.")),
        (60, 60, ROOM, ("planned_end", "It must end after it begins.")),
        (0, 60, Planned(None, None), ("planned_start", "Plan the window of the change first.")),
        (-1, 60, ROOM, ("planned_start", "It must not begin before the time of its change.")),
        (0, 121, ROOM, ("planned_end", "It must end within the time of its change.")),
        (29, 60, ROOM, ("planned_start", "It waits for Stop, which ends later.")),
        (30, 91, ROOM, ("planned_end", "Look waits for it, and begins earlier.")),
        (30, 90, ROOM, None),
    ],
)
def test_a_step_is_planned_within_its_change_and_after_those_before_it(
    first: int | None, last: int | None, room: Planned, flaw: tuple[str, str] | None
) -> None:
    start, end = (None if each is None else TONIGHT + each * MINUTE for each in (first, last))
    is_in_turn = first not in (0, -1)
    before = [Planned(TONIGHT, TONIGHT + 30 * MINUTE, "Stop")] if is_in_turn else []
    after = [Planned(TONIGHT + 90 * MINUTE, None, "Look")] if is_in_turn else []

    assert flaw_of_time(Planned(start, end), room, before, after) == flaw


def under_way(**steps: dict[str, Any]) -> tuple[Change, list[WorkOrder]]:
    """A change that is being done, each of its steps after the one before."""
    change = planned(a_draft(an_item("db1")))
    made = [a_step(change, title, **given) for title, given in steps.items()]
    for after, order in pairwise(made):
        orders.follow(order, by(a_manager()), after=after)
    scheduled(change)
    actions.begin(change, by(a_manager(), TONIGHT))
    return change, made


def test_without_an_end_it_takes_its_minutes() -> None:
    change = planned(a_draft(an_item("db1")))

    order = a_step(change, "Stop", minutes=20, planned_start=TONIGHT)

    order.refresh_from_db()
    assert order.planned_end == TONIGHT + 20 * MINUTE


def test_what_is_planned_wrongly_is_refused_and_changes_nothing() -> None:
    change, act = planned(a_draft(an_item("db1"))), by(a_manager())
    stop = a_step(change, "Stop", planned_start=TONIGHT, planned_end=TONIGHT + HOUR)
    look = a_step(change, "Look", planned_start=TONIGHT + HOUR)
    early = a_step(change, "Early", planned_start=TONIGHT)
    orders.follow(look, act, after=stop)

    with pytest.raises(Invalid, match="must end within the time of its change"):
        orders.revise(look, act, planned_end=TONIGHT + 3 * HOUR)
    with pytest.raises(Invalid, match="Look waits for it"):
        orders.revise(stop, act, planned_end=TONIGHT + HOUR + MINUTE)
    with pytest.raises(Invalid, match="Stop, which ends later"):
        orders.follow(early, act, after=stop)

    for order, end in ((stop, HOUR), (look, 90 * MINUTE), (early, 30 * MINUTE)):
        order.refresh_from_db()
        assert order.planned_end == TONIGHT + end
    assert not early.preceded.exists()


def test_a_program_is_told_the_field_and_the_rule() -> None:
    change = planned(a_draft(an_item("db1")))
    said = {"change": change.number, "title": "Stop", "planned_start": "2026-11-23T21:59:00Z"}

    answer = api_client(a_manager()).post(
        "/api/v1/work-orders", said, content_type="application/json"
    )

    assert answer.status_code == 422
    [error] = answer.json()["errors"]
    assert error == {
        "field": "planned_start",
        "why": "It must not begin before the time of its change.",
    }


def test_nobody_is_asked_while_steps_lie_outside_of_a_window_that_was_moved() -> None:
    change, act = planned(assessed(a_draft(an_item("db1")))), by(a_manager())
    order = a_step(change, "Stop", planned_start=TONIGHT)
    planned(change, TONIGHT + 24 * HOUR)

    with pytest.raises(RuleBroken, match=rf"Plan {order.number} Stop anew"):
        actions.ask_for_approval(change, act)

    change.refresh_from_db()
    assert change.state == State.ASSESSING


@pytest.mark.parametrize(
    "said",
    [
        {"planned_start": TONIGHT + HOUR, "planned_end": TONIGHT + 2 * HOUR},
        {"run_if": RunIf.ALWAYS},
    ],
)
def test_another_time_and_another_condition_are_approved_anew(said: dict[str, Any]) -> None:
    change, act = planned(a_draft(an_item("db1"))), by(a_manager())
    order = a_step(change, "Stop", planned_start=TONIGHT)
    approved(change)
    assert gate.unapproved(change, act) is None

    orders.revise(order, act, **said)

    assert "Stop" in str(gate.unapproved(change, act))


def test_what_is_there_for_a_failure_is_done_after_one_and_not_before() -> None:
    _, [stop, mend] = under_way(Stop={}, Mend={"run_if": RunIf.FAILED})
    act = by(a_manager(), TONIGHT)
    orders.start(stop, act)

    with pytest.raises(RuleBroken, match=f"It waits for {stop.number} Stop"):
        orders.start(mend, act)
    with pytest.raises(RuleBroken, match=f"known after {stop.number} Stop"):
        orders.skip(mend, act, result="Not needed.")
    orders.fail(stop, act, result="It hangs.")
    orders.start(mend, act)

    assert mend.state == OrderState.IN_PROGRESS


def test_what_is_there_for_a_failure_is_left_out_as_planned_when_all_goes_well() -> None:
    change, [stop, mend] = under_way(Stop={}, Mend={"run_if": RunIf.FAILED})
    act = by(a_manager(), TONIGHT)
    orders.start(stop, act)
    orders.finish(stop, act)

    with pytest.raises(RuleBroken, match="only if a step before it fails"):
        orders.start(mend, act)
    orders.skip(mend, act, result="Nothing failed.")
    actions.complete(change, by(a_manager(), TONIGHT + HOUR), outcome=Outcome.SUCCESSFUL)

    assert change.as_planned is True


def test_what_is_always_done_is_not_left_out() -> None:
    _, [stop, tell] = under_way(Stop={}, Tell={"run_if": RunIf.ALWAYS})
    act = by(a_manager(), TONIGHT)
    orders.start(stop, act)
    orders.fail(stop, act, result="It hangs.")

    with pytest.raises(RuleBroken, match="whatever became of the steps before it"):
        orders.skip(tell, act, result="No time.")
    orders.start(tell, act)

    assert tell.state == OrderState.IN_PROGRESS


def test_a_step_of_the_way_back_may_depend_on_what_failed() -> None:
    change, [stop, _, mend] = under_way(
        Stop={}, Convert={}, Mend={"run_if": RunIf.FAILED, "back_out": True}
    )
    orders.follow(mend, by(a_manager(), TONIGHT), after=stop)
    act = by(a_manager(), TONIGHT)
    orders.start(stop, act)
    orders.fail(stop, act, result="It hangs.")
    actions.back_out(change, act, reason="It hangs.")

    orders.start(mend, act)

    assert mend.state == OrderState.IN_PROGRESS
    with pytest.raises(Invalid, match="no step of the same way"):
        orders.follow(a_step(change, "Late"), act, after=mend)
