"""Reports through the API: the figures of the pages, as JSON."""

from typing import Any

from django.http import HttpResponse

from armillary.api.answers import answer
from armillary.gate.request import Request, actor_of
from armillary.kernel.access.visibility import visible
from armillary.kernel.listing.parameters import pairs_of
from armillary.operations.incident.models import Incident
from armillary.operations.incident.periods import period_in
from armillary.operations.incident.report import service_desk


def service_desk_report(request: Request) -> HttpResponse:
    """The figures of the incidents opened from `from` on and before `to`."""
    period = period_in(pairs_of(request.META.get("QUERY_STRING", "")))
    told: dict[str, Any] = service_desk(visible(Incident, actor_of(request)), period, request.at)
    return answer(told)
