"""The page of a rota: who is on call now, and who comes next."""

from dataclasses import dataclass
from typing import cast

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.fittings.on_call.models import Rota
from armillary.fittings.on_call.queries import shifts
from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.web.asking import kind_named
from armillary.web.records.crumbs import crumbs
from armillary.web.records.page import record_view
from armillary.web.records.reading import readable
from armillary.web.values.kinds import Moment, Who
from armillary.web.values.making import moment, who

SLUG = "rotas"
SHOWN = 8


@dataclass(frozen=True, slots=True)
class ShiftLine:
    """Somebody's turn."""

    person: Who
    begins: Moment
    ends: Moment
    is_now: bool


@staff_only
@require_safe
def page(request: Request, number: str) -> HttpResponse:
    """Show a rota with its turns to come."""
    kind, act = kind_named(SLUG), act_of(request)
    rota = cast("Rota", readable(kind, number, act.actor))
    view = record_view(kind, rota, act, all_="all" in request.GET)
    lines = tuple(
        ShiftLine(
            who(each.person.name, url=f"/persons/{each.person.number}"),
            moment(each.begins),
            moment(each.ends),
            each.begins <= act.at < each.ends,
        )
        for each in shifts(rota, act.at, SHOWN)
    )
    context = {
        "title": f"{view.number} {view.title}",
        "record": view,
        "breadcrumbs": crumbs(kind, (view.number, "")),
        "shifts": lines,
    }
    return render(request, "approvals/rota.html", context)
