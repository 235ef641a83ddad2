"""The planned times of steps are held to the time of their change, and to each other."""

from datetime import timedelta

from armillary.assurance.change.models import Change, WorkOrder
from armillary.assurance.change.queries import orders
from armillary.assurance.change.rules.steps import Planned, flaw_of_time
from armillary.kernel.errors import Invalid, RuleBroken


def check_time(order: WorkOrder) -> None:
    """Raise Invalid where a step cannot be planned so; without an end it takes its minutes."""
    if order.planned_start and not order.planned_end:
        order.planned_end = order.planned_start + timedelta(minutes=order.minutes)
    planned = Planned(order.planned_start, order.planned_end)
    if not any(planned):
        return
    before, after = orders.planned_around(order)
    if flaw := flaw_of_time(planned, _room(order.change), before, after):
        raise Invalid(dict([flaw]))


def check_times(change: Change) -> None:
    """Raise RuleBroken where its window was moved away from what was planned of its steps."""
    for order in orders.timed(change):
        if flaw := flaw_of_time(Planned(order.planned_start, order.planned_end), _room(change)):
            raise RuleBroken(f"Plan {order.number} {order.title} anew: {flaw[1]}")


def _room(change: Change) -> Planned:
    """Its window, with preparation and watch."""
    return Planned(change.taken_from, change.taken_until)
