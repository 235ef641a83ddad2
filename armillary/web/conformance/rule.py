"""One rule of the house: why there is one, how often it was broken, and by what."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.fittings.house_rules import HouseRule, house_rules
from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel import registry
from armillary.kernel.errors import NotFound
from armillary.kernel.listing.parameters import pairs_of
from armillary.reference.processes import process
from armillary.transformation.conformance import queries
from armillary.web.charts.scale import written
from armillary.web.conformance.asked import asked, choices
from armillary.web.conformance.house import broken_by_month, rule_row
from armillary.web.conformance.words import deviating_row
from armillary.web.records.crumbs import Crumb

NEWEST = 50


@staff_only
@require_safe
def page(request: Request, slug: str) -> HttpResponse:
    """Show what a rule has found."""
    rule = rule_named(slug)
    act = act_of(request)
    wanted = asked(pairs_of(request.META.get("QUERY_STRING", "")), act.at)
    [found] = queries.verdicts((rule,), wanted.since)
    path = f"/conformance/rules/{slug}"
    broken = tuple(queries.breaking(rule, act.actor, NEWEST))
    return render(
        request,
        "conformance/rule.html",
        {
            "title": rule.name,
            "rule": rule,
            "row": rule_row(found),
            "answer": (
                f"{written(found.of_all.part)} of {written(found.of_all.whole)} lines that it "
                f"judges broke it, {wanted.words}."
            ),
            "processes": [process(each) for each in rule.processes],
            "kind": registry.record_types()[rule.record_type],
            "choices": choices(path, wanted),
            "file_url": f"{path}.csv",
            "plot": broken_by_month((found,), "Lines that break it, by month"),
            "deviating": [deviating_row(each, rule.lacks) for each in broken],
            "breadcrumbs": (Crumb("Conformance", "/conformance"), Crumb(rule.name)),
        },
    )


def rule_named(slug: str) -> HouseRule:
    """The rule of this name. NotFound: there is none."""
    rule = house_rules().get(slug)
    if rule is None:
        raise NotFound(f"There is no rule {slug}.")
    return rule
