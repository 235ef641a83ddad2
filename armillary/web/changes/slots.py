"""When else a change could be done: free time in the next 90 days, and what stands in the way."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import cast
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.change.models import Change, ChangeWindow
from armillary.assurance.change.queries import conflicts
from armillary.assurance.change.queries.conflicts import Room
from armillary.assurance.change.queries.flying import Flying
from armillary.assurance.change.rules.timing import moment
from armillary.engines.collisions import Blocked, Reason
from armillary.engines.lengths import briefly
from armillary.engines.worktime import Span, merged
from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel.registry import record_type_of
from armillary.web.changes.chips import from_until, iso, when
from armillary.web.changes.timeline import Axis, Piece, Tick
from armillary.web.records.crumbs import crumbs
from armillary.web.records.reading import readable
from armillary.web.values.fields import address

HOUR = 3600
MOST_REASONS, MOST_FREE, NIGHT, MORNING, SATURDAY = 60, 60, 22, 6, 5
LABELS = {
    Reason.SAME_ITEM: "The same item is changed",
    Reason.SAME_GROUP: "Another of its group is changed",
    Reason.FALLS_WITH: "What rests on it is changed",
    Reason.NEEDS: "What it rests on is changed",
    Reason.SAME_SERVICE: "A change is felt by the same service",
    Reason.SAME_PERSON: "Somebody is busy",
    Reason.SAME_TOOL: "A tool is taken",
    Reason.ORDER: "An order would be broken",
    Reason.FREEZE: "Freeze",
    Reason.OUTSIDE_WINDOW: "Outside of windows",
    Reason.CRITICAL_TIME: "Business-critical time",
    Reason.NO_ROOM: "No room to go back",
}


@dataclass(frozen=True, slots=True)
class Slot:
    """A window that is free, with the way to take it."""

    label: str
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A reason, and when it stands in the way."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something that stands in the way, in words."""

    label: str
    what: str
    url: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """See changes/slots.html."""

    lasts: str
    picks: tuple[Slot, ...]
    days: tuple[tuple[str, tuple[Slot, ...]], ...]
    free: tuple[str, ...]
    more_free: int
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    obstacles: tuple[Obstacle, ...]
    more_obstacles: int


@staff_only
@require_safe
def page(request: Request, number: str) -> HttpResponse:
    """Show where a window as long as its own fits, within 90 days."""
    kind, act = record_type_of(Change), act_of(request)
    change = cast("Change", readable(kind, number, act.actor))
    zone, url = ZoneInfo(act.actor.zone), address(change)
    since = (int(act.at.timestamp()) // HOUR + 1) * HOUR
    room = conflicts.room(change, since)
    shown = {
        "title": f"When {change.number} could be done",
        "breadcrumbs": crumbs(kind, (change.number, url), ("Free time", "")),
        "change": change,
        "url": url,
        "zone": act.actor.zone,
        "found": _found(change, room, since, zone) if room else None,
    }
    return render(request, "changes/slots.html", shown)


def _found(change: Change, room: Room, since: int, zone: ZoneInfo) -> Found:
    axis = Axis(since, since + conflicts.HORIZON)
    free = _free(room.slots.blocked, axis)
    slots = room.slots.found
    return Found(
        lasts=briefly(_length(change)),
        picks=tuple(_picks(change, slots, zone)),
        days=tuple(_days(change, slots, zone)),
        free=tuple(_stretch(each, zone) for each in free[:MOST_FREE]),
        more_free=max(0, len(free) - MOST_FREE),
        lanes=tuple(_lanes(room.slots.blocked, free, axis)),
        ticks=tuple(_ticks(axis, zone)),
        obstacles=tuple(_obstacles(room, zone)),
        more_obstacles=max(0, len(room.slots.blocked) - MOST_REASONS),
    )


def _length(change: Change) -> int:
    if change.planned_start is None or change.planned_end is None:
        return 0
    return int((change.planned_end - change.planned_start).total_seconds())


def _free(blocked: Iterable[Blocked], axis: Axis) -> list[Span]:
    """The stretches in which it may begin."""
    taken = merged((each.start, each.end) for each in blocked)
    edges, at = list[Span](), axis.start
    for start, end in taken:
        if start > at:
            edges.append((at, min(start, axis.end)))
        at = max(at, end)
    return [*edges, (at, axis.end)] if at < axis.end else edges


def _picks(change: Change, slots: Sequence[Span], zone: ZoneInfo) -> Iterator[Slot]:
    """The first at all, the first by night, and the first on a weekend."""
    wanted = (
        ("The first", lambda there: True),
        ("The first by night", lambda there: there.hour >= NIGHT or there.hour < MORNING),
        ("The first on a weekend", lambda there: there.weekday() >= SATURDAY),
    )
    for label, fits in wanted:
        found = next((each for each in slots if fits(moment(each[0]).astimezone(zone))), None)
        if found:
            yield _slot(change, found, zone, label)


def _days(
    change: Change, slots: Sequence[Span], zone: ZoneInfo
) -> Iterator[tuple[str, tuple[Slot, ...]]]:
    held: dict[str, list[Span]] = defaultdict(list)
    for each in slots:
        there = moment(each[0]).astimezone(zone)
        held[f"{there:%A} {there.day} {there:%B}"].append(each)
    for day, some in held.items():
        yield day, tuple(_slot(change, each, zone, "") for each in some)


def _slot(change: Change, span: Span, zone: ZoneInfo, label: str) -> Slot:
    start, end = map(moment, span)
    words = from_until(start, end, zone) if label else f"{start.astimezone(zone):%H:%M}"
    url = f"/changes/{change.number}/move?start={iso(start)}&end={iso(end)}"
    return Slot(label, words, url)


def _stretch(span: Span, zone: ZoneInfo) -> str:
    """When it may begin, in words."""
    start, end = map(moment, span)
    return f"{when(start, zone)} to {when(end, zone)}"


def _lanes(blocked: Sequence[Blocked], free: Sequence[Span], axis: Axis) -> Iterator[Lane]:
    yield Lane("It may begin", tuple(_pieces(free, axis, "free")))
    held: dict[Reason, list[Span]] = defaultdict(list)
    for each in blocked:
        held[each.reason].append((each.start, each.end))
    for reason, spans in held.items():
        yield Lane(LABELS[reason], tuple(_pieces(merged(spans), axis, "taken")))


def _pieces(spans: Iterable[Span], axis: Axis, kind: str) -> Iterator[Piece]:
    yield from filter(None, (axis.piece(start, end, kind) for start, end in spans))


def _ticks(axis: Axis, zone: ZoneInfo) -> Iterator[Tick]:
    """Mondays, every second of them with its date."""
    day = moment(axis.start).astimezone(zone).replace(hour=0, minute=0)
    day += timedelta(days=7 - day.weekday())
    strong = True
    while (second := int(day.timestamp())) < axis.end:
        yield Tick(axis.place(second), f"{day.day} {day:%b}" if strong else "", strong)
        day, strong = day + timedelta(days=7), not strong


def _obstacles(room: Room, zone: ZoneInfo) -> Iterator[Obstacle]:
    for each in room.slots.blocked[:MOST_REASONS]:
        what, url = _by(each, room.others, room.windows)
        start, end = moment(each.start), moment(each.end)
        yield Obstacle(LABELS[each.reason], what, url, from_until(start, end, zone))


def _by(
    blocked: Blocked, others: Mapping[int, Flying], windows: Mapping[int, ChangeWindow]
) -> tuple[str, str]:
    if blocked.reason in (Reason.FREEZE, Reason.CRITICAL_TIME) and blocked.by in windows:
        window = windows[blocked.by]
        return window.name, f"/change-windows/{window.number}"
    if blocked.by in others and blocked.reason is not Reason.OUTSIDE_WINDOW:
        other = others[blocked.by]
        return f"{other.number} {other.title}", f"/changes/{other.number}"
    return "", ""
