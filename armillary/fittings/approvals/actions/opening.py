"""Opening the steps whose turn it is, and ending those that are decided."""

from collections.abc import Iterable
from datetime import UTC, datetime

from armillary.engines.worktime import ALWAYS, due
from armillary.fittings.approvals.models import Approval, Step
from armillary.fittings.approvals.queries.seats import Table
from armillary.fittings.calendars.queries import calendar
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
            step.save(update_fields=["opened_at", "due_at"])
    approval.due_at = earliest(step.due_at for step in table.open_steps)


def open_step(step: Step, approval: Approval, act: Act) -> None:
    """Its hours count from now, on the calendar of the policy."""
    step.opened_at = act.at
    step.due_at = due_at(approval, act.at, step.hours)


def due_at(approval: Approval, at: datetime, hours: int) -> datetime | None:
    """So many working hours after a moment; None where the calendar never has as many."""
    key = approval.policy.calendar_id if approval.policy else None
    working = ALWAYS if key is None else calendar(key)
    found = due(working, int(at.timestamp()), hours * 3600)
    return None if found is None else datetime.fromtimestamp(found, UTC)


def earliest(moments: Iterable[datetime | None]) -> datetime | None:
    return min((each for each in moments if each is not None), default=None)
