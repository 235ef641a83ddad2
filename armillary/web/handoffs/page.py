"""The page of a hand-off: the record, with what went along and what was agreed for it."""

from typing import cast

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.fittings import past
from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel import known
from armillary.kernel.handoffs.models import Handoff
from armillary.kernel.handoffs.vocabulary import State
from armillary.kernel.listing.parameters import pairs_of
from armillary.kernel.registry import record_type_of
from armillary.reference import edges
from armillary.reference.contracts import contract
from armillary.reference.processes import process
from armillary.web.handoffs.inbox import again_url
from armillary.web.handoffs.told import in_hours, sent
from armillary.web.records.crumbs import crumbs
from armillary.web.records.page import record_view
from armillary.web.records.reading import readable
from armillary.web.values.due import due_at


@staff_only
@require_safe
def page(request: Request, number: str) -> HttpResponse:
    """Show a hand-off: who asks whom for what, what went along, and the answer."""
    kind, act = record_type_of(Handoff), act_of(request)
    then = past.asked(kind, pairs_of(request.META.get("QUERY_STRING", "")), act.actor, act.at)
    found = cast("Handoff", readable(kind, number, act.actor))
    view = record_view(kind, found, act, all_="all" in request.GET, then=then)
    agreed = contract(found.edge, known.by_slug(found.about_type).process)
    offered = found.state == State.OFFERED
    return render(
        request,
        "handoffs/record.html",
        {
            "title": f"{view.number} {view.title}",
            "record": view,
            "breadcrumbs": crumbs(kind, (view.number, "")),
            "about": found.about_number,
            "about_url": f"/{found.about_type}/{found.about_number}",
            "between": f"{process(found.from_process).title} → {process(found.to_process).title}",
            "edge": edges.edge(found.edge),
            "told": tuple(sent(agreed, found.content)),
            "within": in_hours(agreed.within),
            "due": due_at(found.due_at, act.at) if found.due_at and offered else None,
            "again_url": again_url(found) if found.state == State.REJECTED else "",
            "inbox_url": f"/hand-offs/inbox?process={found.to_process}",
        },
    )
