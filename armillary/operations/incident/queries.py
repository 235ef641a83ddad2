"""What can be asked about incidents. Every question returns a queryset or a plain value."""

from datetime import datetime

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from armillary.kernel.by_heart import ByHeart
from armillary.operations.incident.models import Incident, PriorityRule
from armillary.operations.incident.rules import NEEDS_CAUSE, REOPEN_WINDOW, default_priority
from armillary.operations.incident.vocabulary import (
    OPEN,
    Impact,
    Priority,
    RuleState,
    State,
    Urgency,
)


def open_children(incident: Incident) -> list[Incident]:
    """The children that somebody still has to work on; known by their keys until they are locked.

    Part of every act that ends an incident, so a prepared text: by the ORM it would be half of it.
    """
    with connection.cursor() as cursor:
        cursor.execute(_OPEN_CHILDREN, (incident.pk,))
        return [Incident(pk=key) for (key,) in cursor.fetchall()]


def ready_to_close(now: datetime) -> QuerySet[Incident]:
    """Resolved so long ago that they can no longer be reopened, oldest first.

    Left out is what waits for somebody: a grave one for a cause, a parent for open children.
    """
    over = Incident.objects.filter(state=State.RESOLVED, resolved_at__lt=now - REOPEN_WINDOW)
    clear = ~Q(priority__in=NEEDS_CAUSE) | Q(closure_category__isnull=False)
    below = Incident.objects.filter(parent=OuterRef("pk"), state__in=OPEN)
    return over.filter(clear).exclude(Exists(below)).order_by("resolved_at", "pk")


def due_to_resume(now: datetime) -> QuerySet[Incident]:
    """On hold until a moment that has come."""
    return Incident.objects.filter(state=State.ON_HOLD, hold_until__lte=now).order_by("hold_until")


def proposed_priority(impact: Impact, urgency: Urgency) -> Priority:
    """What the matrix says; where it has no rule, what it says in a new installation."""
    found = _matrix().get((impact, urgency))
    return default_priority(impact, urgency) if found is None else Priority(found)


def _rules() -> dict[tuple[int, int], int]:
    rules = PriorityRule.objects.filter(state=RuleState.IN_FORCE)
    return {(impact, urgency): priority for impact, urgency, priority in rules.values_list(*_SAYS)}


_SAYS = ("impact", "urgency", "priority")
_matrix = ByHeart(_rules, tables=(PriorityRule,))
_OPEN_CHILDREN = f"""
select id from incident_incident
where parent_id = %s and state in ({", ".join(f"'{state.value}'" for state in OPEN)}) order by id
"""  # noqa: S608
