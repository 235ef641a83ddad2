"""Service-level management at a glance: the table of contents of this package."""

from armillary.assurance.service_level import actions, house_rules, jobs
from armillary.assurance.service_level.actions import baselines, catalogue, objectives
from armillary.assurance.service_level.models import Agreement, Objective, StandardService
from armillary.assurance.service_level.queries import agreements
from armillary.assurance.service_level.queries.measuring import cases, measurers
from armillary.assurance.service_level.results import (
    ANALYSIS,
    BASELINE,
    BENCHMARK,
    IMPROVEMENT,
    REVIEW,
)
from armillary.assurance.service_level.rules.targets import statement
from armillary.assurance.service_level.vocabulary import (
    STANDING,
    TIMES,
    WORKED_ON,
    ObjectiveState,
    StandardState,
    State,
)
from armillary.fittings.house_rules import declare
from armillary.kernel.access.visibility import staff_only
from armillary.kernel.declarations import Link, Process, RecordType, Schedule, derived
from armillary.reference.activities import ServiceLevel as Activity

AGREEMENT = RecordType(
    model=Agreement,
    states=State,
    title="name",
    tracking=Activity.NEGOTIATE_AND_DOCUMENT_SLAS,
    creations=(
        actions.draft_for_customer,
        actions.draft_with_team,
        actions.draft_contract,
        actions.collect_requirements,
        actions.draft_level,
    ),
    verbs=(
        actions.propose,
        actions.sign,
        actions.agree,
        actions.revise,
        actions.cover,
        actions.uncover,
        actions.rest_on,
        actions.rest_no_more_on,
        actions.adopt,
        actions.choose_level,
        actions.hand_gaps_over,
        actions.draft_agreement,
        actions.record_signature,
        actions.waive,
        actions.reconsider,
        actions.begin_review,
        actions.confirm,
        actions.begin_successor,
        actions.give_notice,
        actions.terminate,
        actions.expire,
        actions.supersede,
        actions.withdraw,
    ),
    links=(Link("answers", to="service_level.Agreement", back="is answered by"),),
    columns=(
        "number",
        "name",
        "kind",
        "state",
        "organisation",
        "owner",
        "valid_from",
        "valid_until",
    ),
    facets=("kind", "state", "organisation", "team", "owner"),
    search=("name", "description", "duties", "exclusions"),
    shown=(
        "kind",
        "organisation",
        "team",
        "standard_service",
        "level",
        "chosen",
        "owner",
        "counterpart",
        "hours",
        "valid_from",
        "valid_until",
        "notice_days",
        "review_months",
        "reviewed_on",
        "price",
        "currency",
        "credit_limit",
        "replaces",
        "agreed_at",
        "ended_at",
        "ended_reason",
    ),
    order=("kind", "name", "id"),
    open_states=(*WORKED_ON, *STANDING),
    visible=agreements.seen,
)

OBJECTIVE = RecordType(
    model=Objective,
    states=ObjectiveState,
    title="statement",
    tracking=Activity.DOCUMENT_SERVICE_LEVEL_OBJECTIVES,
    creations=(objectives.define,),
    verbs=(
        objectives.revise,
        objectives.record_reading,
        objectives.strike_out,
        objectives.put_back,
        baselines.rest_on_baseline,
    ),
    derived={
        "statement": derived(
            statement,
            "measure",
            "metric",
            "amount",
            "unit",
            "better",
            "share",
            "window",
            "priority",
        )
    },
    columns=(
        "number",
        "statement",
        "agreement",
        "measure",
        "target",
        "share",
        "priority",
        "covers",
        "state",
    ),
    facets=("measure", "priority", "state", "agreement"),
    search=("statement", "metric", "population"),
    shown=(
        "agreement",
        "measure",
        "metric",
        "target",
        "share",
        "window",
        "priority",
        "covers",
        "hours",
        "warn_at",
        "credit",
        "population",
        "baseline",
    ),
    order=("measure", "priority", "id"),
    open_states=(ObjectiveState.IN_THE_TEXT,),
    visible=agreements.objectives_seen,
    opposites={"strike_out": "put_back", "put_back": "strike_out"},
)

STANDARD_SERVICE = RecordType(
    model=StandardService,
    states=StandardState,
    title="name",
    tracking=Activity.MAP_STANDARD_SERVICES_TO_REQUIREMENTS,
    creations=(catalogue.put_in_catalogue,),
    verbs=(catalogue.describe, catalogue.retire, catalogue.revive),
    columns=("number", "name", "item", "owner", "state"),
    facets=("state", "owner"),
    search=("name", "description"),
    shown=("item", "owner"),
    order=("name", "id"),
    open_states=(StandardState.IN_THE_CATALOGUE,),
    visible=staff_only,
    opposites={"retire": "revive", "revive": "retire"},
)

PROCESS = Process(
    id="service-level-management",
    records=(
        AGREEMENT,
        OBJECTIVE,
        STANDARD_SERVICE,
        BASELINE,
        ANALYSIS,
        BENCHMARK,
        REVIEW,
        IMPROVEMENT,
    ),
    schedule=(
        Schedule("End what is over", every=3600, job=jobs.expire_what_is_over),
        Schedule("Tell what runs out", every=86_400, job=jobs.tell_what_runs_out),
        Schedule("Reckon what is at stake", every=300, job=jobs.reckon_what_is_at_stake),
        Schedule("Learn how long cases last", every=86_400, job=jobs.learn_how_long_cases_last),
    ),
)

declare(*house_rules.RULES)
for measure in TIMES:
    measurers.learn(measure, cases.attained)
