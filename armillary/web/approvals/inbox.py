"""What waits for my decision, of whatever type, and what I have asked for."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.fittings.approvals.models import Approval
from armillary.fittings.approvals.queries.approvals import asked_by, waiting_for
from armillary.fittings.approvals.queries.people import stood_in_by
from armillary.fittings.approvals.queries.turns import Turn, turns_of
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, actor_of
from armillary.web.approvals.bound import Told, hits_of
from armillary.web.frame.icons import kind_icon
from armillary.web.values.due import Due, due_at
from armillary.web.values.kinds import Who
from armillary.web.values.making import who

HERE = "/approvals/inbox"
MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One approval: what it is about, why it is mine, and what the record would hit."""

    number: str
    url: str
    icon: str
    about: str
    title: str
    asked_by: Who
    steps: str
    stands_in_for: str
    note: str
    question: str
    hits: tuple[Told, ...]
    due: Due | None


@dataclass(frozen=True, slots=True)
class Tab:
    """What waits for me, or what I wait for."""

    label: str
    url: str
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class Inbox:
    """See approvals/inbox.html."""

    tabs: tuple[Tab, ...]
    lines: tuple[Line, ...]
    is_mine: bool
    url: str


@signed_in
@require_safe
def page(request: Request) -> HttpResponse:
    """Everything that this person can decide now; beside it what this person has asked for."""
    actor, mine = actor_of(request), request.GET.get("of", "") != "asked"
    waiting = list(waiting_for(actor, request.at, stood_in_by(actor, request.at))[:MOST])
    asked = list(asked_by(actor)[:MOST])
    shown = waiting if mine else asked
    turns = turns_of(shown)
    inbox = Inbox(
        tabs=(
            Tab("For me to decide", HERE, len(waiting), mine),
            Tab("Asked by me", f"{HERE}?of=asked", len(asked), not mine),
        ),
        lines=tuple(_line(each, turns.get(each.pk, ()), request, mine=mine) for each in shown),
        is_mine=mine,
        url=HERE if mine else f"{HERE}?of=asked",
    )
    context = {"title": "Approvals", "inbox": inbox, "breadcrumbs": [], "empty": _empty(mine=mine)}
    return render(request, "approvals/inbox.html", context)


def _line(approval: Approval, turns: Sequence[Turn], request: Request, *, mine: bool) -> Line:
    key = actor_of(request).pk
    own = [turn for turn in turns if key in (turn.person_key, turn.deputy_key)]
    return Line(
        number=approval.number,
        url=f"/approvals/{approval.number}",
        icon=kind_icon(approval.about_type),
        about=approval.about_number,
        title=approval.title,
        asked_by=who(approval.asked_by.name),
        steps="; ".join(_steps(own or turns, named=not mine)),
        stands_in_for=_others(own or turns, key) if mine else "",
        note=approval.note,
        question=approval.question,
        hits=tuple(hits_of(approval)),
        due=due_at(approval.due_at, request.at) if approval.due_at else None,
    )


def _steps(turns: Sequence[Turn], *, named: bool) -> Iterable[str]:
    """The steps, with the names of those who are asked in them where these are of interest."""
    steps = defaultdict(list)
    for turn in turns:
        steps[turn.step].append(turn.person)
    return [f"{step}: {', '.join(names)}" if named else step for step, names in steps.items()]


def _others(turns: Sequence[Turn], key: int) -> str:
    """For whom one would decide, where it is not for oneself."""
    if any(turn.person_key == key for turn in turns):
        return ""
    return ", ".join(dict.fromkeys(turn.person for turn in turns))


def _empty(*, mine: bool) -> dict[str, object]:
    if mine:
        return {
            "sentence": "Nothing waits for your decision.",
            "feeder": "What policies ask of you, of your teams and roles, or of somebody for whom "
            "you stand in, comes here: the most pressing first.",
            "action": None,
        }
    return {
        "sentence": "You wait for nobody's decision.",
        "feeder": "A record is put up for approval on its own page.",
        "action": None,
    }
