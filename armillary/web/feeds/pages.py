"""The page of a calendar feed, its address, and the events that another program reads there."""

from hashlib import blake2b

from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from armillary.fittings.feeds.actions import new_address
from armillary.fittings.feeds.declaration import FEED
from armillary.fittings.feeds.models import CalendarFeed
from armillary.fittings.feeds.reading import read
from armillary.fittings.feeds.vocabulary import State
from armillary.fittings.feeds.writing import written
from armillary.gate.admission import open_to_all, signed_in
from armillary.gate.request import Request, act_of
from armillary.web.records.crumbs import crumbs
from armillary.web.records.page import record_view
from armillary.web.records.reading import readable

CALENDAR = "text/calendar; charset=utf-8"


@signed_in
@require_safe
def page(request: Request, number: str) -> HttpResponse:
    """Show a feed, and how another calendar comes to read it."""
    return _page(request, _found(request, number))


@signed_in
@require_POST
def address(request: Request, number: str) -> HttpResponse:
    """Make the address of a feed anew and tell it once."""
    feed = _found(request, number)
    secret = new_address(feed, act_of(request))
    path = f"/calendar-feeds/{feed.number}/events.ics?key={secret}"
    return _page(request, feed, request.build_absolute_uri(path))


@open_to_all
@require_safe
def events(request: Request, number: str) -> HttpResponse:
    """What a feed tells now, to whoever has its address."""
    told = read(number, request.GET.get("key", ""), request.at)
    here = request.build_absolute_uri("/").rstrip("/")
    content = written(told.feed.name, told.owner.zone, told.events, here)
    tag = f'"{blake2b(content, digest_size=16).hexdigest()}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    return HttpResponse(content, content_type=CALENDAR, headers={"ETag": tag})


def _found(request: Request, number: str) -> CalendarFeed:
    found = readable(FEED, number, act_of(request).actor)
    if not isinstance(found, CalendarFeed):
        raise TypeError("A calendar feed is a CalendarFeed.")
    return found


def _page(request: Request, feed: CalendarFeed, told: str = "") -> HttpResponse:
    act = act_of(request)
    view = record_view(FEED, feed, act, all_="all" in request.GET)
    page = {
        "title": f"{view.number} {view.title}",
        "record": view,
        "breadcrumbs": crumbs(FEED, (view.number, "")),
        "address": told,
        "may_open": feed.owner_id == act.actor.pk and feed.state == State.IN_USE,
    }
    return render(request, "feeds/feed.html", page)
