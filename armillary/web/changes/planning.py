"""When a change is done, and what stands about its window: a part of its page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from armillary.assurance.change.models import Change
from armillary.assurance.change.queries import conflicts
from armillary.assurance.change.queries.conflicts import Conflict
from armillary.assurance.change.rules import timing
from armillary.assurance.change.vocabulary import PLANNED, Path
from armillary.engines.collisions import Planned
from armillary.engines.worktime import Span
from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel.registry import record_type_of
from armillary.web.changes.bands import bands
from armillary.web.changes.chips import from_until, when, window_of
from armillary.web.changes.timeline import Axis, Piece, shades
from armillary.web.changes.told import TONES, told
from armillary.web.records.parts import part_of
from armillary.web.records.reading import readable
from armillary.web.values.fields import address

MOST = 8
MINUTE = 60


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the picture: this change, or one that it collides with."""

    url: str
    number: str
    title: str
    when: str
    tone: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The picture of its time and of what meets it."""

    rows: tuple[Row, ...]
    shades: tuple[Piece, ...]
    begins: str
    ends: str
    decide: float | None
    now: float | None


@staff_only
@require_safe
def page(request: Request, number: str) -> HttpResponse:
    """Its window, the last decision, and its conflicts with reasons and what to do."""
    act = act_of(request)
    change = cast("Change", readable(record_type_of(Change), number, act.actor))
    zone = ZoneInfo(act.actor.zone)
    found = conflicts.of(change)
    shown = {
        "title": f"When {change.number} is done",
        "heading": "Its window",
        "change": change,
        "url": address(change),
        "zone": act.actor.zone,
        "when": window_of(change, zone),
        "decide": _decide(change, zone),
        "around": _around(change, found, zone, act.at),
        "conflicts": [told(each, zone) for each in found],
        "barred": sum(each.barred for each in found),
        "may_move": change.state in PLANNED and change.path != Path.LATENT,
        "calendar_url": _calendar_url(change, zone),
    }
    return part_of(request, change, "Time", "changes/planning.html", shown)


def _decide(change: Change, zone: ZoneInfo) -> str:
    """Until when one can decide to go back; nothing where nobody has said how long that takes."""
    decide = timing.last_decision(change)
    takes = change.back_out_minutes + change.verify_minutes
    return when(decide, zone) if decide and takes else ""


def _calendar_url(change: Change, zone: ZoneInfo) -> str:
    if change.planned_start is None:
        return ""
    return f"/changes/calendar?view=day&at={change.planned_start.astimezone(zone):%Y-%m-%d}"


def _around(
    change: Change, found: Sequence[Conflict], zone: ZoneInfo, now: datetime
) -> Around | None:
    """This change with those that it meets; None: it has no window."""
    mine = timing.planned(change)
    if mine is None:
        return None
    others = {each.with_change.key: each for each in found if each.with_change}
    shown = list(others.values())[:MOST]
    axis = _axis(mine, [each.collision.meets for each in shown])
    own = Row("", change.number, change.title, "", "own", _pieces(mine, axis))
    start, end = axis.start, axis.end
    return Around(
        rows=(own, *(_row(each, axis, zone) for each in shown)),
        shades=tuple(shades(bands((start, end)), axis)),
        begins=when(timing.moment(start), zone),
        ends=when(timing.moment(end), zone),
        decide=axis.inside(mine.last_decision) if mine.back_out + mine.verify else None,
        now=axis.inside(int(now.timestamp())),
    )


def _axis(mine: Planned, meets: Sequence[Span]) -> Axis:
    """Its own time with a third of it on either side, and what it meets."""
    start, end = mine.taken
    room = max(30 * MINUTE, (end - start) // 3)
    return Axis(
        min([start - room, *(each[0] for each in meets)]),
        max([end + room, *(each[1] for each in meets)]),
    )


def _row(conflict: Conflict, axis: Axis, zone: ZoneInfo) -> Row:
    other = conflict.with_change
    if other is None:
        raise ValueError("Only conflicts with other changes have rows.")
    start, end = timing.moment(other.planned.start), timing.moment(other.planned.end)
    return Row(
        url=f"/changes/{other.number}",
        number=other.number,
        title=other.title,
        when=from_until(start, end, zone),
        tone=TONES[conflict.collision.severity],
        pieces=_pieces(other.planned, axis),
    )


def _pieces(planned: Planned, axis: Axis) -> tuple[Piece, ...]:
    return axis.parts((planned.start, planned.end), planned.taken, planned.last_decision)
