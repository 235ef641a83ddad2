"""The page of a set of holidays: its days of two years."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.fittings.calendars import queries
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.web.asking import kind_named
from armillary.web.records.crumbs import crumbs
from armillary.web.records.page import record_view
from armillary.web.records.reading import readable

SLUG = "holiday-sets"
AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Holiday:
    """One day, and what it is called."""

    iso: str
    day: str
    name: str
    weekend: bool


@dataclass(frozen=True, slots=True)
class YearOfHolidays:
    """The days of one year."""

    number: int
    days: tuple[Holiday, ...]


@signed_in
@require_safe
def page(request: Request, number: str) -> HttpResponse:
    """Show a set of holidays to anybody who is signed in."""
    kind, act = kind_named(SLUG), act_of(request)
    found = readable(kind, number, act.actor)
    view = record_view(kind, found, act, all_="all" in request.GET)
    days = queries.holidays(found.pk)
    text = request.GET.get("year", "")
    known = sorted({day.year for day in days})
    first = int(text) if text.isdecimal() and int(text) in known else act.at.year
    return render(
        request,
        "calendars/holidays.html",
        {
            "title": f"{view.number} {view.title}",
            "record": view,
            "breadcrumbs": crumbs(kind, (view.number, "")),
            "years": [_year(year, days) for year in range(first, first + AT_ONCE)],
            "before": first - 1 if first - 1 in known else "",
            "after": first + 1 if first + AT_ONCE in known else "",
            "known": f"{known[0]} to {known[-1]}",
        },
    )


def _year(year: int, days: Mapping[date, str]) -> YearOfHolidays:
    own = (_holiday(day, name) for day, name in days.items() if day.year == year)
    return YearOfHolidays(year, tuple(own))


def _holiday(day: date, name: str) -> Holiday:
    return Holiday(day.isoformat(), f"{day:%a} {day.day} {day:%b}", name, day.weekday() > 4)
