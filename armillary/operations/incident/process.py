"""Incident and service request management at a glance: the table of contents of this package."""

from armillary.assurance.change.queries import happenings
from armillary.assurance.service_level.queries import casework as reviewed
from armillary.assurance.service_level.queries.history import learn
from armillary.assurance.service_level.queries.measuring import measurers
from armillary.assurance.service_level.vocabulary import Measure
from armillary.fittings.clocks import keeping, promised
from armillary.fittings.house_rules import declare
from armillary.kernel.access.visibility import everybody, staff_only, staff_or_own
from armillary.kernel.declarations import Link, Process, Reaction, RecordType, Schedule, derived
from armillary.operations.incident import (
    actions,
    after_change,
    agreed,
    casework,
    happened,
    history,
    house_rules,
    jobs,
    rules,
    volumes,
)
from armillary.operations.incident.actions import categories, priority_rules
from armillary.operations.incident.clocks import CLOCKS
from armillary.operations.incident.models import Category, Incident, PriorityRule
from armillary.operations.incident.vocabulary import OPEN, CategoryState, RuleState, State
from armillary.reference.activities import Incident as Activity

INCIDENT = RecordType(
    model=Incident,
    states=State,
    title="title",
    tracking=Activity.TRACK_PROGRESS,
    creations=(actions.log,),
    verbs=(
        actions.take,
        actions.assign,
        actions.start,
        actions.hold,
        actions.resume,
        actions.restore,
        actions.resolve,
        actions.close,
        actions.reopen,
        actions.take_over,
        actions.reassign,
        actions.categorise,
        actions.name_cause,
        actions.name_affected,
        actions.isolate,
        actions.escalate,
        actions.notify,
        actions.prioritise,
        actions.override_priority,
        actions.follow_proposal,
        actions.correct,
        actions.set_parent,
        actions.clear_parent,
        actions.merge,
        actions.cancel,
    ),
    derived={
        "priority": derived(
            rules.priority_in_force, "priority", "proposed_priority", "priority_reason"
        ),
        "paused": derived(rules.pauses, "hold_reason"),
    },
    links=(
        Link("duplicates", to="incident.Incident", back="is duplicated by"),
        Link("is related to", to="incident.Incident", back="is related to"),
    ),
    columns=(
        "number",
        "title",
        "state",
        "priority",
        "due_at",
        "team",
        "assignee",
        "caller",
        "category",
        "reported_at",
    ),
    facets=("state", "priority", "team", "assignee", "category", "channel"),
    search=("title", "description", "resolution"),
    shown=(
        "caller",
        "location",
        "channel",
        "opened_by",
        "service",
        "affected_item",
        "category",
        "closure_category",
        "impact",
        "urgency",
        "proposed_priority",
        "priority_reason",
        "team",
        "assignee",
        "reassign_count",
        "hold_reason",
        "hold_until",
        "paused",
        "parent",
        "merged_into",
        "reported_at",
        "due_at",
        "restored_at",
        "resolved_at",
        "closed_at",
        "resolution_code",
        "resolution",
        "reopen_count",
        "sla_met",
        "source_number",
    ),
    order=("priority", "reported_at", "id"),
    open_states=OPEN,
    visible=staff_or_own("caller"),
    for_staff=("expected_penalty",),
    opposites={"hold": "resume"},
)

CATEGORY = RecordType(
    model=Category,
    states=CategoryState,
    title="path",
    tracking=Activity.CATEGORIZE,
    creations=(categories.define,),
    verbs=(categories.rename, categories.retire, categories.revive),
    columns=("number", "path", "tree", "state"),
    facets=("tree", "state"),
    search=("path",),
    shown=("name", "parent"),
    order=("tree", "path", "id"),
    open_states=(CategoryState.ACTIVE,),
    visible=everybody,
    shared=True,
    opposites={"retire": "revive", "revive": "retire"},
)

PRIORITY_RULE = RecordType(
    model=PriorityRule,
    states=RuleState,
    title="number",
    tracking=Activity.PRIORITIZE,
    creations=(priority_rules.define,),
    verbs=(priority_rules.revise, priority_rules.retire),
    columns=("number", "impact", "urgency", "priority", "state"),
    facets=("state",),
    order=("impact", "urgency", "id"),
    open_states=(RuleState.IN_FORCE,),
    visible=staff_only,
)

PROCESS = Process(
    id="incident-and-service-request-management",
    records=(INCIDENT, CATEGORY, PRIORITY_RULE),
    schedule=(
        Schedule("Close by time", every=3600, job=jobs.close_by_time),
        Schedule("Resume what is due", every=300, job=jobs.resume_what_is_due),
    ),
    reactions=(
        Reaction(
            "Report what a change has broken",
            after_change.report_what_failed,
            types=("changes",),
            verbs=("back_out", "leave_in"),
        ),
    ),
)

learn(history.told)
declare(*house_rules.RULES)
happenings.learn(happened.SLUG, happened.told)
reviewed.learn(casework.told)
measurers.learn(Measure.VOLUME, volumes.measured)
keeping.learn(CLOCKS)
promised.learn(agreed.promised)
