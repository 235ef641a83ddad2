"""How an approval ends otherwise than by votes: it is taken back, or its time is over."""

from armillary.fittings.approvals import content, declared
from armillary.fittings.approvals.actions import lines
from armillary.fittings.approvals.models import Approval
from armillary.fittings.approvals.queries.approvals import live, subject_of
from armillary.fittings.approvals.vocabulary import LIVE, State
from armillary.kernel.access import first_rows
from armillary.kernel.acts import Act, Door
from armillary.kernel.lifecycle import anyone, holds, transition
from armillary.kernel.lifecycle.verbs import News
from armillary.records.models import Record
from armillary.reference.activities import Change as Activity
from armillary.reference.roles import Role

robot = holds(Role.ROBOT)


@transition(
    source=LIVE,
    target=State.WITHDRAWN,
    activity=Activity.APPROVE_CHANGES,
    allowed=robot,
    words="reason",
)
def void(approval: Approval, act: Act, *, reason: str) -> News:
    """It no longer fits its record: what it was bound to has changed."""
    changes = _changes(approval)
    end_as(approval, act, State.WITHDRAWN, reason)
    return changes


@transition(
    source=(State.PENDING, State.APPROVED),
    target=State.EXPIRED,
    activity=Activity.APPROVE_CHANGES,
    allowed=robot,
)
def expire(approval: Approval, act: Act) -> None:
    """Its time is over: whoever still wants it asks anew."""
    end_as(approval, act, State.EXPIRED, "Its time is over.")


@transition(
    source=LIVE,
    target=State.WITHDRAWN,
    activity=Activity.PROCESS_RFCS,
    allowed=anyone,
    words="reason",
)
def let_go(approval: Approval, act: Act, *, reason: str) -> None:
    """Its record moved on by itself: no door has this verb, the record's process does it."""
    approval.due_at = None


def drop(record: Record, act: Act, reason: str) -> None:
    """A record moves on without an approval that still says something about it.

    What the robot does to a record, it does because of the approval: then there is nothing to drop.
    """
    if Role.ROBOT not in act.actor.roles and (approval := live(record)):
        let_go(approval, act, reason=reason)


def end_as(approval: Approval, act: Act, state: State, reason: str) -> None:
    """Tell the record, and let its process do what follows."""
    approval.due_at = None
    approvable, subject = declared.of_slug(approval.about_type), subject_of(approval)
    if approvable is None or subject is None:
        return
    lines.withdraw_approval(subject, act, approval=approval.number, text=reason)
    approvable.withdrawn(subject, as_robot(act))


def as_robot(act: Act) -> Act:
    """The same moment, by the product itself: what follows is no person's own doing."""
    return Act(actor=first_rows.robot(), at=act.at, door=Door.JOB)


def _changes(approval: Approval) -> dict[str, list[object]]:
    """What of the record is different now from what the approval is bound to."""
    approvable, subject = declared.of_slug(approval.about_type), subject_of(approval)
    if approvable is None or subject is None:
        return {}
    return content.changes(approval.content, content.bound_of(approvable, subject).content)
