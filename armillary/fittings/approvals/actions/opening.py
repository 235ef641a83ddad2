"""Opening the steps whose turn it is, and ending those that are decided."""

from collections.abc import Iterable
from datetime import datetime

from armillary.fittings.approvals.models import Approval, Step
from armillary.fittings.approvals.queries.due import moments_of
from armillary.fittings.approvals.queries.seats import Table
from armillary.kernel.acts import Act


def turn(approval: Approval, table: Table, act: Act) -> None:
    """End the steps that are decided and open those that are next; when the first of them is due.

    The approval holds the moment at which the first open step is due.
    """
    for step in table.steps:
        outcome = table.outcome_of(step)
        if outcome is not None and not step.outcome:
            step.outcome = outcome.value
            step.save(update_fields=["outcome"])
    for step in table.open_steps:
        if step.opened_at is None:
            open_step(step, approval, act)
            step.save(update_fields=["opened_at", "due_at", "remind_at"])
    approval.due_at = earliest(step.due_at for step in table.open_steps)


def open_step(step: Step, approval: Approval, act: Act) -> None:
    """Its time counts from now, on the calendar of the policy."""
    step.opened_at = act.at
    *reminders, step.due_at = moments_of(step, approval)
    step.remind_at = reminders[0]


def earliest(moments: Iterable[datetime | None]) -> datetime | None:
    return min((each for each in moments if each is not None), default=None)
