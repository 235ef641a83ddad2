"""The page of a baseline: what has changed since, and the items as they were."""

from typing import cast

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.configuration.models import Baseline
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.kernel.access.visibility import visible
from armillary.kernel.listing.parameters import address
from armillary.web.asking import kind_named
from armillary.web.configuration.related import SLUG
from armillary.web.graph.asked import instant
from armillary.web.records.crumbs import crumbs
from armillary.web.records.page import record_view
from armillary.web.records.reading import readable
from armillary.web.values.kinds import Way

BASELINES = "baselines"


@signed_in
@require_safe
def baseline(request: Request, number: str) -> HttpResponse:
    """Show a baseline with the ways to what it is for."""
    kind, act = kind_named(BASELINES), act_of(request)
    found = cast("Baseline", readable(kind, number, act.actor))
    view = record_view(kind, found, act, all_="all" in request.GET)
    before = (
        visible(Baseline, act.actor)
        .filter(scope=found.scope_id, valid_at__lt=found.valid_at)
        .order_by("-valid_at", "-pk")
        .first()
    )
    page = {
        "title": f"{view.number} {view.title}",
        "record": view,
        "breadcrumbs": crumbs(kind, (view.number, "")),
        "since_url": _comparing(found),
        "items_url": _items(found),
        "before": Way(before.name, _comparing(before, found)) if before else None,
    }
    return render(request, "configuration/baseline.html", page)


def _comparing(before: Baseline, after: Baseline | None = None) -> str:
    scope = before.scope.name if before.scope else ""
    asked = (("from", before.number), ("to", after.number if after else ""), ("class", scope))
    return address(f"/{SLUG}/compare", tuple(pair for pair in asked if pair[1]))


def _items(found: Baseline) -> str:
    """The list as it was then, and as it was believed to be when it was frozen."""
    scope = found.scope.name if found.scope else ""
    asked = (
        ("configuration_class", scope),
        ("as_of", instant(found.valid_at)),
        ("believed_at", instant(found.recorded_at)),
    )
    return address(f"/{SLUG}", tuple(pair for pair in asked if pair[1]))
