"""The addresses of the pages that tell how objectives are kept."""

from django.urls import path

from armillary.web.measuring import (
    analysis,
    at_risk,
    baseline,
    benchmark,
    board,
    improvement,
    kept,
    objective,
)
from armillary.web.records.new import new

PAGES = {
    "objectives": objective.page,
    "service-baselines": baseline.page,
    "analyses": analysis.page,
    "benchmarks": benchmark.page,
    "improvements": improvement.page,
}

urlpatterns = [
    path("service-levels", board.page, name="service-levels"),
    path("service-levels/at-risk", at_risk.page, name="at-risk"),
    path("service-levels/benchmark", benchmark.live, name="benchmark"),
    *(path(f"{slug}/new", new, {"slug": slug}, name=f"new-{slug}") for slug in PAGES),
    *(path(f"{slug}/<str:number>", page, name=slug) for slug, page in PAGES.items()),
    path("objectives/<str:number>/kept", kept.page, name="objective-kept"),
]
