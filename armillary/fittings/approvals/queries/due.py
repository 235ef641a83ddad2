"""Which steps are due soon, or overdue, without anybody having been told so."""

from datetime import datetime

from django.db.models import Q

from armillary.fittings.approvals.models import Step
from armillary.fittings.approvals.vocabulary import State

AT_ONCE = 500


def to_remind_of(now: datetime, soon: datetime) -> list[Step]:
    """Open steps of what is being decided, the most pressing first."""
    waiting = Step.objects.filter(outcome="", approval__state=State.PENDING)
    fresh = waiting.filter(
        Q(due_at__lte=now, reminders__lt=2) | Q(due_at__gt=now, due_at__lte=soon, reminders=0)
    )
    return list(fresh.select_related("approval").order_by("due_at", "pk")[:AT_ONCE])
