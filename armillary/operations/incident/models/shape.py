"""What always holds for an incident, and by what it is found: constraints and indexes."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint

from armillary.operations.incident.vocabulary import (
    OPEN,
    UNENDED,
    Impact,
    Priority,
    State,
    Urgency,
)

FROM_A_SOURCE = ~Q(source_number="")
IS_OPEN = Q(state__in=OPEN)
IS_UNENDED = Q(state__in=UNENDED)
NOT_CLOSED = Q(closed_at__isnull=True)
"""Says of the unended what their state says, in words that do not tempt the planner: it would read
such an index beside the one for open incidents, and believe to save by it."""

CONSTRAINTS = [
    UniqueConstraint(
        fields=["source_number"],
        condition=FROM_A_SOURCE,
        name="incident_source_is_unique",
        violation_error_message="This incident of the source is here already.",
    ),
    CheckConstraint(
        name="incident_is_in_range",
        condition=Q(
            impact__in=Impact.values,
            urgency__in=Urgency.values,
            priority__in=Priority.values,
            proposed_priority__in=Priority.values,
        ),
        violation_error_message="Impact and urgency go from 1 to 3, priority from 1 to 4.",
    ),
    CheckConstraint(
        name="incident_priority_has_reason",
        condition=Q(priority=F("proposed_priority")) | ~Q(priority_reason=""),
        violation_error_message="Give a reason for a priority that was not proposed.",
    ),
    CheckConstraint(
        name="incident_has_caller",
        condition=Q(caller__isnull=False) | FROM_A_SOURCE,
        violation_error_message="Say who is calling.",
    ),
    CheckConstraint(
        name="incident_waits_for_something",
        condition=Q(state=State.ON_HOLD, hold_reason__gt="")
        | (~Q(state=State.ON_HOLD) & Q(hold_reason="", hold_until__isnull=True)),
        violation_error_message="Say what the incident waits for, as long as it does.",
    ),
    CheckConstraint(
        name="incident_resolved_has_resolution",
        condition=~Q(state__in=(State.RESOLVED, State.CLOSED))
        | FROM_A_SOURCE
        | Q(resolution__gt="", resolution_code__gt="", resolved_at__isnull=False),
        violation_error_message="Say how the incident was resolved.",
    ),
    CheckConstraint(
        name="incident_closed_has_moment",
        condition=~Q(state=State.CLOSED) | Q(closed_at__isnull=False) | FROM_A_SOURCE,
        violation_error_message="A closed incident has the moment of its closing.",
    ),
    CheckConstraint(
        name="incident_merged_has_target",
        condition=Q(state=State.MERGED, merged_into__isnull=False)
        | (~Q(state=State.MERGED) & Q(merged_into__isnull=True)),
        violation_error_message="A merged incident points at the one in which it goes on.",
    ),
    CheckConstraint(
        name="incident_stands_for_others",
        condition=(Q(parent__isnull=True) | ~Q(parent=F("id")))
        & (Q(merged_into__isnull=True) | ~Q(merged_into=F("id"))),
        violation_error_message="An incident is neither its own parent nor its own duplicate.",
    ),
]

INDEXES = [
    Index(fields=["state", "priority", "reported_at", "id"], name="incident_list"),
    Index(fields=["priority", "reported_at", "id"], condition=IS_OPEN, name="incident_queue"),
    Index(
        fields=["team", "priority", "reported_at", "id"],
        condition=IS_OPEN,
        name="incident_team_queue",
    ),
    Index(
        fields=["assignee", "priority", "reported_at", "id"],
        condition=IS_OPEN,
        name="incident_worklist",
    ),
    Index(fields=["due_at", "-id"], condition=IS_OPEN, name="incident_due"),
    Index(
        F("expected_penalty").desc(nulls_last=True),
        F("id").desc(),
        condition=IS_OPEN,
        name="incident_penalty",
    ),
    Index(fields=["assignee", "id"], name="incident_assignee"),
    Index(fields=["team", "id"], name="incident_team"),
    Index(fields=["caller", "id"], name="incident_caller"),
    Index(fields=["priority", "reported_at", "id"], name="incident_order"),
    Index(fields=["reported_at", "id"], name="incident_reported"),
    Index(
        fields=["resolved_at", "id"],
        condition=Q(state=State.RESOLVED),
        name="incident_to_close",
    ),
    Index(
        fields=["hold_until"],
        condition=Q(state=State.ON_HOLD, hold_until__isnull=False),
        name="incident_to_resume",
    ),
    Index(
        fields=["service", "id"],
        condition=Q(service__isnull=False),
        name="incident_service",
    ),
    Index(
        fields=["affected_item", "id"],
        condition=Q(affected_item__isnull=False),
        name="incident_affected_item",
    ),
    Index(fields=["parent"], condition=Q(parent__isnull=False), name="incident_children"),
    Index(
        fields=["merged_into"],
        condition=Q(merged_into__isnull=False),
        name="incident_duplicates",
    ),
    Index(fields=["id"], condition=NOT_CLOSED, name="incident_not_closed"),
    GinIndex(
        OpClass("title", name="gin_trgm_ops"),
        condition=IS_UNENDED,
        name="incident_similar_titles",
    ),
    GinIndex(fields=["search"], condition=IS_UNENDED, name="incident_same_words"),
]
