"""What of a change is approved, by whom never, and what follows from a yes or a no."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from armillary.assurance.change.models import Change, WorkOrder
from armillary.assurance.change.queries import affected, impact, orders
from armillary.assurance.change.vocabulary import RunIf
from armillary.fittings.approvals import actions as approvals
from armillary.kernel.access.first_rows import robot
from armillary.kernel.acts import Act

BOUND = (
    *("title", "path", "reason", "urgent_because", "service", "item", "team", "template"),
    *("plan", "test_note", "back_out_plan", "communication", "rehearsal", "continuity"),
    *("security", "staffing", "go_no_go", "planned_start", "planned_end", "prepare_minutes"),
    *("watch_minutes", "back_out_minutes", "verify_minutes", "outage", "outage_minutes"),
    "custom",
)
BUILT = ("revision", "diff", "tests_passed", "tests_failed")
"""What a pipeline tells of what it would deploy; of other changes there is none of it."""


def bound_beside(change: Change) -> dict[str, Any]:
    """What belongs to it in other tables: its items, what they are to become, its steps."""
    touched: dict[str, Any] = {f"{each.number} {each.name}": {} for each in affected.items(change)}
    touched |= {f"{row.item.number} {row.item.name}": row.planned for row in affected.rows(change)}
    steps = [_step(each) for each in orders.of(change)]
    built = {name: value for name in BUILT if (value := getattr(change, name)) not in ("", None)}
    return {"items": dict(sorted(touched.items())), "work orders": steps, **built}


def hits(change: Change) -> dict[str, Any]:
    """What is computed of it now: services, and people."""
    return impact.to_approve(change)


def workers(change: Change) -> Iterable[int]:
    """Whoever does one of its steps never decides on it."""
    return orders.assignees(change)


def owners_of_services(change: Change) -> Iterable[int]:
    """Whoever answers for a service that it hits."""
    hit = impact.hit_by(change, robot())
    keys = {*(hit.felt if hit else ()), *filter(None, (change.service_id,))}
    return affected.owners(keys)


def owners_of_items(change: Change) -> Iterable[int]:
    """Whoever answers for an item that it changes."""
    return affected.owners(affected.keys(change))


def ask(change: Change, act: Act, note: str) -> None:
    """Put it to those whom the policies name."""
    approvals.ask(act, about=change, note=note)


def _step(step: WorkOrder) -> str:
    """What is approved of a step; what nobody has said of it is not told."""
    told = f"{step.position}. {step.title} ({step.minutes} min){' back' if step.back_out else ''}"
    if step.planned_start and step.planned_end:
        told += f", {_moment(step.planned_start)} to {_moment(step.planned_end)}"
    if step.run_if != RunIf.WELL:
        told += f", if: {RunIf(step.run_if).label.lower()}"
    return told


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
