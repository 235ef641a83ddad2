"""A picture as JSON, for the script that draws it."""

from typing import Any

from armillary.assurance.configuration.vocabulary import Criticality
from armillary.engines.dependencies import State as Outcome
from armillary.web.graph.picture import Bundle, Picture, Spot, Tie
from armillary.web.values.states import state

Document = dict[str, Any]
OUTCOMES = {
    Outcome.UP: "Stands",
    Outcome.REDUCED: "Redundancy reduced",
    Outcome.DEGRADED: "Degraded",
    Outcome.DOWN: "Down",
}
ITEMS = "configuration-items"


def document(picture: Picture) -> Document:
    """Nodes and edges; names are text and nothing else."""
    asked = picture.asked
    path = picture.path
    return {
        "centre": picture.centre.number,
        "view": asked.view,
        "overlay": asked.overlay,
        "layout": asked.layout,
        "path": sorted(path),
        "nodes": [
            *(_spot(each) for each in picture.spots),
            *(_bundle(each) for each in picture.bundles),
            *({"id": each.id, "kind": "gate", "label": each.words} for each in picture.gates),
        ],
        "edges": [
            *(_tie(each) for each in picture.ties),
            *(
                {"id": f"to-{each.id}", "from": each.of, "to": each.id, "matters": True}
                for each in picture.gates
            ),
        ],
    }


def _spot(spot: Spot) -> Document:
    item = spot.item
    told = state(ITEMS, item.state)
    return {
        "id": spot.id,
        "kind": "item",
        "label": item.name,
        "class": spot.class_label,
        "family": item.family,
        "url": address_of(spot.id),
        "steps": spot.steps,
        "state": {"label": told.label, "tone": told.tone},
        "outcome": spot.outcome.name.lower() if spot.outcome else "",
        "outcome_label": OUTCOMES[spot.outcome] if spot.outcome else "",
        "criticality": item.criticality,
        "criticality_label": Criticality(item.criticality).label if item.criticality else "",
        "health": health_of(spot),
        "alone": spot.alone,
        "incidents": spot.incidents,
        "suspect": spot.suspicion.rank if spot.suspicion else 0,
        "suspect_label": spot.suspicion.words if spot.suspicion else "",
    }


def _bundle(bundle: Bundle) -> Document:
    worst = max(bundle.outcomes, default=None)
    return {
        "id": bundle.id,
        "kind": "group",
        "label": f"{bundle.count:,} × {bundle.name}",
        "class": bundle.class_label,
        "family": bundle.family,
        "steps": bundle.steps,
        "count": bundle.count,
        "outcome": worst.name.lower() if worst else "",
        "outcome_label": outcomes_of(bundle),
    }


def _tie(tie: Tie) -> Document:
    return {
        "id": tie.id,
        "from": tie.gate or tie.first,
        "of": tie.first,
        "to": tie.second,
        "label": tie.words,
        "matters": tie.matters,
        "degrades": tie.degrades,
        "count": tie.count,
    }


def address_of(number: str) -> str:
    """The address of an item."""
    return f"/{ITEMS}/{number}"


def health_of(spot: Spot) -> str:
    """What is wrong with what is recorded of it."""
    if spot.item.quarantined:
        return "In quarantine"
    return "Missing" if spot.item.missing else ""


def outcomes_of(bundle: Bundle) -> str:
    """What becomes of a group, the worst first: "10 down, 2 degraded"."""
    worst_first = sorted(bundle.outcomes.items(), reverse=True)
    return ", ".join(f"{count:,} {OUTCOMES[each].lower()}" for each, count in worst_first)
