"""The page of an analysis: figures that were frozen, signals, where time went, what follows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.service_level.models import Analysis
from armillary.assurance.service_level.rules.measuring import Attained, judge
from armillary.assurance.service_level.rules.measuring.reasons import Spent
from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.web.asking import kind_named
from armillary.web.measuring import words
from armillary.web.measuring.drawn import spent_chart
from armillary.web.records.crumbs import crumbs
from armillary.web.records.page import record_view
from armillary.web.records.reading import readable
from armillary.web.reports.values import Chart

ANALYSES = "analyses"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An objective as it stood."""

    number: str
    statement: str
    url: str
    party: str
    target: str
    says: str
    share: str
    between: str
    judged: str
    tone: str


@staff_only
@require_safe
def page(request: Request, number: str) -> HttpResponse:
    """Show an analysis: what was counted, and what somebody concluded."""
    kind, act = kind_named(ANALYSES), act_of(request)
    found = cast("Analysis", readable(kind, number, act.actor))
    record = record_view(kind, found, act, all_="all" in request.GET)
    span = f"?from={found.period_from}&to={found.period_until}"
    view: dict[str, Any] = {
        "title": f"{record.number} {record.title}",
        "record": record,
        "breadcrumbs": crumbs(kind, (record.number, "")),
        "analysis": found,
        "lines": [line_of(each, span) for each in found.lines],
        "plots": _charts(found),
    }
    return render(request, "measuring/analysis.html", view)


def line_of(each: Mapping[str, Any], span: str) -> Line:
    """A frozen line in words."""
    attained = Attained(each["good"], each["whole"], each["unit"])
    judged = judge(attained, each["target"])
    return Line(
        number=each["objective"],
        statement=each["statement"],
        url=f"/objectives/{each['objective']}/kept{span}",
        party=each["party"],
        target=words.target(each["target"]),
        says=words.of_all(attained) if attained.whole else "no cases",
        share=words.percent(attained.share),
        between=words.between(attained),
        judged=words.judged(judged),
        tone=words.tone(judged),
    )


def _charts(found: Analysis) -> list[Chart]:
    if not found.broken:
        return []
    return [
        spent_chart("parties", "In whose hands the time went", "Party", _spent(found.parties)),
        spent_chart("states", "In which state", "State", _spent(found.reasons)),
    ]


def _spent(rows: Iterable[Sequence[Any]]) -> list[tuple[str, Spent, int]]:
    return [(name, Spent(promised, late), many) for name, promised, late, many in rows]
