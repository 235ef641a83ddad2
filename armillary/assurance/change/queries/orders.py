"""The steps of a change, what each waits for, and how they stand."""

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import Q, QuerySet

from armillary.assurance.change.models import Change, Following, WorkOrder
from armillary.assurance.change.rules.steps import Before, Planned
from armillary.assurance.change.vocabulary import OPEN_ORDERS, OrderState, RunIf, State


def of(change: Change, *, back_out: bool | None = None) -> QuerySet[WorkOrder]:
    """Its steps in their order: those of the way there, of the way back, or all."""
    rows: QuerySet[WorkOrder] = WorkOrder.objects.filter(change=change.pk)
    rows = rows if back_out is None else rows.filter(back_out=back_out)
    return rows.select_related("assignee", "team", "item").order_by("back_out", "position", "pk")


def are_open(change: Change, *, back_out: bool) -> bool:
    """Whether a step is left to do."""
    rows = WorkOrder.objects.filter(change=change.pk, back_out=back_out, state__in=OPEN_ORDERS)
    return rows.exists()


def cannot_go_back(change: Change) -> WorkOrder | None:
    """The step that has begun and after which nobody can go back."""
    begun = WorkOrder.objects.filter(
        change=change.pk, point_of_no_return=True, started_at__isnull=False
    )
    return begun.order_by("position", "pk").first()


def assignees(change: Change) -> list[int]:
    """Whoever does, or did, one of its steps."""
    rows = WorkOrder.objects.filter(change=change.pk, assignee__isnull=False)
    return sorted(set(rows.values_list("assignee", flat=True)))


def before(order: WorkOrder) -> list[Before]:
    """How the steps stand that it waits for. Once one goes back, what has not begun never does."""
    goes_back = order.change.state == State.BACKING_OUT
    return [
        Before(
            f"{each.number} {each.title}",
            each.state,
            each.state == OrderState.IN_PROGRESS
            or (each.state in OPEN_ORDERS and not (goes_back and not each.back_out)),
        )
        for each in _before(order)
    ]


def planned_around(order: WorkOrder) -> tuple[list[Planned], list[Planned]]:
    """When those are planned that it waits for, and those that wait for it."""
    if not order.pk:
        return [], []
    waiting = Following.objects.filter(after=order.pk).values("order")
    after = WorkOrder.objects.filter(pk__in=waiting).order_by("position", "pk")
    return _planned(_before(order)), _planned(after)


def timed(change: Change) -> QuerySet[WorkOrder]:
    """Its steps of which somebody has said when they are done, and that have not begun."""
    return of(change).filter(planned_start__isnull=False, started_at__isnull=True)


def predecessors(change: Change) -> Mapping[int, list[int]]:
    """For each step of a change those after which it begins, by keys."""
    found: dict[int, list[int]] = defaultdict(list)
    rows = Following.objects.filter(order__change=change.pk).order_by("pk")
    for order, after in rows.values_list("order", "after"):
        found[order].append(after)
    return found


def follow(order: WorkOrder, after: WorkOrder) -> bool:
    """Let it begin after another one; False: it does already."""
    _, fresh = Following.objects.get_or_create(order=order, after=after)
    return fresh


def unfollow(order: WorkOrder, after: WorkOrder) -> bool:
    """Let it not wait for another one; False: it does not."""
    gone, _ = Following.objects.filter(order=order.pk, after=after.pk).delete()
    return bool(gone)


def were_skipped(change: Change) -> bool:
    """Whether a step was left out, or failed; what is there for failures is left out as planned."""
    rows = WorkOrder.objects.filter(change=change.pk, back_out=False)
    left_out = Q(state=OrderState.SKIPPED) & ~Q(run_if=RunIf.FAILED)
    return rows.filter(left_out | Q(state=OrderState.FAILED)).exists()


def _before(order: WorkOrder) -> QuerySet[WorkOrder]:
    keys = Following.objects.filter(order=order.pk).values("after")
    rows: QuerySet[WorkOrder] = WorkOrder.objects.filter(pk__in=keys)
    return rows.order_by("position", "pk")


def _planned(found: QuerySet[WorkOrder]) -> list[Planned]:
    return [
        Planned(each.planned_start, each.planned_end, f"{each.number} {each.title}")
        for each in found.exclude(state=OrderState.CANCELLED)
    ]
