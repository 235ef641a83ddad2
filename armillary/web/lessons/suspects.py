"""Beside an incident: the changes that may have caused it, and saying which one it was."""

from dataclasses import dataclass
from typing import cast

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from armillary.assurance.change.models import Change
from armillary.assurance.change.queries.lessons import CAUSED
from armillary.assurance.change.queries.suspected import SuspectChange, suspected
from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel.access.visibility import visible
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle.references import key_of
from armillary.kernel.links.actions import link
from armillary.kernel.registry import record_type_of
from armillary.operations.incident.happened import trouble_of
from armillary.operations.incident.models import Incident
from armillary.web.asking import wants_part
from armillary.web.lessons import words
from armillary.web.records.parts import part_of
from armillary.web.records.reading import readable
from armillary.web.values.fields import address
from armillary.web.values.kinds import State
from armillary.web.values.states import state


@dataclass(frozen=True, slots=True)
class Reason:
    """One of the four parts of the score: how much of the most it can bring, and why."""

    name: str
    share: int
    why: str


@dataclass(frozen=True, slots=True)
class Line:
    """A change that is suspected."""

    url: str
    number: str
    title: str
    state: State
    when: str
    score: str
    is_match: bool
    reasons: tuple[Reason, ...]


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: Request, number: str) -> HttpResponse:
    """The suspects; a part of the page of the incident, and a page of its own without a script."""
    act = act_of(request)
    incident = cast("Incident", readable(record_type_of(Incident), number, act.actor))
    url = address(incident)
    if request.method == "POST":
        _say(incident, request.POST.get("change", ""), act)
        if not wants_part(request):
            return HttpResponseRedirect(url)
    trouble = trouble_of(incident)
    found = suspected(trouble, act.actor, act.at) if trouble else []
    shown = {
        "title": f"Changes that may have caused {incident.number}",
        "suspects": tuple(_line(each) for each in found),
        "names_nothing": trouble is None,
        "say_url": f"{url}/suspect-changes",
    }
    return part_of(request, incident, "Suspect changes", "lessons/suspects.html", shown)


def _say(incident: Incident, number: str, act: Act) -> None:
    """Link the change that somebody says it was; twice is once."""
    key = key_of(Change.prefix, number)
    found = visible(Change, act.actor).filter(pk=key).first() if key else None
    if found is None:
        raise Invalid({"change": "There is no such change."})
    link(found, act, how=CAUSED, to=incident)


def _line(one: SuspectChange) -> Line:
    change, parts = one.change, one.suspicion
    graph, figures, alike, time = (round(100 * share) for share in parts.shares)
    return Line(
        url=address(change),
        number=change.number,
        title=change.title,
        state=state("changes", change.state),
        when=_when(one),
        score=f"{one.score:.2f}",
        is_match=one.is_match,
        reasons=(
            Reason("Graph", graph, _steps(one)),
            Reason("Figures", figures, _figures(one)),
            Reason(
                "Words",
                alike,
                "shares words with it" if parts.words else "no word in common",
            ),
            Reason("Time", time, _when(one)),
        ),
    )


def _steps(one: SuspectChange) -> str:
    if one.steps is None:
        return "out of its reach"
    if not one.steps:
        return "changed what does not work"
    return f"{one.steps} step{'s' if one.steps > 1 else ''} away"


def _figures(one: SuspectChange) -> str:
    row = one.row
    if row.judged_at is None:
        return "too early to say"
    return f"{words.ratio(row.ratio)} as often as before, by luck {words.chance(row.chance)}"


def _when(one: SuspectChange) -> str:
    return f"{words.lasting(one.ago)} before" if one.ago.total_seconds() > 60 else "under way then"
