"""What the graph says of an incident: whom it hits, the proposed impact, and the suspects."""

from typing import Any

from django.http import HttpResponse

from armillary.api.answers import answer
from armillary.api.asking import parameters
from armillary.api.impact.asked import MOST_ROWS, Narrowed
from armillary.api.impact.documents import impact_document
from armillary.api.naming import record_named
from armillary.assurance.change.queries.suspected import SuspectChange, suspected
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.vocabulary import Family
from armillary.engines.dependencies import Suspect
from armillary.gate.request import Request, act_of, actor_of
from armillary.kernel.errors import NotAllowed
from armillary.operations.incident.happened import trouble_of
from armillary.operations.incident.hit import hit_by
from armillary.operations.incident.models import Incident
from armillary.operations.incident.suspects import Lead, lead_of
from armillary.records.models import numbered

MOST_SUSPECTS = 50
Document = dict[str, Any]


def impact_of_incident(request: Request, number: str) -> HttpResponse:
    """The services that its affected item brings down, and the impact that this proposes."""
    incident = _incident(request, number)
    hit = hit_by(incident, actor_of(request))
    proposed = hit.proposed if hit else None
    narrowed = Narrowed(MOST_ROWS, Family.SERVICE, MOST_ROWS)
    return answer(
        {
            "failed": hit and hit.failed.number,
            "users": hit and hit.users,
            "impact": incident.impact,
            "proposed_impact": proposed and proposed[0],
            "proposed_priority": proposed and proposed[1],
            "unknown": list(hit.unknown) if hit else [],
            "services": impact_document(hit.found, narrowed) if hit else None,
        }
    )


def suspects_of_incident(request: Request, number: str) -> HttpResponse:
    """Where its cause may lie, the likeliest first, with the evidence."""
    lead = lead_of(_incident(request, number), actor_of(request))
    told = lead.suspects[:MOST_SUSPECTS] if lead else ()
    return answer(
        {
            "complete": lead is None or lead.complete,
            "suspects": [_suspect(each, lead) for each in told if lead],
        }
    )


def suspect_changes_of_incident(request: Request, number: str) -> HttpResponse:
    """Which changes may have caused it, the likeliest first, with what speaks for each."""
    trouble, act = trouble_of(_incident(request, number)), act_of(request)
    found = suspected(trouble, act.actor, act.at) if trouble else []
    return answer({"suspects": [_suspect_change(each) for each in found]})


def _suspect_change(one: SuspectChange) -> Document:
    return {
        "change": one.change.number,
        "label": "match" if one.is_match else "suspect",
        "score": round(one.score, 3),
        **{name: round(part, 3) for name, part in one.suspicion._asdict().items()},
        "steps": one.steps,
        "ratio": one.row.ratio,
        "chance": one.row.chance,
    }


def _incident(request: Request, number: str) -> Incident:
    parameters(request, frozenset())
    actor = actor_of(request)
    if not actor.is_staff:
        raise NotAllowed("What the graph says of an incident is for the people of the provider.")
    return record_named(Incident, number, actor)


def _suspect(one: Suspect, lead: Lead) -> Document:
    return {
        "items": [lead.seen[node].number for node in one.nodes],
        "score": one.score,
        "explains": _numbers(one.explains, lead),
        "leaves": _numbers(one.leaves, lead),
        "silent": _numbers(one.silent, lead),
        "incidents": sorted(
            {each.number for key in one.explains for each in lead.heard.get(key, ())}
        ),
    }


def _numbers(keys: frozenset[int], lead: Lead) -> list[str]:
    return [numbered(ConfigurationItem.prefix, key) for key in sorted(keys) if key in lead.seen]
