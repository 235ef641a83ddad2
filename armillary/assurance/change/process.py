"""Change management at a glance: the table of contents of this package."""

from armillary.assurance.change import actions, approval, deploying, feeding, handing, jobs
from armillary.assurance.change.actions import orders, templates, windows
from armillary.assurance.change.actions.deciding import follow_withdrawal
from armillary.assurance.change.house_rules import RULES
from armillary.assurance.change.models import Change, ChangeTemplate, ChangeWindow, WorkOrder
from armillary.assurance.change.queries.flying import COMES_AFTER
from armillary.assurance.change.queries.unauthorised import FOUND_BY, ITEMS
from armillary.assurance.change.vocabulary import (
    OPEN,
    OPEN_ORDERS,
    OrderState,
    State,
    TemplateState,
    WindowState,
)
from armillary.fittings.approvals import declared
from armillary.fittings.feeds import sources
from armillary.fittings.handoffs import contracts
from armillary.fittings.house_rules import declare
from armillary.kernel.access import scopes
from armillary.kernel.access.visibility import staff_only
from armillary.kernel.declarations import Link, Process, Reaction, RecordType, Schedule
from armillary.people.vocabulary import Scope
from armillary.reference.activities import Change as Activity

CHANGE = RecordType(
    model=Change,
    states=State,
    title="title",
    tracking=Activity.SCHEDULE_AND_COORDINATE_CHANGES,
    creations=(
        actions.request,
        actions.request_standard,
        actions.request_by_template,
        actions.request_emergency,
        actions.record_latent,
        actions.request_deployment,
        actions.detect,
    ),
    verbs=(
        actions.hand_in,
        actions.accept,
        actions.plan_window,
        actions.schedule_standard,
        actions.assess,
        actions.ask_for_approval,
        actions.authorise,
        actions.refuse,
        actions.take_back,
        actions.schedule,
        actions.begin,
        actions.tell_progress,
        actions.complete,
        actions.back_out,
        actions.confirm_back_out,
        actions.leave_in,
        actions.close,
        actions.accept_as_done,
        actions.describe,
        actions.rebuild,
        actions.entrust,
        actions.allow_time,
        actions.answer,
        actions.touch,
        actions.leave_alone,
        actions.set_value,
        actions.leave_value,
        actions.note_conflicts,
        actions.choose_path,
        actions.turn_down,
        actions.cancel,
        actions.adopt,
        actions.dismiss,
    ),
    links=(
        Link(COMES_AFTER, to="change.Change", back="comes before"),
        Link("is part of", to="change.Change", back="consists of"),
        Link("answers", to="incident.Incident", back="is answered by"),
        Link("caused", to="incident.Incident", back="was caused by"),
    ),
    columns=(
        "number",
        "title",
        "path",
        "state",
        "risk",
        "planned_start",
        "planned_end",
        "item",
        "team",
        "implementer",
        "conflicts",
    ),
    facets=("state", "path", "risk", "team", "outcome", "service", "implementer"),
    search=("title", "reason", "plan", "review"),
    shown=(
        "path",
        "template",
        "edition",
        "requester",
        "implementer",
        "team",
        "service",
        "item",
        "urgent_because",
        "risk",
        "chance",
        "loss",
        "services_hit",
        "conflicts",
        "overruled",
        "planned_start",
        "planned_end",
        "prepare_minutes",
        "watch_minutes",
        "back_out_minutes",
        "verify_minutes",
        "outage",
        "outage_minutes",
        *("experience", "complexity", "reversal"),
        *("started_at", "ended_at", "back_out_started_at", "outcome", "as_planned"),
        *("in_time", "only_planned", "back_out_worked", "tests_told", "people_told"),
        *("cmdb_true", "to_adjust", "review"),
        "closed_at",
        "revision",
        "pipeline",
        "tests_passed",
        "tests_failed",
        "verdict",
    ),
    open_states=OPEN,
    visible=staff_only,
)

WORK_ORDER = RecordType(
    model=WorkOrder,
    states=OrderState,
    title="title",
    tracking=Activity.SCHEDULE_AND_COORDINATE_CHANGES,
    creations=(orders.plan,),
    verbs=(
        orders.accept,
        orders.start,
        orders.finish,
        orders.fail,
        orders.skip,
        orders.cancel,
        orders.revise,
        orders.follow,
        orders.unfollow,
    ),
    columns=("number", "change", "position", "title", "state", "assignee", "team", "minutes"),
    facets=("state", "assignee", "team", "back_out"),
    search=("title", "runbook", "result"),
    shown=(
        "change",
        "position",
        "back_out",
        "point_of_no_return",
        "item",
        "team",
        "assignee",
        *("minutes", "planned_start", "planned_end", "run_if"),
        *("started_at", "ended_at", "result"),
        "runbook",
    ),
    open_states=OPEN_ORDERS,
    visible=staff_only,
)

TEMPLATE = RecordType(
    model=ChangeTemplate,
    states=TemplateState,
    title="name",
    tracking=Activity.PROCESS_RFCS,
    creations=(templates.propose,),
    verbs=(
        templates.reword,
        templates.count,
        templates.promote,
        templates.demote,
        templates.retire,
    ),
    columns=(
        "number",
        "name",
        "state",
        "edition",
        "of_class",
        "team",
        "clean_runs",
        "runs",
        "bound",
    ),
    facets=("state", "team", "of_class"),
    search=("name", "plan"),
    shown=(
        "edition",
        "of_class",
        "team",
        "minutes",
        "back_out_minutes",
        "runs",
        "clean_runs",
        "bound",
        "plan",
        "back_out_plan",
    ),
    order=("name", "id"),
    open_states=(TemplateState.PROPOSED, TemplateState.PRE_APPROVED, TemplateState.SUSPENDED),
    open_word="In use",
    visible=staff_only,
)

WINDOW = RecordType(
    model=ChangeWindow,
    states=WindowState,
    title="name",
    tracking=Activity.SCHEDULE_AND_COORDINATE_CHANGES,
    creations=(windows.announce,),
    verbs=(windows.revise, windows.lift, windows.restore),
    columns=("number", "name", "kind", "state", "starts_at", "ends_at", "hours", "service"),
    facets=("kind", "state", "service"),
    search=("name", "reason"),
    shown=(
        "kind",
        "starts_at",
        "ends_at",
        "hours",
        "service",
        "of_class",
        "environment",
        "reason",
    ),
    order=("starts_at", "id"),
    open_states=(WindowState.IN_FORCE,),
    visible=staff_only,
    opposites={"lift": "restore", "restore": "lift"},
)

PROCESS = Process(
    id="change-management",
    records=(CHANGE, WORK_ORDER, TEMPLATE, WINDOW),
    schedule=(
        Schedule("Look for conflicts", every=900, job=jobs.look_for_conflicts),
        Schedule("Learn from changes", every=86_400, job=jobs.learn_from_changes),
    ),
    reactions=(
        Reaction(
            "Detect what nobody asked for",
            jobs.detect_unauthorised,
            types=(ITEMS,),
            verbs=(FOUND_BY,),
        ),
        Reaction("Judge templates", jobs.judge_templates, types=("changes",), verbs=("close",)),
        Reaction(
            "Watch what was changed",
            jobs.watch_what_was_changed,
            types=("changes",),
            verbs=(
                *("begin", "complete", "confirm_back_out", "leave_in", "record_latent"),
                *("note_evidence", "adopt"),
            ),
        ),
    ),
)

declare(*RULES)
scopes.learn(Scope.DEPLOY, deploying.CALLS)
for edge, telling in handing.CONTRACTS.items():
    contracts.learn(Change, edge, telling)
declared.learn(
    declared.Approvable(
        model=Change,
        activity=Activity.APPROVE_CHANGES,
        bound=approval.BOUND,
        also_bound=approval.bound_beside,
        impact=approval.hits,
        parties=("requester", "implementer"),
        further_parties=approval.workers,
        asks={
            "owners_of_services": declared.Asks(
                "Owners of the services that it hits", approval.owners_of_services
            ),
            "owners_of_items": declared.Asks(
                "Owners of the items that it changes", approval.owners_of_items
            ),
        },
        askable_in=(State.DRAFT, State.ASSESSING),
        approved=actions.authorise,
        rejected=actions.refuse,
        withdrawn=follow_withdrawal,
    )
)

for _source in feeding.SOURCES:
    sources.learn(_source)
