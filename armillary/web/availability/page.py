"""How available a service was in a month: to its users, and by what it was brought down."""

from datetime import datetime
from typing import Any, cast

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.service_level.models import Objective
from armillary.assurance.service_level.queries.measuring import SHARES, Period
from armillary.assurance.service_level.queries.measuring.objectives import one
from armillary.design.availability.queries import promised, standing
from armillary.engines.worktime import Span, midnight
from armillary.fittings.calendars.models import Calendar
from armillary.fittings.calendars.queries import calendar
from armillary.gate.admission import signed_in, staff_only
from armillary.gate.request import Request, act_of, actor_of
from armillary.kernel.access.visibility import visible
from armillary.kernel.errors import NotFound
from armillary.kernel.lifecycle.references import key_of
from armillary.people.models import Person
from armillary.web.asking import kind_named
from armillary.web.availability.month import month_in, neighbours
from armillary.web.availability.told import Told, tell
from armillary.web.records.crumbs import crumbs
from armillary.web.records.reading import readable

UTC_ZONE = "UTC"
AROUND_THE_CLOCK = "Around the clock"


@staff_only
@require_safe
def of_item(request: Request, number: str) -> HttpResponse:
    """A service in a month, by the hours of a calendar if one is named, else around the clock."""
    kind, act = kind_named("configuration-items"), act_of(request)
    found = cast("ConfigurationItem", readable(kind, number, act.actor))
    hours = _hours(request.GET.get("hours", ""), act.actor)
    zone = calendar(hours.pk).zone if hours else UTC_ZONE
    period = month_in(request.GET.get("month", ""), zone, act.at)
    spans = promised.hours(hours.pk if hours else None, zone, period.start, period.end)
    told = _told(request, {found.pk: found.name}, spans, period, zone, target=None)
    page = {
        "title": f"How available was {found.name}?",
        "breadcrumbs": crumbs(
            kind, (found.number, f"/{kind.slug}/{found.number}"), ("Availability", "")
        ),
        "by": hours.name if hours else AROUND_THE_CLOCK,
        "kept": [("hours", hours.number)] if hours else [],
        "record_url": f"/outages/new/record_outage?item={found.number}",
        **_shown(told, period, zone, act.at),
    }
    return render(request, "availability/service.html", page)


@signed_in
@require_safe
def of_objective(request: Request, number: str) -> HttpResponse:
    """An objective of availability in a month, by its hours. Others are not told of our parts."""
    kind, act = kind_named("objectives"), act_of(request)
    found = cast("Objective", readable(kind, number, act.actor))
    measured = one(act.actor, found.pk)
    if measured is None or measured.measure not in SHARES:
        raise NotFound("This is not agreed yet, or not measured by time.")
    period = month_in(request.GET.get("month", ""), measured.zone, act.at)
    spans = promised.agreed(measured, period)
    told = _told(
        request, promised.names(measured), spans, period, measured.zone, target=measured.target
    )
    page = {
        "title": f"{found.agreement.name}: {found.statement}",
        "breadcrumbs": crumbs(
            kind, (found.number, f"/{kind.slug}/{found.number}"), ("Availability", "")
        ),
        "by": promised.hours_called(measured) or AROUND_THE_CLOCK,
        "kept": [],
        "record_url": "",
        **_shown(told, period, measured.zone, act.at),
    }
    return render(request, "availability/service.html", page)


def _told(
    request: Request,
    names: dict[int, str],
    spans: list[Span],
    period: Period,
    zone: str,
    *,
    target: float | None,
) -> list[Told]:
    start, end = (standing.moment(midnight(zone, day)) for day in (period.start, period.end))
    stood = standing.standing(names, start, end, request.at)
    return tell(stood, names, spans, zone, actor_of(request), target)


def _shown(told: list[Told], period: Period, zone: str, now: datetime) -> dict[str, Any]:
    before, after = neighbours(period, zone, now)
    return {
        "services": told,
        "month": f"{period.start:%B %Y}",
        "zone": zone,
        "before": before,
        "after": after,
    }


def _hours(number: str, actor: Person) -> Calendar | None:
    """The calendar of this number. NotFound: there is none."""
    if not number:
        return None
    key = key_of(Calendar.prefix, number)
    found = visible(Calendar, actor).filter(pk=key).first() if key is not None else None
    if found is None:
        raise NotFound("There is no such calendar.")
    return found
