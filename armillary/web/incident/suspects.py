"""Where the cause of an incident may lie, beside its page: the suspects with their evidence."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from armillary.engines.dependencies import Suspect
from armillary.gate.admission import staff_only
from armillary.gate.request import Request, actor_of
from armillary.kernel.listing.parameters import address as address_with
from armillary.kernel.registry import record_type_of
from armillary.operations.incident.models import Incident
from armillary.operations.incident.suspects import Lead, lead_of, ranked
from armillary.web.graph.document import address_of
from armillary.web.records.beside import RecordLine
from armillary.web.records.parts import part_of
from armillary.web.records.reading import readable
from armillary.web.values.fields import address
from armillary.web.values.kinds import Piece
from armillary.web.values.states import state
from armillary.web.values.words import few

FEW, MOST = 5, 4


@dataclass(frozen=True, slots=True)
class SuspectLine:
    """Suspects that cannot be told apart: what they are, their score, what speaks for and against.

    `names`: one for each suspect, of one item or of two that fail together.
    """

    names: tuple[tuple[Piece, ...], ...]
    more: int
    score: str
    explains: str
    reports: tuple[RecordLine, ...]
    leaves: str
    silent: str


@staff_only
@require_safe
def suspects(request: Request, number: str) -> HttpResponse:
    """The suspects; a part of the page of the incident, and a page of its own without a script."""
    actor = actor_of(request)
    incident = cast("Incident", readable(record_type_of(Incident), number, actor))
    lead = lead_of(incident, actor)
    lines = _lines(lead, incident) if lead else ()
    shown = {
        "title": f"Where the cause of {incident.number} may lie",
        "suspects": lines,
        "doubtful": lead is not None and all(each.score < 0 for each in lead.suspects),
        "graph_url": _graph(lead, incident) if lead else "",
        "complete": lead is None or lead.complete,
    }
    return part_of(request, incident, "Suspects", "incident/suspects.html", shown)


def _graph(lead: Lead, incident: Incident) -> str:
    """The suspects where they stand: what the item that fails can fail with."""
    centre = address_of(lead.seen[lead.about[0]].number)
    shown = (("view", "impact"), ("direction", "upstream"), ("overlay", "suspects"))
    return address_with(f"{centre}/graph", (*shown, ("incident", incident.number)))


def _lines(lead: Lead, incident: Incident) -> tuple[SuspectLine, ...]:
    """The likeliest; those for whom the same speaks, and against whom, are one line."""
    return tuple(_line(some, lead, incident) for some in ranked(lead)[:MOST])


def _line(some: list[Suspect], lead: Lead, incident: Incident) -> SuspectLine:
    one = some[0]
    others = {
        each.pk: each
        for key in sorted(one.explains)
        for each in lead.heard.get(key, ())
        if each.pk != incident.pk
    }
    named = FEW // len(one.nodes)
    return SuspectLine(
        names=tuple(_pieces(each, lead) for each in some[:named]),
        more=max(len(some) - named, 0),
        score=f"{one.score:+.1f}".replace("-", "−"),
        explains=_named(one.explains, lead),
        reports=tuple(_report(each) for each in list(others.values())[:FEW]),
        leaves=_named(one.leaves, lead),
        silent=_named(one.silent, lead),
    )


def _pieces(one: Suspect, lead: Lead) -> tuple[Piece, ...]:
    items = (lead.seen[node] for node in one.nodes)
    return tuple(Piece(item.name, address_of(item.number)) for item in items)


def _report(incident: Incident) -> RecordLine:
    told = state("incidents", incident.state)
    return RecordLine(address(incident), incident.number, incident.title, told)


def _named(keys: Iterable[int], lead: Lead) -> str:
    """The names of items, a few of them; the others are counted."""
    return few(sorted(lead.seen[key].name for key in keys if key in lead.seen), FEW)
