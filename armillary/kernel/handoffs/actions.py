"""Handing off: one process offers, the other accepts or rejects."""

from armillary.kernel import known
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.handoffs import contracts, queries
from armillary.kernel.handoffs.models import Handoff
from armillary.kernel.handoffs.vocabulary import State
from armillary.kernel.lifecycle import Policy, creation, is_the, staff, transition
from armillary.records.models import Record
from armillary.reference import edges
from armillary.reference.activities import Activity


def _responsible_in_the_other_process(
    record: Record | None, act: Act, activity: Activity
) -> str | None:
    process = getattr(record, "to_process", "")
    if _has_a_duty_in(process, act):
        return None
    return f"This needs a role that is responsible for something in {process}."


def _has_a_duty_in(process: str, act: Act) -> bool:
    """Whether it is theirs to do something there, or to answer for it."""
    own = any(duty.partition(".")[0] == process for duty in act.actor.responsible_for)
    return own or queries.answers_in(act.actor, process)


receiver = Policy(_responsible_in_the_other_process)


@creation(start=State.OFFERED, activity=None, allowed=staff, words="wish")
def offer(
    act: Act, *, about: Record, edge: int, to_process: str, wish: str, from_process: str = ""
) -> Handoff:
    """Ask another process to go on, along an interaction of the reference model.

    It is asked by the process of the record, unless somebody speaks for another one.
    """
    here = known.of(type(about))
    sender = from_process or here.process
    if sender != here.process and not _has_a_duty_in(sender, act):
        raise Invalid({"from_process": f"This needs a role that is responsible in {sender}."})
    if not 1 <= edge <= len(edges.EDGES):
        raise Invalid(
            {"edge": f"The reference model numbers its interactions 1 to {len(edges.EDGES)}."}
        )
    if not edges.edge(edge).carries(sender, to_process):
        raise Invalid({"edge": f"Interaction {edge} does not lead there: {edges.edge(edge).what}."})
    return Handoff(
        edge=edge,
        from_process=sender,
        to_process=to_process,
        about_type=here.slug,
        about_id=about.pk,
        about_number=about.number,
        organisation_id=about.organisation_id,
        wish=wish,
        content=contracts.content_of(about, edge, act.actor),
        offered_by=act.actor,
    )


@transition(
    source=State.OFFERED, target=State.ACCEPTED, activity=None, allowed=receiver, words="answer"
)
def accept(handoff: Handoff, act: Act, *, answer: str = "") -> None:
    """Take over what is asked."""
    handoff.answer = answer
    handoff.answered_by = act.actor


@transition(
    source=State.OFFERED, target=State.REJECTED, activity=None, allowed=receiver, words="answer"
)
def reject(handoff: Handoff, act: Act, *, answer: str) -> None:
    """Refuse what is asked, and say why."""
    handoff.answer = answer
    handoff.answered_by = act.actor


@transition(
    source=State.OFFERED, target=State.WITHDRAWN, activity=None, allowed=is_the("offered_by")
)
def withdraw(handoff: Handoff, act: Act) -> None:
    """Take the wish back: it is no longer needed."""
