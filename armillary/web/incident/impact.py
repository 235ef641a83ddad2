"""What an incident hits, beside its page: services with the way there, and the proposed impact."""

from dataclasses import dataclass
from typing import cast

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from armillary.assurance.configuration.vocabulary import Family
from armillary.engines.dependencies import State as Outcome
from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel.acts import Act
from armillary.kernel.lifecycle.enacting import objection
from armillary.kernel.registry import record_type_of
from armillary.operations.incident import actions
from armillary.operations.incident.hit import Hit, hit_by
from armillary.operations.incident.models import Incident
from armillary.operations.incident.vocabulary import Impact
from armillary.web.graph.document import address_of
from armillary.web.graph.services import ServiceLine, answer, lines
from armillary.web.incident.drawing import Tree, tree_of
from armillary.web.records.parts import part_of
from armillary.web.records.reading import readable
from armillary.web.values.fields import address

MOST_SERVICES = 40


@dataclass(frozen=True, slots=True)
class Proposal:
    """The impact that the graph proposes, and whether it can be accepted here and now."""

    impact: int
    urgency: int
    label: str
    priority: str
    why: str
    changes: bool
    refusal: str
    url: str
    version: int
    overridden: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """All that stands in the panel."""

    answer: str
    failed: str
    failed_url: str
    graph_url: str
    tree: Tree
    services: tuple[ServiceLine, ...]
    more: int
    proposal: Proposal | None
    unknown: tuple[str, ...]


@staff_only
@require_safe
def impact(request: Request, number: str) -> HttpResponse:
    """What it hits; a part of the page of the incident, and a page of its own without a script."""
    act = act_of(request)
    incident = cast("Incident", readable(record_type_of(Incident), number, act.actor))
    hit = hit_by(incident, act.actor)
    shown = {
        "title": f"What {incident.number} hits",
        "panel": _panel(incident, hit, act) if hit else None,
        "name_url": f"{address(incident)}/name_affected",
    }
    return part_of(request, incident, "Impact", "incident/impact.html", shown)


def _panel(incident: Incident, hit: Hit, act: Act) -> Panel:
    url = address_of(hit.failed.number)
    return Panel(
        answer=answer(hit.services, hit.users),
        failed=hit.failed.name,
        failed_url=url,
        graph_url=f"{url}/graph?view=impact&incident={incident.number}",
        tree=tree_of((hit.failed.number,), hit.services, hit.found),
        services=tuple(lines(hit.services[:MOST_SERVICES], hit.found)),
        more=max(len(hit.services) - MOST_SERVICES, 0),
        proposal=_proposal(incident, hit, act),
        unknown=hit.unknown,
    )


def _proposal(incident: Incident, hit: Hit, act: Act) -> Proposal | None:
    if hit.proposed is None:
        return None
    impact, priority = hit.proposed
    refusal = objection(actions.prioritise, incident, act)
    return Proposal(
        impact=impact,
        urgency=incident.urgency,
        label=impact.label,
        priority=priority.label,
        why=_why(hit, impact),
        changes=impact != incident.impact,
        refusal=refusal.message if refusal else "",
        url=f"{address(incident)}/prioritise",
        version=incident.version,
        overridden=bool(incident.priority_reason),
    )


def _why(hit: Hit, impact: Impact) -> str:
    """What makes the difference."""
    worst = next((row.item.name for row in hit.services), hit.failed.name)
    if impact == Impact.WHOLE_SERVICE:
        name = hit.failed.name if hit.failed.family == Family.SERVICE else worst
        return f"{name} is down."
    if impact == Impact.ONE_PERSON:
        return "No service is down or degraded, and no more than one person is hit."
    faded = any(row.becomes is Outcome.DEGRADED for row in hit.services)
    return f"{worst} is degraded." if faded else f"{hit.users:,} people are hit."
