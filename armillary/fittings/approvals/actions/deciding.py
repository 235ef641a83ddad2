"""Saying yes or no. The last vote that is needed decides, and there is one such vote."""

from armillary.fittings.approvals.actions import lines
from armillary.fittings.approvals.actions.ending import as_robot
from armillary.fittings.approvals.actions.opening import turn
from armillary.fittings.approvals.models import Approval, Seat
from armillary.fittings.approvals.queries.flaws import difference_of
from armillary.fittings.approvals.queries.refusals import Matter, matter_of, seats_for, why_not
from armillary.fittings.approvals.queries.seats import table_of
from armillary.fittings.approvals.vocabulary import State, Vote
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.lifecycle import Policy, transition
from armillary.kernel.lifecycle.verbs import News
from armillary.records.models import Record
from armillary.reference.activities import Activity
from armillary.reference.activities import Change as Changes

DECIDED = {Vote.APPROVE: State.APPROVED, Vote.REJECT: State.REJECTED}


def _asked(record: Record | None, act: Act, activity: Activity) -> str | None:
    if not isinstance(record, Approval):
        return "This is for those who are asked."
    return why_not(record, act.actor, act.at)


asked = Policy(_asked)
"""Who has a seat whose turn it is, and no part in the record."""


def has_changed(approval: Approval, act: Act) -> str | None:
    """Nobody says yes or no to what is no longer there, nor after its time."""
    if approval.expires_at <= act.at:
        return f"{approval.number} has expired: it has to be asked for anew."
    matter = matter_of(approval)
    if matter is None:
        return f"{approval.about_number} cannot be approved any more."
    if difference := difference_of(matter):
        return f"{approval.about_number} has changed since it was asked for: {difference}."
    return None


@transition(
    source=State.PENDING,
    target=State.PENDING,
    outcomes=(State.APPROVED, State.REJECTED),
    activity=Changes.APPROVE_CHANGES,
    allowed=asked,
    unless=has_changed,
    words="words",
)
def approve(approval: Approval, act: Act, *, words: str = "", digest: str = "") -> News:
    """Say yes to the record as it stands. Whoever tells the digest says which."""
    return _vote(approval, act, Vote.APPROVE, words, digest)


@transition(
    source=State.PENDING,
    target=State.PENDING,
    outcomes=(State.APPROVED, State.REJECTED),
    activity=Changes.APPROVE_CHANGES,
    allowed=asked,
    unless=has_changed,
    words="reason",
)
def reject(approval: Approval, act: Act, *, reason: str, digest: str = "") -> News:
    """Say no, and why."""
    return _vote(approval, act, Vote.REJECT, reason, digest)


def _vote(approval: Approval, act: Act, vote: Vote, words: str, digest: str) -> News:
    if digest and digest != approval.digest:
        raise Invalid({"digest": "This is not what is asked now: look at it again."})
    matter = matter_of(approval)
    seats = seats_for(matter, act.actor, act.at) if matter else []
    if matter is None or not seats:
        raise RuleBroken("It is not your turn, or you have decided already.")
    for seat in seats:
        _say(seat, approval, act, vote, words)
    _follow(approval, matter, act, words)
    steps = {step.pk: step.name for step in matter.table.steps}
    return {
        "vote": [None, vote.value],
        "step": [None, ", ".join(steps[seat.step_id] for seat in seats)],
        "for": [None, _for_whom(seats, act)],
        "digest": [None, approval.digest],
    }


def _say(seat: Seat, approval: Approval, act: Act, vote: Vote, words: str) -> None:
    seat.vote, seat.words, seat.digest = vote.value, words, approval.digest
    seat.voted_by, seat.voted_at, seat.door = act.actor, act.at, act.door.value
    seat.save(update_fields=["vote", "words", "digest", "voted_by", "voted_at", "door"])


def _follow(approval: Approval, matter: Matter, act: Act, words: str) -> None:
    """Go on to the next steps; after the last one the record and its process are told."""
    table = table_of(approval)
    turn(approval, table, act)
    if table.outcome is None:
        return
    approval.state, approval.decided_at = DECIDED[table.outcome], act.at
    said_yes = table.outcome is Vote.APPROVE
    line = lines.grant_approval if said_yes else lines.refuse_approval
    line(matter.subject, act, approval=approval.number, text=words)
    follow = matter.approvable.approved if said_yes else matter.approvable.rejected
    follow(matter.subject, as_robot(act))


def _for_whom(seats: list[Seat], act: Act) -> str | None:
    """For whom else it was said, by number."""
    others = sorted({seat.person.number for seat in seats if seat.person_id != act.actor.pk})
    return ", ".join(others) or None
