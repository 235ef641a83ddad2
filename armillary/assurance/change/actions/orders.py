"""What can be done to the steps of a change."""

from datetime import datetime
from typing import Any

from armillary.assurance.change.actions.allowed import keepers, workers
from armillary.assurance.change.actions.applying import apply_values
from armillary.assurance.change.actions.step_times import check_time
from armillary.assurance.change.models import Change, WorkOrder
from armillary.assurance.change.queries import affected, orders
from armillary.assurance.change.rules.steps import bar_to_skip, bar_to_start
from armillary.assurance.change.rules.timetable import in_turn
from armillary.assurance.change.vocabulary import OPEN_ORDERS, PLANNED, OrderState, RunIf, State
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change as change_verb
from armillary.kernel.lifecycle import creation, transition
from armillary.kernel.lifecycle.verbs import News
from armillary.people.models import Person, Team
from armillary.reference.activities import Change as Activity

COORDINATE = Activity.SCHEDULE_AND_COORDINATE_CHANGES
UNBEGUN = (OrderState.CREATED, OrderState.ACCEPTED)
PLANNABLE = (*PLANNED, State.IMPLEMENTING, State.BACKING_OUT)


def cannot_start(order: WorkOrder, act: Act) -> str | None:
    """Why this step cannot begin now."""
    needed = State.BACKING_OUT if order.back_out else State.IMPLEMENTING
    if order.change.state != needed:
        return f"{order.change.number} is not being {'backed out' if order.back_out else 'done'}."
    return bar_to_start(order.run_if, orders.before(order))


def cannot_skip(order: WorkOrder, act: Act) -> str | None:
    """Why one cannot go on without this step; what was tried and failed can always be left."""
    if order.state == OrderState.FAILED or order.run_if == RunIf.WELL:
        return None
    return bar_to_skip(order.run_if, orders.before(order))


@creation(start=OrderState.CREATED, activity=COORDINATE, allowed=keepers)
def plan(
    act: Act,
    *,
    change: Change,
    title: str,
    runbook: str = "",
    position: int = 1,
    minutes: int = 30,
    planned_start: datetime | None = None,
    planned_end: datetime | None = None,
    run_if: RunIf = RunIf.WELL,
    item: ConfigurationItem | None = None,
    team: Team | None = None,
    assignee: Person | None = None,
    back_out: bool = False,
    point_of_no_return: bool = False,
) -> WorkOrder:
    """Add a step to a change, or to its way back."""
    if change.state not in PLANNABLE:
        raise Invalid({"change": f"{change.number} is {change.state}: no step is added to it."})
    order = WorkOrder(
        change=change,
        title=title,
        runbook=runbook,
        position=position,
        minutes=minutes,
        planned_start=planned_start,
        planned_end=planned_end,
        run_if=run_if.value,
        item=item,
        team=team,
        assignee=assignee,
        back_out=back_out,
        point_of_no_return=point_of_no_return,
    )
    check_time(order)
    return order


@change_verb(activity=COORDINATE, when=UNBEGUN, allowed=workers)
def revise(
    order: WorkOrder,
    act: Act,
    *,
    title: str | None = None,
    runbook: str | None = None,
    position: int | None = None,
    minutes: int | None = None,
    planned_start: datetime | None = None,
    planned_end: datetime | None = None,
    run_if: RunIf | None = None,
    item: ConfigurationItem | None = None,
    team: Team | None = None,
    assignee: Person | None = None,
    point_of_no_return: bool | None = None,
) -> None:
    """Say it in other words; what you leave out stays as it is."""
    given: dict[str, Any] = dict(locals())
    for name, value in given.items():
        if name not in ("order", "act") and value is not None:
            setattr(order, name, getattr(value, "value", value))
    if planned_start or planned_end:
        check_time(order)


@change_verb(activity=COORDINATE, when=UNBEGUN, allowed=keepers, beside=("after",))
def follow(order: WorkOrder, act: Act, *, after: WorkOrder) -> News:
    """It begins only when another step is over; one of the way back may wait for one there."""
    if after.change_id != order.change_id or (after.back_out and not order.back_out):
        raise Invalid({"after": f"{after.number} is no step of the same way."})
    waits = {key: list(more) for key, more in orders.predecessors(order.change).items()}
    waits.setdefault(order.pk, []).append(after.pk)
    try:
        in_turn([each.pk for each in orders.of(order.change)], waits)
    except ValueError as error:
        raise Invalid({"after": "These steps would wait for each other."}) from error
    if not orders.follow(order, after):
        raise Invalid({"after": f"It waits for {after.number} already."})
    check_time(order)
    return {"after": [None, f"{after.number} {after.title}"]}


@change_verb(activity=COORDINATE, when=UNBEGUN, allowed=keepers, beside=("after",))
def unfollow(order: WorkOrder, act: Act, *, after: WorkOrder) -> News:
    """It does not wait for another step any more."""
    if not orders.unfollow(order, after):
        raise Invalid({"after": f"It does not wait for {after.number}."})
    return {"after": [f"{after.number} {after.title}", None]}


@transition(
    source=OrderState.CREATED, target=OrderState.ACCEPTED, activity=COORDINATE, allowed=workers
)
def accept(order: WorkOrder, act: Act) -> None:
    """I will do it."""
    order.assignee = order.assignee or act.actor


@transition(
    source=UNBEGUN,
    target=OrderState.IN_PROGRESS,
    activity=COORDINATE,
    allowed=workers,
    unless=cannot_start,
)
def start(order: WorkOrder, act: Act) -> None:
    """It begins."""
    order.started_at = act.at
    order.assignee = order.assignee or act.actor


@transition(
    source=OrderState.IN_PROGRESS,
    target=OrderState.DONE,
    activity=COORDINATE,
    allowed=workers,
    words="result",
)
def finish(order: WorkOrder, act: Act, *, result: str = "") -> None:
    """It is done; what was planned of its item is so in the CMDB from now on."""
    order.ended_at, order.result = act.at, result
    if order.item_id and not order.back_out and order.item_id in affected.keys(order.change):
        apply_values(order.change, act, (order.item_id,))


@transition(
    source=OrderState.IN_PROGRESS,
    target=OrderState.FAILED,
    activity=Activity.COORDINATE_RECOVERY_FROM_FAILED_CHANGES,
    allowed=workers,
    words="result",
)
def fail(order: WorkOrder, act: Act, *, result: str) -> None:
    """It did not work; say what happened. Whether the change goes back is decided at the change."""
    order.ended_at, order.result = act.at, result


@transition(
    source=(OrderState.CREATED, OrderState.ACCEPTED, OrderState.FAILED),
    target=OrderState.SKIPPED,
    activity=COORDINATE,
    allowed=keepers,
    unless=cannot_skip,
    words="result",
)
def skip(order: WorkOrder, act: Act, *, result: str) -> None:
    """Go on without it; say why."""
    order.result = result


@transition(source=OPEN_ORDERS, target=OrderState.CANCELLED, activity=COORDINATE, allowed=keepers)
def cancel(order: WorkOrder, act: Act) -> None:
    """It is not needed."""
