"""The page of a consult: the record, with what it is about, who is asked, and the answer."""

from typing import cast

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.fittings import past
from armillary.fittings.consults.models import Consult
from armillary.fittings.consults.vocabulary import State
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.kernel.listing.parameters import pairs_of
from armillary.kernel.registry import record_type_of
from armillary.reference.activities import activity
from armillary.web.consults.panel import said
from armillary.web.guides.linking import activity_url
from armillary.web.records.crumbs import crumbs
from armillary.web.records.page import record_view
from armillary.web.records.reading import readable
from armillary.web.values.due import due_at


@signed_in
@require_safe
def page(request: Request, number: str) -> HttpResponse:
    """Show who is asked for advice about what, and what they said."""
    kind, act = record_type_of(Consult), act_of(request)
    then = past.asked(kind, pairs_of(request.META.get("QUERY_STRING", "")), act.actor, act.at)
    found = cast("Consult", readable(kind, number, act.actor))
    view = record_view(kind, found, act, all_="all" in request.GET, then=then)
    concerned = activity(found.activity)
    is_open = found.state == State.ASKED
    return render(
        request,
        "consults/record.html",
        {
            "title": f"{view.number} {view.title}",
            "record": view,
            "breadcrumbs": crumbs(kind, (view.number, "")),
            "about": found.about_number,
            "about_url": f"/{found.about_type}/{found.about_number}",
            "activity": concerned,
            "guide_url": activity_url(concerned) if act.actor.is_staff else "",
            "role": found.get_role_display(),
            "in_place_of": found.in_place_of,
            "due": due_at(found.due_at, act.at) if found.due_at and is_open else None,
            "said": said(found) if found.opinion else None,
            "answer": found.answer,
        },
    )
