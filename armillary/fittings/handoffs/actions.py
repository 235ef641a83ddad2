"""Handing off: one process offers, the other accepts or rejects."""

from armillary.fittings.handoffs import contracts, queries
from armillary.fittings.handoffs.due import due_at
from armillary.kernel import known
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.handoffs.models import Handoff
from armillary.kernel.handoffs.vocabulary import State
from armillary.kernel.lifecycle import Policy, creation, is_the, staff, transition
from armillary.people.models import Team
from armillary.people.vocabulary import TeamState
from armillary.records.models import Record
from armillary.reference import edges
from armillary.reference.activities import Activity


def _responsible_in_the_other_process(
    record: Record | None, act: Act, activity: Activity
) -> str | None:
    return _needs_a_duty_in(getattr(record, "to_process", ""), act)


def _responsible_in_the_own_process(
    record: Record | None, act: Act, activity: Activity
) -> str | None:
    return _needs_a_duty_in(getattr(record, "from_process", ""), act)


def _needs_a_duty_in(process: str, act: Act) -> str | None:
    if _has_a_duty_in(process, act):
        return None
    return f"This needs a role that is responsible for something in {process}."


def _has_a_duty_in(process: str, act: Act) -> bool:
    """Whether it is theirs to do something there, or to answer for it."""
    own = any(duty.partition(".")[0] == process for duty in act.actor.responsible_for)
    return own or queries.answers_in(act.actor, process)


receiver = Policy(_responsible_in_the_other_process)
sender = Policy(_responsible_in_the_own_process) | is_the("offered_by")


@creation(start=State.OFFERED, activity=None, allowed=staff, words="wish")
def offer(
    act: Act,
    *,
    about: Record,
    edge: int,
    to_process: str,
    wish: str,
    from_process: str = "",
    team: Team | None = None,
) -> Handoff:
    """Ask another process to go on, along an interaction of the reference model.

    It is asked by the process of the record, unless somebody speaks for another one. What goes
    along, and until when it is to be answered, is what both ends have agreed for the interaction.
    """
    here = known.of(type(about))
    from_process = from_process or here.process
    if from_process != here.process and not _has_a_duty_in(from_process, act):
        raise Invalid({"from_process": f"This needs a role that is responsible in {from_process}."})
    _check_way(edge, from_process, to_process)
    if team is not None and team.state != TeamState.ACTIVE:
        raise Invalid({"team": "This team is retired."})
    reception = queries.reception(to_process, team)
    within = contracts.contract_of(about, edge).within
    return Handoff(
        edge=edge,
        from_process=from_process,
        to_process=to_process,
        about_type=here.slug,
        about_id=about.pk,
        about_number=about.number,
        organisation_id=about.organisation_id,
        team=team or (reception.team if reception else None),
        due_at=due_at(act.at, within, reception.calendar_id if reception else None),
        wish=wish,
        content=contracts.checked(about, edge, act.actor),
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


@transition(source=State.REJECTED, target=State.RECLAIMED, activity=None, allowed=sender)
def reclaim(handoff: Handoff, act: Act) -> None:
    """It is ours again: we have read why, and go on otherwise."""


def _check_way(edge: int, from_process: str, to_process: str) -> None:
    if not 1 <= edge <= len(edges.EDGES):
        raise Invalid(
            {"edge": f"The reference model numbers its interactions 1 to {len(edges.EDGES)}."}
        )
    if not edges.edge(edge).carries(from_process, to_process):
        raise Invalid({"edge": f"Interaction {edge} does not lead there: {edges.edge(edge).what}."})
