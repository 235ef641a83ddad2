"""The page of an incident: the record, and beside it what the graph knows, loaded afterwards."""

from typing import cast

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.fittings import past
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.kernel.listing.parameters import pairs_of
from armillary.kernel.registry import record_type_of
from armillary.operations.incident.models import Incident
from armillary.operations.incident.vocabulary import UNENDED
from armillary.web.records.crumbs import crumbs
from armillary.web.records.page import record_view
from armillary.web.records.reading import readable


@signed_in
@require_safe
def page(request: Request, number: str) -> HttpResponse:
    """Show an incident to somebody who may see it."""
    kind, act = record_type_of(Incident), act_of(request)
    then = past.asked(kind, pairs_of(request.META.get("QUERY_STRING", "")), act.actor, act.at)
    found = cast("Incident", readable(kind, number, act.actor))
    view = record_view(kind, found, act, all_="all" in request.GET, then=then)
    named = found.affected_item_id or found.service_id
    unended = found.state in UNENDED
    shown = {
        "title": f"{view.number} {view.title}",
        "record": view,
        "breadcrumbs": crumbs(kind, (view.number, "")),
        "graph_place": f"graph-{found.version}" if act.actor.is_staff and unended else "",
        "graph_named": bool(named),
        "outages_place": f"outages-{found.version}" if act.actor.is_staff and named else "",
    }
    return render(request, "incident/record.html", shown)
