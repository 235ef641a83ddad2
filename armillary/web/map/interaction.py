"""One interaction of the model: what it states, and what was handed over along it."""

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel.errors import NotFound
from armillary.kernel.listing.parameters import address, pairs_of
from armillary.reference.edges import EDGES
from armillary.transformation.flow import queries
from armillary.web.handoffs.told import agreed_along
from armillary.web.map.asked import PATH, asked
from armillary.web.map.handed import newest
from armillary.web.map.page import period_of
from armillary.web.map.tables import edge_rows, ends_of
from armillary.web.map.telling import built_processes
from armillary.web.records.crumbs import Crumb


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
    [row] = edge_rows((found,), queries.edges(wanted.span), built_processes(), pairs)
    return render(
        request,
        "map/interaction.html",
        {
            "title": f"Interaction {number}: {ends_of(found)}",
            "edge": found,
            "row": row,
            "contracts": agreed_along(number),
            "handed": newest(Q(edge=number), wanted, act.actor),
            "period": period_of(wanted),
            "here": address(f"{PATH}/interactions/{number}", pairs),
            "breadcrumbs": (Crumb("The map", address(PATH, pairs)), Crumb(f"Interaction {number}")),
        },
    )
