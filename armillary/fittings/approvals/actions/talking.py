"""What those who are asked can do besides deciding: ask back, and let another decide."""

from armillary.fittings.approvals.actions.deciding import asked
from armillary.fittings.approvals.models import Approval
from armillary.fittings.approvals.queries.people import who_can_decide
from armillary.fittings.approvals.queries.refusals import Matter, conflict, matter_of, seats_for
from armillary.fittings.approvals.vocabulary import State
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.lifecycle import is_the, staff, transition
from armillary.kernel.lifecycle.verbs import News
from armillary.people.models import Person
from armillary.reference.activities import Change as Activity

PENDING = State.PENDING


def is_unasked(approval: Approval, act: Act) -> str | None:
    return None if approval.question else "Nobody has asked anything."


@transition(
    source=PENDING,
    target=PENDING,
    activity=Activity.APPROVE_CHANGES,
    allowed=asked,
    words="question",
)
def ask_back(approval: Approval, act: Act, *, question: str) -> None:
    """Ask what you must know before you decide; whoever asked for it is told."""
    approval.question = question


@transition(
    source=PENDING,
    target=PENDING,
    activity=Activity.PROCESS_RFCS,
    allowed=is_the("asked_by") | staff,
    unless=is_unasked,
    words="text",
)
def answer(approval: Approval, act: Act, *, text: str) -> None:
    """Answer what was asked back; all who decide can read it."""
    approval.question = ""


@transition(
    source=PENDING,
    target=PENDING,
    activity=Activity.APPROVE_CHANGES,
    allowed=asked,
    words="reason",
)
def pass_on(approval: Approval, act: Act, *, to: Person, reason: str = "") -> News:
    """Let somebody else decide instead of you, about this alone."""
    matter = matter_of(approval)
    own = seats_for(matter, act.actor, act.at) if matter else []
    seats = [seat for seat in own if seat.person_id == act.actor.pk]
    if matter is None or not seats:
        raise RuleBroken("Only whose vote it is can pass it on.")
    _check(matter, act, to)
    for seat in seats:
        seat.deputy = to
        seat.told_at = None
        seat.save(update_fields=["deputy", "told_at"])
    return {"deputy": [None, to.number]}


def _check(matter: Matter, act: Act, to: Person) -> None:
    """Raise Invalid where the other one could not decide."""
    number = matter.subject.number
    if to.pk == act.actor.pk:
        raise Invalid({"to": "This is you."})
    if to.pk not in who_can_decide([to.pk], matter.subject):
        raise Invalid({"to": f"{to.name} cannot decide on {number}."})
    if any(to.pk in (seat.person_id, seat.deputy_id) for seat in matter.table.open_seats()):
        raise Invalid({"to": f"{to.name} is asked already, and nobody has two votes."})
    if conflict(to, matter.parties, number, act.at):
        raise Invalid({"to": f"{to.name} has a part in {number}, or stands in for who has."})
