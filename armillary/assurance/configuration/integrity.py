"""How true the CMDB is and what it is asked, at a glance: these record types, and the clock."""

from armillary.assurance.configuration import jobs
from armillary.assurance.configuration.actions import audits, questions, verifying
from armillary.assurance.configuration.models import Audit, Discrepancy, Question, Verification
from armillary.assurance.configuration.sources.actions import duplicates, strangers
from armillary.assurance.configuration.vocabulary import (
    STANDING_OUT,
    AuditState,
    DiscrepancyState,
    Standing,
    VerificationState,
)
from armillary.kernel.access.visibility import staff_only
from armillary.kernel.declarations import RecordType, Schedule
from armillary.kernel.jobs.known import learn
from armillary.reference.activities import Configuration as Activity

DISCREPANCY = RecordType(
    model=Discrepancy,
    states=DiscrepancyState,
    title="says",
    tracking=Activity.VERIFY_CMDB_INTEGRITY,
    creations=(verifying.point_out,),
    verbs=(
        duplicates.merge,
        strangers.make_item,
        strangers.recognise,
        strangers.ignore,
        verifying.explain,
        verifying.accept,
        verifying.put_right,
        verifying.open_again,
        verifying.clear,
    ),
    columns=("number", "item", "kind", "says", "family", "state", "found_at"),
    facets=("kind", "family", "state", "source"),
    search=("says", "reason"),
    shown=("item", "kind", "says", "source", "key", "found_at", "reason", "accepted_until"),
    order=("-found_at", "-id"),
    open_states=STANDING_OUT,
    visible=staff_only,
    opposites={"clear": "open_again"},
)

VERIFICATION = RecordType(
    model=Verification,
    states=VerificationState,
    title="number",
    tracking=Activity.VERIFY_CMDB_INTEGRITY,
    creations=(verifying.verify,),
    verbs=(verifying.conclude,),
    columns=(
        "number",
        "state",
        "created_at",
        "looked_at",
        "found",
        "opened",
        "reopened",
        "cleared",
        "left_out",
    ),
    facets=("state",),
    shown=("looked_at", "found", "opened", "reopened", "cleared", "left_out", "concluded_at"),
    visible=staff_only,
)

QUESTION = RecordType(
    model=Question,
    states=Standing,
    title="name",
    tracking=Activity.REPORT_CMDB_DATA,
    creations=(questions.keep,),
    verbs=(questions.revise, questions.retire, questions.revive),
    columns=("number", "name", "text", "state", "updated_at"),
    facets=("state",),
    search=("name", "text", "purpose"),
    shown=("text", "purpose"),
    order=("name", "id"),
    open_states=(Standing.ACTIVE,),
    visible=staff_only,
    opposites={"retire": "revive", "revive": "retire"},
)

AUDIT = RecordType(
    model=Audit,
    states=AuditState,
    title="name",
    tracking=Activity.VERIFY_CMDB_INTEGRITY,
    creations=(audits.plan,),
    verbs=(audits.start, audits.judge, audits.sign, audits.call_off),
    columns=("number", "name", "scope", "state", "population", "size", "right", "low", "high"),
    facets=("state", "scope"),
    search=("name",),
    shown=(
        "scope",
        "expected",
        "margin",
        "seed",
        "population",
        "size",
        "right",
        "wrong",
        "not_found",
        "low",
        "high",
        "concluded_at",
    ),
    open_states=(AuditState.PLANNED, AuditState.UNDER_WAY),
    visible=staff_only,
)

RECORDS = (DISCREPANCY, VERIFICATION, AUDIT, QUESTION)
SCHEDULE = (
    Schedule("Verify the CMDB", every=86_400, job=jobs.verify_nightly),
    Schedule("Open again what was accepted", every=3600, job=jobs.reopen_what_was_accepted),
)

learn(verifying.JOB, jobs.look)
