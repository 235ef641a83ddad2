"""The page of a calendar: a week, a year, and when something would be due."""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.engines.worktime import EARLIEST, LATEST
from armillary.fittings.calendars import queries
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.web.asking import kind_named
from armillary.web.calendars.trying import tried
from armillary.web.calendars.week import week_of
from armillary.web.calendars.year import year_of
from armillary.web.records.crumbs import crumbs
from armillary.web.records.page import record_view
from armillary.web.records.reading import readable

SLUG = "calendars"
YEARS = range(EARLIEST + 1, LATEST)


@signed_in
@require_safe
def page(request: Request, number: str) -> HttpResponse:
    """Show a calendar to anybody who is signed in."""
    kind, act = kind_named(SLUG), act_of(request)
    found = readable(kind, number, act.actor)
    view = record_view(kind, found, act, all_="all" in request.GET)
    calendar = queries.calendar(found.pk)
    special = queries.shelf().special_days(found.pk)
    now = act.at.astimezone(ZoneInfo(calendar.zone))
    asked = {name: request.GET[name] for name in request.GET}
    day = _day(asked, now)
    return render(
        request,
        "calendars/calendar.html",
        {
            "title": f"{view.number} {view.title}",
            "record": view,
            "breadcrumbs": crumbs(kind, (view.number, "")),
            "zone": calendar.zone,
            "now": now,
            "week": week_of(calendar, special, day, now),
            "year": year_of(calendar, special, _year(asked, now), now.date()),
            "tried": tried(calendar, asked, int(act.at.timestamp())),
            "was_tried": "start" in asked,
        },
    )


def _day(asked: Mapping[str, str], now: datetime) -> date:
    """The day whose week is shown: today where none is asked for that can be."""
    try:
        day = date.fromisoformat(asked.get("week", ""))
    except ValueError:
        return now.date()
    return day if day.year in YEARS else now.date()


def _year(asked: Mapping[str, str], now: datetime) -> int:
    text = asked.get("year", "")
    known = text.isascii() and text.isdigit() and len(text) == 4 and int(text) in YEARS
    return int(text) if known else now.year
