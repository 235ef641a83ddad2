"""What can be asked about incidents. Every question returns a queryset or a plain value."""

from datetime import datetime

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from armillary.kernel.access.visibility import visible
from armillary.operations.incident.models import Incident
from armillary.operations.incident.rules import NEEDS_CAUSE, REOPEN_WINDOW, default_priority
from armillary.operations.incident.vocabulary import (
    OPEN,
    Impact,
    Priority,
    RuleState,
    State,
    Urgency,
)
from armillary.people.models import Person


def worklist(agent: Person) -> QuerySet[Incident]:
    """What this agent should do next: most pressing first, then oldest first."""
    mine = Incident.objects.filter(assignee=agent, state__in=OPEN)
    return mine.select_related("caller", "team").order_by("priority", "reported_at", "pk")


def others_of_the_caller(incident: Incident, actor: Person) -> QuerySet[Incident]:
    """What else is open for the same caller, as far as the actor may see it; newest first."""
    if incident.caller_id is None:
        return Incident.objects.none()
    theirs = visible(Incident, actor).filter(caller=incident.caller_id, state__in=OPEN)
    return theirs.exclude(pk=incident.pk).order_by("-pk")


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


def open_by_priority() -> dict[int, int]:
    """How many incidents are open at each priority."""
    open_ = Incident.objects.filter(state__in=OPEN)
    return dict(open_.values_list("priority").annotate(Count("pk")).order_by("priority"))


def proposed_priority(impact: Impact, urgency: Urgency) -> Priority:
    """What the matrix says; where it has no rule, what it says in a new installation."""
    with connection.cursor() as cursor:
        cursor.execute(_RULE, (int(impact), int(urgency), RuleState.IN_FORCE.value))
        found = cursor.fetchone()
    return Priority(found[0]) if found else default_priority(impact, urgency)


_RULE = """
select priority from incident_priorityrule where impact = %s and urgency = %s and state = %s
"""
_OPEN_CHILDREN = f"""
select id from incident_incident
where parent_id = %s and state in ({", ".join(f"'{state.value}'" for state in OPEN)}) order by id
"""  # noqa: S608
