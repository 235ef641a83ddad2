"""What is going to be done at one's services: the forward schedule of changes, in plain words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.change.queries.published import Notice, has_services, notices
from armillary.assurance.change.vocabulary import Outage, State
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, actor_of
from armillary.web.changes.chips import iso, until

AHEAD, BEHIND = timedelta(days=90), timedelta(hours=12)
TONES = {Outage.DOWN: "bad", Outage.DEGRADED: "waiting", Outage.NONE: "done"}
ICONS = {"bad": "plug-connected-x", "waiting": "gauge", "done": "circle-check", "closed": "ban"}


@dataclass(frozen=True, slots=True)
class Line:
    """One piece of work: when, at which services, what to expect."""

    number: str
    starts: str
    time: str
    until: str
    services: str
    words: str
    tone: str
    icon: str
    standing: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which something begins."""

    iso: str
    name: str
    lines: tuple[Line, ...]


@signed_in
@require_safe
def page(request: Request) -> HttpResponse:
    """Tell whoever is signed in what they have to expect of their services in the next 90 days."""
    reader = actor_of(request)
    found = notices(reader, request.at - BEHIND, request.at + AHEAD)
    page = {
        "title": "Planned work",
        "breadcrumbs": [],
        "days": list(_days(found, ZoneInfo(reader.zone))),
        "zone": reader.zone,
        "is_staff": reader.is_staff,
        "has_services": bool(found) or has_services(reader),
        "feed_url": "/calendar-feeds/new?source=planned_work&name=Planned+work",
    }
    return render(request, "changes/planned_work.html", page)


def _days(found: Iterable[Notice], zone: ZoneInfo) -> Iterator[Day]:
    for day, some in groupby(found, key=lambda each: each.start.astimezone(zone).date()):
        name = f"{day:%A}, {day.day} {day:%B %Y}"
        yield Day(day.isoformat(), name, tuple(_line(each, zone) for each in some))


def _line(notice: Notice, zone: ZoneInfo) -> Line:
    off = notice.called_off or notice.put_off
    tone = "closed" if off else TONES[Outage(notice.outage)]
    return Line(
        number=notice.number,
        starts=iso(notice.start),
        time=f"{notice.start.astimezone(zone):%H:%M}",
        until=until(notice.start, notice.end, zone),
        services=notice.title,
        words=notice.words,
        tone=tone,
        icon=ICONS[tone],
        standing=_standing(notice),
    )


def _standing(notice: Notice) -> str:
    if notice.called_off:
        return "called off"
    if notice.put_off:
        return "put off"
    return "under way" if notice.state in (State.IMPLEMENTING, State.BACKING_OUT) else ""
