"""Moving a change in the calendar: what it would break is told before it is done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.change import actions
from armillary.assurance.change.models import Change
from armillary.assurance.change.queries import conflicts
from armillary.assurance.change.vocabulary import Path, State
from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel.acts import Act
from armillary.kernel.lifecycle.enacting import objection
from armillary.kernel.listing.asked import BadQuestion
from armillary.kernel.registry import record_type_of
from armillary.web.asking import wants_part
from armillary.web.changes.chips import from_until, iso, window_of
from armillary.web.changes.told import Told, told
from armillary.web.records.crumbs import crumbs
from armillary.web.records.reading import readable
from armillary.web.values.fields import address

MOST_DAYS, MOST_MINUTES = 400, 7 * 1440
DECIDED = (State.WAITING, State.APPROVED, State.SCHEDULED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What would become of a change in another window.

    `fresh` are conflicts that it has there and not here, `left` those that it has here only.
    """

    was: str
    becomes: str
    starts: str
    ends: str
    same: bool
    fresh: tuple[Told, ...]
    stays: tuple[Told, ...]
    left: tuple[Told, ...]
    barred: bool
    undecided: bool
    refusal: str


@staff_only
@require_safe
def page(request: Request, number: str) -> HttpResponse:
    """Show what a move would break; a part of the calendar, and a page without a script."""
    kind, act = record_type_of(Change), act_of(request)
    change = cast("Change", readable(kind, number, act.actor))
    zone, url = ZoneInfo(act.actor.zone), address(change)
    window = _window(change, request.GET, zone)
    shown = {
        "title": f"Move {change.number}",
        "change": change,
        "url": url,
        "zone": act.actor.zone,
        "move": _move(change, window, act, zone) if window else None,
        "start": _typed(window[0] if window else change.planned_start, zone),
        "end": _typed(window[1] if window else change.planned_end, zone),
        "next": _next(request, url),
        "breadcrumbs": crumbs(kind, (change.number, url), ("Move", "")),
    }
    name = "changes/move.html" if wants_part(request) else "changes/move_page.html"
    return render(request, name, shown)


def _window(
    change: Change, asked: Mapping[str, str], zone: ZoneInfo
) -> tuple[datetime, datetime] | None:
    """The window that is asked for: by its moments, or by how far it is moved from where it is."""
    if asked.get("start") and asked.get("end"):
        return _moment(asked, "start", zone), _moment(asked, "end", zone)
    if change.planned_start is None or change.planned_end is None:
        return None
    days, minutes = _whole(asked, "days", MOST_DAYS), _whole(asked, "minutes", MOST_MINUTES)
    start = _moved(change.planned_start, days, minutes, zone)
    return (start, start + (change.planned_end - change.planned_start)) if days or minutes else None


def _moved(start: datetime, days: int, minutes: int, zone: ZoneInfo) -> datetime:
    """So many days on, at the same time by these clocks, and so many minutes."""
    there = start.astimezone(zone) + timedelta(days=days)
    return datetime.fromtimestamp(there.timestamp(), start.tzinfo) + timedelta(minutes=minutes)


def _moment(asked: Mapping[str, str], name: str, zone: ZoneInfo) -> datetime:
    """By the clocks of the reader, unless it says a zone of its own."""
    try:
        found = datetime.fromisoformat(asked[name].upper())
        return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(ZoneInfo("UTC"))
    except (ValueError, OverflowError):
        raise BadQuestion({name: "A moment such as 2026-11-30T22:00."}) from None


def _whole(asked: Mapping[str, str], name: str, most: int) -> int:
    text = asked.get(name) or "0"
    if text.removeprefix("-").isdecimal() and len(text) < 7 and abs(int(text)) <= most:
        return int(text)
    raise BadQuestion({name: f"A whole number up to {most:,}, forwards or back."})


def _move(change: Change, window: tuple[datetime, datetime], act: Act, zone: ZoneInfo) -> Move:
    start, end = window
    here, there = conflicts.of(change), conflicts.if_moved(change, start, end)
    known, wanted = {each.sign for each in here}, {each.sign for each in there}
    same = (change.planned_start, change.planned_end) == window
    return Move(
        was=window_of(change, zone),
        becomes=from_until(start, end, zone),
        starts=iso(start),
        ends=iso(end),
        same=same,
        fresh=tuple(told(each, zone) for each in there if each.sign not in known),
        stays=tuple(told(each, zone) for each in there if each.sign in known),
        left=tuple(told(each, zone) for each in here if each.sign not in wanted),
        barred=any(each.barred for each in there),
        undecided=change.state in DECIDED and change.path != Path.STANDARD and not same,
        refusal=_refusal(change, window, act),
    )


def _refusal(change: Change, window: tuple[datetime, datetime], act: Act) -> str:
    """Why it cannot be moved there, whatever stands in the way."""
    start, end = window
    if end <= start:
        return "It must end after it begins."
    if start < act.at:
        return "This moment is over."
    refusal = objection(actions.plan_window, change, act)
    return refusal.message if refusal else ""


def _typed(moment: datetime | None, zone: ZoneInfo) -> str:
    """As a field for a moment has it, by the clocks of the reader."""
    return f"{moment.astimezone(zone):%Y-%m-%dT%H:%M}" if moment else ""


def _next(request: Request, otherwise: str) -> str:
    asked = request.GET.get("next", "")
    own = asked.startswith("/changes/") and asked.isprintable()
    return asked if own else otherwise
