"""The page of a change: the record, with its time, what it hits, its steps and its risk."""

from typing import Any, cast
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.change.models import Change
from armillary.assurance.change.rules.stale import LONG, is_stale
from armillary.assurance.change.vocabulary import ENDED, WORDED
from armillary.fittings import past
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.kernel.acts import Act
from armillary.kernel.listing.parameters import pairs_of
from armillary.kernel.registry import record_type_of
from armillary.web.changes.content import sections
from armillary.web.changes.evidence import evidence
from armillary.web.changes.steps import steps
from armillary.web.records.crumbs import crumbs
from armillary.web.records.page import record_view
from armillary.web.records.reading import readable
from armillary.web.values.making import moment


@signed_in
@require_safe
def page(request: Request, number: str) -> HttpResponse:
    """Show a change to somebody who may see it; what is reckoned for it is loaded afterwards."""
    kind, act = record_type_of(Change), act_of(request)
    then = past.asked(kind, pairs_of(request.META.get("QUERY_STRING", "")), act.actor, act.at)
    found = cast("Change", readable(kind, number, act.actor))
    view = record_view(kind, found, act, all_="all" in request.GET, then=then)
    now = not then and act.actor.is_staff
    shown = {
        "title": f"{view.number} {view.title}",
        "record": view,
        "breadcrumbs": crumbs(kind, (view.number, "")),
        "change": found,
        "place": f"change-{found.version}" if now else "",
        "stale": _stale(found, act) if now else None,
        "is_over": found.state in ENDED,
        "sections": sections(found) if now else (),
        "evidence": evidence(found, act.actor) if now else (),
        "steps": steps(found, ZoneInfo(act.actor.zone), act.at) if now else None,
    }
    return render(request, "changes/record.html", shown)


def _stale(change: Change, act: Act) -> dict[str, Any] | None:
    """Since when nobody has touched it, where that is long, and the list of all that lie about."""
    if not is_stale(change.state, change.updated_at, act.at):
        return None
    asked = f"state={','.join(WORDED)}&updated_at.lte={act.at - LONG:%Y-%m-%d}"
    return {"since": moment(change.updated_at), "url": f"/changes?{asked}"}
