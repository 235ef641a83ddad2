"""The service-desk report as a page, and its tables as a file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.gate.admission import staff_only
from armillary.gate.request import Request, actor_of
from armillary.kernel.access.visibility import visible
from armillary.kernel.listing.asked import Pairs
from armillary.kernel.listing.parameters import address, pairs_of
from armillary.operations.incident.models import Incident
from armillary.operations.incident.periods import period_in
from armillary.operations.incident.report import service_desk
from armillary.web.records.crumbs import Crumb
from armillary.web.reports.comma_separated import file_of, rows_of
from armillary.web.reports.drawn import charts, figures
from armillary.web.reports.periods import span, words_of
from armillary.web.reports.values import Fresh, Nothing, Report
from armillary.web.values.kinds import Way
from armillary.web.values.making import moment

PATH = "/reports/service-desk"
QUESTION = "How is the service desk doing?"
COUNTED = (
    "An incident counts when it was opened in the period, whatever became of it.",
    "Months and days are those of UTC.",
    "Hours to resolve run around the clock from opening to resolution, over what is resolved.",
    "The median is the middle one; nine of ten take no longer than the 90th percentile.",
    "An agreement counts as kept as the source recorded it; what has no record is left out.",
    "Reassigned: given to another team after the first. Reopened: taken up again once resolved.",
    "The backlog of a month is what was opened by its end and not closed by then.",
)


@staff_only
@require_safe
def page(request: Request) -> HttpResponse:
    """The figures of a period, drawn and in tables."""
    pairs = pairs_of(request.META.get("QUERY_STRING", ""))
    view = report(request, pairs)
    crumbs = (Crumb("Reports"), Crumb("Service desk"))
    return render(
        request, "report.html", {"title": QUESTION, "report": view, "breadcrumbs": crumbs}
    )


@staff_only
@require_safe
def as_file(request: Request) -> HttpResponse:
    """All tables of the report as comma-separated values."""
    view = report(request, pairs_of(request.META.get("QUERY_STRING", "")))
    return file_of(rows_of(view), "service-desk.csv")


def report(request: Request, pairs: Pairs) -> Report:
    """Count, and put into words and drawings."""
    period = period_in(pairs)
    told = service_desk(visible(Incident, actor_of(request)), period, request.at)
    number = told["incidents"]
    return Report(
        group="operations",
        title=QUESTION,
        answer=_answer(told, words_of(period)),
        n=f"{number:,}",
        period=span(PATH, pairs, request.at),
        figures=figures(told) if number else (),
        plots=charts(told) if number else (),
        fresh=Fresh(moment(request.at), "the incidents themselves"),
        counted=COUNTED,
        downloads=(
            Way("CSV", address(f"{PATH}.csv", pairs)),
            Way("JSON", address("/api/v1/reports/service-desk", pairs)),
        ),
        empty=None
        if number
        else Nothing(
            "No incidents were opened in this period.",
            "Incident and service request management feeds this report.",
        ),
    )


def _answer(told: dict[str, object], when: str) -> str:
    hours = told["hours_to_resolve"]
    half = (
        f"; half of the resolved ones took at most {hours['median']:,.1f} hours"
        if (isinstance(hours, dict) and hours["median"] is not None)
        else ""
    )
    kept = told["sla_met_pct"]
    agreed = f"; {kept:.1f} % kept their agreement" if isinstance(kept, float) else ""
    return f"{told['incidents']:,} incidents {when}{half}{agreed}."
