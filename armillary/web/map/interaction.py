"""One interaction of the model: what it states, and what was handed over along it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel import registry
from armillary.kernel.access.visibility import visible
from armillary.kernel.errors import NotFound
from armillary.kernel.handoffs.models import Handoff
from armillary.kernel.handoffs.vocabulary import State
from armillary.kernel.listing.parameters import address, pairs_of
from armillary.reference.edges import EDGES
from armillary.reference.processes import process
from armillary.transformation.flow import queries
from armillary.web.handoffs.told import agreed_along
from armillary.web.map.asked import asked
from armillary.web.map.page import PATH, period_of
from armillary.web.map.tables import edge_rows, ends_of
from armillary.web.records.crumbs import Crumb
from armillary.web.values.making import moment

NEWEST = 25


@staff_only
@require_safe
def page(request: Request, number: int) -> HttpResponse:
    """Show an interaction and its newest hand-offs."""
    found = next((each for each in EDGES if each.id == number), None)
    if found is None:
        raise NotFound(f"The model numbers its interactions 1 to {len(EDGES)}.")
    act = act_of(request)
    pairs = pairs_of(request.META.get("QUERY_STRING", ""))
    wanted = asked(pairs, act.actor, act.at)
    built = {each.id for each in registry.processes()}
    handed = visible(Handoff, act.actor).filter(edge=number).order_by("-pk")[:NEWEST]
    return render(
        request,
        "map/interaction.html",
        {
            "title": f"Interaction {number}: {ends_of(found)}",
            "edge": found,
            "row": edge_rows((found,), queries.edges(wanted.span), built)[0],
            "contracts": agreed_along(number),
            "handed": [_line(each) for each in handed],
            "period": period_of(wanted),
            "breadcrumbs": (Crumb("The map", address(PATH, pairs)), Crumb(f"Interaction {number}")),
        },
    )


def _line(each: Handoff) -> dict[str, object]:
    return {
        "number": each.number,
        "url": f"/hand-offs/{each.number}",
        "wish": each.wish,
        "state": State(each.state).label,
        "about": each.about_number,
        "about_url": f"/{each.about_type}/{each.about_number}",
        "between": f"{process(each.from_process).title} → {process(each.to_process).title}",
        "offered": moment(each.created_at),
        "answer": each.answer,
    }
