"""The inbox of processes and teams: what waits for an answer, what we sent, what came back."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.fittings.handoffs import queries
from armillary.fittings.handoffs.queries import COUNTED
from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel.access.visibility import visible
from armillary.kernel.acts import Act
from armillary.kernel.errors import NotFound
from armillary.kernel.handoffs.models import Handoff
from armillary.kernel.lifecycle.references import key_of
from armillary.kernel.listing.parameters import address
from armillary.people.models import Person, Team
from armillary.reference import edges
from armillary.reference.processes import PROCESSES, process
from armillary.web.asking import process_named
from armillary.web.handoffs.ways import value_of
from armillary.web.records.crumbs import Crumb
from armillary.web.values.due import Due, due_at
from armillary.web.values.making import bounded

HERE = "/hand-offs/inbox"
MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One hand-off: `may_answer`, `may_withdraw` and `may_reclaim` say what buttons it has."""

    number: str
    url: str
    wish: str
    about: str
    about_url: str
    between: str
    edge: int
    what: str
    who: str
    team: str
    due: Due | None
    answer: str
    may_answer: bool = False
    may_withdraw: bool = False
    may_reclaim: bool = False
    again_url: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One of the three lists; `more_url` leads to the rest."""

    name: str
    title: str
    feeder: str
    lines: tuple[Line, ...]
    count: str
    more_url: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A process or team to look at alone, and how much waits there."""

    label: str
    url: str
    count: str
    current: bool


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose inbox is shown: hand-offs to us, and those from us."""

    title: str
    to_us: Q
    from_us: Q
    parameter: tuple[tuple[str, str], ...] = ()
    is_somebodys: bool = True


@staff_only
@require_safe
def page(request: Request) -> HttpResponse:
    """Everything handed to and by the processes of whoever asks, or one process, or one team."""
    act = act_of(request)
    asked_process, asked_team = request.GET.get("process", ""), request.GET.get("team", "")
    mine = queries.processes_of(act.actor)
    whose = _whose(act.actor, mine, asked_process, asked_team)
    inbox = {
        "tabs": _tabs(act.actor, mine, asked_process, asked_team),
        "parts": _parts(whose, act, frozenset(mine)),
        "url": address(HERE, whose.parameter),
        "whose": whose.title,
        "is_somebodys": whose.is_somebodys,
        "others": _others(mine),
        "shown": asked_process,
    }
    crumbs = (Crumb("Hand-offs", "/hand-offs"), Crumb("Inbox"))
    context = {"title": "Inbox of hand-offs", "inbox": inbox, "breadcrumbs": crumbs}
    return render(request, "handoffs/inbox.html", context)


def _whose(actor: Person, mine: tuple[str, ...], asked_process: str, asked_team: str) -> Whose:
    if asked_team:
        team = _team(asked_team, actor)
        ways = queries.to_team(team.pk), queries.from_team(team.pk)
        return Whose(team.name, *ways, (("team", asked_team),))
    if asked_process:
        title, alone = process_named(asked_process).title, (asked_process,)
        ways = queries.to_processes(alone), queries.from_processes(alone)
        return Whose(title, *ways, (("process", asked_process),))
    to_us, from_us = queries.to_processes(mine), queries.from_processes(mine)
    if actor.team_ids:
        to_us |= Q(team__in=sorted(actor.team_ids))
    return Whose("", to_us, from_us | queries.sent_by(actor), is_somebodys=bool(mine))


def _team(number: str, actor: Person) -> Team:
    found = visible(Team, actor).filter(pk=key_of(Team.prefix, number) or 0).first()
    if found is None:
        raise NotFound("There is no such team.")
    return found


def _tabs(
    actor: Person, mine: tuple[str, ...], asked_process: str, asked_team: str
) -> tuple[Tab, ...]:
    teams = queries.teams_of(actor)
    asked = dict.fromkeys((*mine, *((asked_process,) if asked_process else ())))
    waiting, for_teams = queries.how_many_wait(asked, (team.pk for team in teams))
    return (
        Tab("All of mine", HERE, "", not asked_process and not asked_team),
        *(
            Tab(
                process(each).title,
                address(HERE, (("process", each),)),
                bounded(waiting[each], COUNTED),
                each == asked_process,
            )
            for each in asked
        ),
        *(
            Tab(
                team.name,
                address(HERE, (("team", team.number),)),
                bounded(for_teams[team.pk], COUNTED),
                team.number == asked_team,
            )
            for team in teams
        ),
    )


def _parts(whose: Whose, act: Act, mine: frozenset[str]) -> tuple[Part, ...]:
    actor = act.actor
    to_us = queries.waiting(actor, whose.to_us, MOST + 1)
    sent = queries.waiting(actor, whose.from_us, MOST + 1)
    back = queries.returned(actor, whose.from_us, MOST + 1)
    return (
        _part(
            "waiting",
            "Waits for our answer",
            "What other processes hand over to us, the earliest due first: take it over, or say "
            "why not.",
            to_us,
            lambda each: _line(each, act, each.offered_by.name, mine, answers=True),
        ),
        _part(
            "sent",
            "Sent by us, not answered yet",
            "What we handed over, until somebody takes it.",
            sent,
            lambda each: _line(each, act, each.offered_by.name, mine),
        ),
        _part(
            "back",
            "Rejected, and ours again",
            "What others did not take, with their reason: mend it and hand it over anew, or "
            "reclaim it to go on otherwise.",
            back,
            lambda each: _line(each, act, each.answered_by.name if each.answered_by else "", mine),
        ),
    )


def _part(
    name: str, title: str, feeder: str, found: list[Handoff], line: Callable[[Handoff], Line]
) -> Part:
    lines = tuple(map(line, found[:MOST]))
    more = "/hand-offs" if len(found) > MOST else ""
    return Part(name, title, feeder, lines, bounded(len(found), COUNTED), more)


def _line(
    each: Handoff, act: Act, who: str, mine: frozenset[str], *, answers: bool = False
) -> Line:
    url = f"/hand-offs/{each.number}"
    is_back = each.state == "rejected"
    own = each.offered_by_id == act.actor.pk
    return Line(
        number=each.number,
        url=url,
        wish=each.wish,
        about=each.about_number,
        about_url=f"/{each.about_type}/{each.about_number}",
        between=f"{process(each.from_process).title} → {process(each.to_process).title}",
        edge=each.edge,
        what=edges.edge(each.edge).what,
        who=who,
        team=each.team.name if each.team else "",
        due=due_at(each.due_at, act.at) if each.due_at and not is_back else None,
        answer=each.answer,
        may_answer=answers and each.to_process in mine,
        may_withdraw=not answers and not is_back and own,
        may_reclaim=is_back and (own or each.from_process in mine),
        again_url=again_url(each) if is_back else "",
    )


def again_url(each: Handoff) -> str:
    """The form by which the same record is handed over anew, with the same words."""
    way = value_of(each.edge, each.from_process, each.to_process)
    pairs = (("about", each.about_number), ("way", way), ("wish", each.wish))
    return address("/hand-offs/new", pairs)


def _others(mine: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((each.id, each.title) for each in PROCESSES if each.id not in mine)
