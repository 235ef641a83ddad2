"""The page of what one was told, newest first; opening news leads to its record, read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from armillary.fittings.notifications import reading
from armillary.fittings.notifications.models import Notification
from armillary.fittings.notifications.queries import seen_by
from armillary.fittings.notifications.vocabulary import What
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, actor_of
from armillary.kernel.errors import Malformed
from armillary.kernel.lifecycle.references import BIGGEST_KEY
from armillary.people.models import Person
from armillary.web.frame.context import bell as bell_of_person
from armillary.web.values.kinds import Moment, Who
from armillary.web.values.making import moment, who

HERE = "/notifications"
AT_ONCE = 50
ICONS = {
    What.ASSIGNED: "user",
    What.MENTIONED: "at",
    What.COMMENTED: "message",
    What.STATE_CHANGED: "progress",
    What.TASK_DUE: "alarm",
    What.APPROVAL: "circle-check",
    What.FINISHED: "check",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One piece of news."""

    key: int
    icon: str
    kind: str
    text: str
    number: str
    title: str
    who: Who | None
    moment: Moment
    unread: bool
    open_url: str
    read_url: str


@dataclass(frozen=True, slots=True)
class Day:
    """The news of a stretch of time."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """See notifications.html."""

    days: tuple[Day, ...]
    only_unread: bool
    newest: int
    any_unread: bool
    more_url: str
    topic: str
    url: str


@signed_in
@require_safe
def page(request: Request) -> HttpResponse:
    """What this person was told, as far as it may still be seen."""
    only_unread = request.GET.get("show") == "unread"
    told = _told(actor_of(request), request.at, only_unread, _before(request))
    context = {
        "title": "Notifications",
        "told": told,
        "breadcrumbs": [],
        "empty": {
            "sentence": "Nothing is unread."
            if only_unread
            else "Nobody has told you anything yet.",
            "feeder": "What is given to you, what is said about a record that you watch, and your "
            "name after an @ stand here as soon as it happens.",
            "action": None,
        },
    }
    return render(request, "notifications.html", context)


@signed_in
@require_safe
def bell(request: Request) -> HttpResponse:
    """The bell alone, for a page that heard of news."""
    return render(request, "parts/bell.html", {"bell": bell_of_person(actor_of(request))})


@signed_in
@require_POST
def open_one(request: Request, key: int) -> HttpResponse:
    """Go to what the news is about; it counts as read."""
    found = reading.read_one(actor_of(request), min(key, BIGGEST_KEY), request.at)
    return HttpResponseRedirect(found.url or HERE, status=303)


@signed_in
@require_POST
def read_one(request: Request, key: int) -> HttpResponse:
    """It was read, without going there."""
    reading.read_one(actor_of(request), min(key, BIGGEST_KEY), request.at)
    return HttpResponseRedirect(HERE, status=303)


@signed_in
@require_POST
def read_all(request: Request) -> HttpResponse:
    """All that stood on the page was read; what came since was not."""
    reading.read_all(actor_of(request), _key(request.POST.get("up_to", "")), request.at)
    return HttpResponseRedirect(HERE, status=303)


def _told(person: Person, now: datetime, only_unread: bool, before: int) -> Told:
    rows = seen_by(person).filter(pk__lt=before).select_related("actor").order_by("-pk")
    found = list((rows.filter(read_at=None) if only_unread else rows)[: AT_ONCE + 1])
    more = found[AT_ONCE - 1].pk if len(found) > AT_ONCE else 0
    url = f"{HERE}?show=unread" if only_unread else HERE
    return Told(
        days=_days(found[:AT_ONCE], ZoneInfo(person.zone), now),
        only_unread=only_unread,
        newest=found[0].pk if found else 0,
        any_unread=any(each.read_at is None for each in found),
        more_url=f"{url}{'&' if only_unread else '?'}before={more}" if more else "",
        topic=bell_of_person(person).topic,
        url=url,
    )


def _days(found: Iterable[Notification], zone: ZoneInfo, now: datetime) -> tuple[Day, ...]:
    return tuple(
        Day(label, tuple(_line(each) for each in group))
        for label, group in groupby(found, key=lambda each: _day(each.at, zone, now))
    )


def _day(at: datetime, zone: ZoneInfo, now: datetime) -> str:
    """Today, yesterday, this week or earlier, as the person's own calendar says."""
    ago = (now.astimezone(zone).date() - at.astimezone(zone).date()).days
    if ago <= 0:
        return "Today"
    if ago == 1:
        return "Yesterday"
    return "The last seven days" if ago < 7 else "Earlier"


def _line(one: Notification) -> Line:
    what = What(one.what)
    return Line(
        key=one.pk,
        icon=ICONS[what],
        kind=what.label,
        text=one.text,
        number=one.about_number,
        title=one.about_title,
        who=who(one.actor.name) if one.actor else None,
        moment=moment(one.at),
        unread=one.read_at is None,
        open_url=f"{HERE}/{one.pk}/open",
        read_url=f"{HERE}/{one.pk}/read",
    )


def _before(request: Request) -> int:
    text = request.GET.get("before", "")
    return _key(text) if text else BIGGEST_KEY


def _key(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 20):
        raise Malformed("This must be the key of a notification.")
    return min(int(text), BIGGEST_KEY)
