"""The service catalogue as customers browse it: what there is, at which levels, and how to ask."""

from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.service_level.models import Agreement
from armillary.assurance.service_level.queries.catalogue import Published, published
from armillary.assurance.service_level.queries.wording import hours_of, price
from armillary.fittings.calendars.models import Calendar
from armillary.fittings.calendars.vocabulary import WEEKDAYS
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of


@dataclass(frozen=True, slots=True)
class Level:
    """A level, and where one asks for it."""

    name: str
    price: str
    hours: str
    when: str
    promises: tuple[str, ...]
    options: tuple[str, ...]
    ask_url: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A service of the catalogue; `url` leads the provider's people to its record."""

    number: str
    name: str
    description: str
    owner: str
    url: str
    ask_url: str
    levels: tuple[Level, ...]


@signed_in
@require_safe
def page(request: Request) -> HttpResponse:
    """Show what everybody can have."""
    staff = act_of(request).actor.is_staff
    offers = [_offer(each, staff=staff) for each in published()]
    return render(
        request,
        "service_level/catalogue.html",
        {
            "title": "Service catalogue",
            "breadcrumbs": (),
            "offers": offers,
            "new_url": "/standard-services/new" if staff else "",
        },
    )


def _offer(each: Published, *, staff: bool) -> Offer:
    service = each.service
    return Offer(
        number=service.number,
        name=service.name,
        description=service.description,
        owner=service.owner.name if service.owner else "",
        url=f"/standard-services/{service.number}" if staff else "",
        ask_url=_ask(f"We would like to have {service.name}"),
        levels=tuple(
            Level(
                name=level.level,
                price=price(level.price, level.currency),
                hours=hours_of(level),
                when=when(level),
                promises=tuple(one.statement for one in promised),
                options=tuple(level.options.splitlines()),
                ask_url=_ask(f"We would like to have {service.name}: {level.level}"),
            )
            for level, promised in each.levels
        ),
    )


def when(level: Agreement) -> str:
    """Its hours day by day: "Monday to Friday 08:00-18:00, Europe/London"."""
    return week(level.hours) if level.hours else ""


def week(calendar: Calendar) -> str:
    """The days of a calendar in words, those of the same hours together; nothing where it is made
    of others."""
    told = []
    for hours, those in groupby(WEEKDAYS, key=lambda day: str(getattr(calendar, day))):
        names = [day.capitalize() for day in those]
        if hours:
            told.append(f"{names[0]}{f' to {names[-1]}' if names[1:] else ''} {hours}")
    return f"{', '.join(told)}; {calendar.zone}" if told else ""


def _ask(title: str) -> str:
    return f"/incidents/new?{urlencode({'title': title[:200]})}"
