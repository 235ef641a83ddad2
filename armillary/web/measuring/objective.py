"""The page of an objective: what every record has, and above it how it is kept."""

from typing import Any, cast

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.service_level.models import Objective, ServiceBaseline
from armillary.assurance.service_level.queries.measuring import normal
from armillary.assurance.service_level.queries.measuring.board import board
from armillary.assurance.service_level.queries.measuring.objectives import one
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.kernel.acts import Act
from armillary.kernel.registry import record_type_of
from armillary.web.asking import kind_named
from armillary.web.frame.creations import may_create
from armillary.web.measuring import words
from armillary.web.measuring.baseline import line_of_baseline
from armillary.web.measuring.kept import OBJECTIVES
from armillary.web.measuring.rows import deals
from armillary.web.records.crumbs import crumbs
from armillary.web.records.page import record_view
from armillary.web.records.reading import readable

MONTHS = 6


@signed_in
@require_safe
def page(request: Request, number: str) -> HttpResponse:
    """Show an objective with its last months."""
    kind, act = kind_named(OBJECTIVES), act_of(request)
    found = cast("Objective", readable(kind, number, act.actor))
    record = record_view(kind, found, act, all_="all" in request.GET)
    view: dict[str, Any] = {
        "title": f"{record.number} {record.title}",
        "record": record,
        "breadcrumbs": crumbs(kind, (record.number, "")),
    }
    view["baseline"] = line_of_baseline(normal.shown(found))
    view["begin_url"] = _begin_url(found, act)
    objective = one(act.actor, found.pk)
    if objective is not None:
        rows = board([objective], act.at.date(), MONTHS, act.at)
        months = [(words.month(cell.period), cell.period.start) for cell in rows[0].cells]
        view |= {"line": deals(rows)[0].lines[0], "months": months}
    return render(request, "measuring/objective.html", view)


def _begin_url(found: Objective, act: Act) -> str:
    """Where a baseline is begun, for those who do that, where none is being collected."""
    kind = record_type_of(ServiceBaseline)
    is_free = normal.collected(found) is None and normal.is_counted(found)
    if not (act.actor.is_staff and is_free and may_create(kind, act)):
        return ""
    return f"/{kind.slug}/new?objective={found.number}"
