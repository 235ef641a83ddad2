"""Breaking the glass: going on without a yes, for some hours, with a review afterwards."""

from datetime import timedelta

from armillary.fittings.approvals.actions import lines
from armillary.fittings.approvals.actions.asking import approvable_of, draft
from armillary.fittings.approvals.actions.ending import as_robot
from armillary.fittings.approvals.models import Approval
from armillary.fittings.approvals.queries.people import parties_of
from armillary.fittings.approvals.queries.refusals import conflict, matter_of
from armillary.fittings.approvals.queries.reviewers import reviewer_for
from armillary.fittings.approvals.vocabulary import State
from armillary.fittings.tasks.actions import plan
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import creation, holds, transition
from armillary.kernel.lifecycle.rows import read
from armillary.records.models import Record
from armillary.reference.activities import Change as Activity
from armillary.reference.roles import Role

MOST_HOURS = 24
REVIEWED_WITHIN = timedelta(days=2)
breakers = holds(Role.CHANGE_MANAGER, Role.INCIDENT_MANAGER, Role.ADMINISTRATOR)
reviewers = holds(Role.CHANGE_MANAGER, Role.AUDITOR, Role.PROCESS_OWNER, Role.ADMINISTRATOR)


@creation(
    start=State.BYPASSED, activity=Activity.MANAGE_URGENT_CHANGES, allowed=breakers, words="reason"
)
def break_glass(act: Act, *, about: Record, reason: str, hours: int = 4) -> Approval:
    """Go on without a yes: waiting is worse. It ends by itself, and somebody reviews it."""
    if not 1 <= hours <= MOST_HOURS:
        raise Invalid({"hours": f"The glass is broken for 1 to {MOST_HOURS} hours."})
    approvable = approvable_of(about)
    approval = draft(about, approvable, act, note=reason)
    approval.expires_at = act.at + timedelta(hours=hours)
    approval.decided_at = act.at
    parties = {**parties_of(approvable, about), act.actor.pk: "broke the glass"}
    approval.parties = {str(key): why for key, why in parties.items()}
    plan(
        as_robot(act),
        about=about,
        title=f"Review {approval.number}: the approval of {about.number} was bypassed",
        description=reason,
        assignee=reviewer_for(parties, [role.value for role in REVIEWING]),
        due_at=act.at + REVIEWED_WITHIN,
    )
    if (twin := read(type(about), about.pk)) is not None:
        lines.bypass_approval(twin, act, approval=approval.number, text=reason)
        approvable.approved(twin, as_robot(act))
    return approval


REVIEWING = (Role.CHANGE_MANAGER, Role.PROCESS_OWNER, Role.AUDITOR)
"""Of whom the review is asked first."""


def had_a_part(approval: Approval, act: Act) -> str | None:
    """Whoever broke the glass, or had a part in the record, does not review it."""
    matter = matter_of(approval)
    parties = matter.parties if matter else {approval.asked_by_id: "broke the glass"}
    return conflict(act.actor, parties, approval.about_number, act.at)


@transition(
    source=State.BYPASSED,
    target=State.REVIEWED,
    activity=Activity.MANAGE_URGENT_CHANGES,
    allowed=reviewers,
    unless=had_a_part,
    words="finding",
)
def review(approval: Approval, act: Act, *, finding: str) -> None:
    """Say whether it was right to go on without a yes, and what is to be learnt."""
