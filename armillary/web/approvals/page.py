"""The page of an approval: what is decided on, who decides, and what they said."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.fittings.approvals.models import Approval, Seat
from armillary.fittings.approvals.queries.approvals import subject_of
from armillary.fittings.approvals.queries.flaws import flaw_of
from armillary.fittings.approvals.queries.policies import names_in
from armillary.fittings.approvals.queries.seats import Table, table_of
from armillary.fittings.approvals.rules.steps import as_what, quorum_told
from armillary.fittings.approvals.vocabulary import State, Vote
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.web.approvals.bound import Bound, bound_of
from armillary.web.asking import kind_named
from armillary.web.records.crumbs import crumbs
from armillary.web.records.page import record_view
from armillary.web.records.reading import readable
from armillary.web.values.due import Due, due_at
from armillary.web.values.kinds import Moment, Who
from armillary.web.values.making import moment, who

SLUG = "approvals"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatLine:
    """Who is asked, and what was said; `by` is who said it, when that was another."""

    person: Who
    why: str
    weight: int
    said: str
    tone: str
    by: str
    at: Moment | None
    door: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """A step: how many must say yes, where it stands, and its seats."""

    name: str
    place: int
    rule: str
    says: str
    tone: str
    due: Due | None
    seats: tuple[SeatLine, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """See approvals/approval.html."""

    about_url: str
    about: str
    flaw: str
    steps: tuple[StepLine, ...]
    bound: Bound
    digest: str
    question: str


@signed_in
@require_safe
def page(request: Request, number: str) -> HttpResponse:
    """Show an approval to somebody who may see it."""
    kind, act = kind_named(SLUG), act_of(request)
    approval = cast("Approval", readable(kind, number, act.actor))
    view = record_view(kind, approval, act, all_="all" in request.GET)
    context = {
        "title": f"{view.number} {view.title}",
        "record": view,
        "breadcrumbs": crumbs(kind, (view.number, "")),
        "decision": decision_of(approval, request),
    }
    return render(request, "approvals/approval.html", context)


def decision_of(approval: Approval, request: Request) -> Decision:
    """What is decided on, and by whom."""
    table = table_of(approval)
    names = names_in(approval.policy) if approval.policy else {}
    subject = subject_of(approval) if approval.state == State.APPROVED else None
    return Decision(
        about_url=f"/{approval.about_type}/{approval.about_number}",
        about=approval.about_number,
        flaw=flaw_of(approval, subject, request.at) if subject else "",
        steps=tuple(
            _step(table, index, approval, names, request) for index in range(len(table.steps))
        ),
        bound=bound_of(approval),
        digest=approval.digest,
        question=approval.question,
    )


def _step(
    table: Table, index: int, approval: Approval, names: Mapping[str, str], request: Request
) -> StepLine:
    step = table.steps[index]
    outcome = table.outcome_of(step)
    is_open = step in table.open_steps and approval.state == State.PENDING
    says, tone = _standing(outcome, is_open=is_open)
    many = f"{quorum_told(step.quorum, step.needed)} {len(table.of(step))}"
    veto = "; one no is a no" if step.may_veto else ""
    return StepLine(
        name=step.name,
        place=step.place,
        rule=f"{many} must say yes{veto}",
        says=says,
        tone=tone,
        due=due_at(step.due_at, request.at) if is_open and step.due_at else None,
        seats=tuple(_seat(seat, names) for seat in table.of(step)),
    )


def _standing(outcome: Vote | None, *, is_open: bool) -> tuple[str, str]:
    if outcome is not None:
        return str(outcome.label), "done" if outcome is Vote.APPROVE else "bad"
    return ("Being decided", "active") if is_open else ("Not yet asked", "waiting")


def _seat(seat: Seat, names: Mapping[str, str]) -> SeatLine:
    by = seat.voted_by if seat.voted_by_id and seat.voted_by_id != seat.person_id else None
    stands_in = seat.deputy if seat.deputy_id and not seat.vote else None
    return SeatLine(
        person=who(seat.person.name, url=f"/persons/{seat.person.number}"),
        why=as_what(seat.by, seat.who, names),
        weight=seat.weight,
        said=str(Vote(seat.vote).label) if seat.vote else "",
        tone="done" if seat.vote == Vote.APPROVE else "bad",
        by=f"by {by.name}" if by else (f"passed on to {stands_in.name}" if stands_in else ""),
        at=moment(seat.voted_at) if seat.voted_at else None,
        door=seat.get_door_display() if seat.door else "",
        words=seat.words,
    )
