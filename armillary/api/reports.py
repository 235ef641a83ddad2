"""Reports through the API: the figures of the pages, as JSON."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse

from armillary.api.answers import answer
from armillary.api.asking import parameters
from armillary.kernel.access.visibility import visible
from armillary.kernel.gate.request import Request, actor_of
from armillary.kernel.listing.asked import BadQuestion
from armillary.kernel.listing.values import NotAValue, moment
from armillary.operations.incident.models import Incident
from armillary.operations.incident.report import Period, service_desk


def service_desk_report(request: Request) -> HttpResponse:
    """The figures of the incidents opened from `from` on and before `to`."""
    asked = parameters(request, frozenset({"from", "to"}))
    bounds = {name: _bound(name, asked.text(name)) for name in ("from", "to")}
    period = Period(since=bounds["from"], until=bounds["to"])
    told: dict[str, Any] = service_desk(visible(Incident, actor_of(request)), period, request.at)
    return answer(told)


def _bound(name: str, text: str) -> datetime | None:
    try:
        return moment(text) if text else None
    except NotAValue as error:
        raise BadQuestion({name: str(error)}) from None
