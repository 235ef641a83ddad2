"""The page that explains every second of the clocks of a record."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.engines.clocks import Kind, Segment, totals
from armillary.fittings.clocks import queries
from armillary.fittings.clocks.accounts import Account, accounts, holders
from armillary.fittings.clocks.facts import seconds
from armillary.fittings.clocks.wording import lasted, worked
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.kernel.acts import Act
from armillary.kernel.errors import NotFound
from armillary.records.models import Record
from armillary.web.asking import kind_named
from armillary.web.clocks.drawing import Picture, picture
from armillary.web.clocks.panel import ClockLine, line_of, there
from armillary.web.records.crumbs import crumbs, hue_of
from armillary.web.records.reading import readable
from armillary.web.values.fields import address, title_of

MOST_ROWS = 400
"""Of the newest segments so many are listed; the chart and the sums show all."""
WORDS = {
    Kind.BEFORE: "Not begun",
    Kind.COUNTED: "Counted",
    Kind.LATE: "Counted, late",
    Kind.PAUSED: "Paused",
    Kind.OUTSIDE: "Outside working time",
    Kind.AFTER: "Ended",
}


@dataclass(frozen=True, slots=True)
class SegmentLine:
    """One stretch of time in words."""

    start: str
    end: str
    lasted: str
    kind: str
    word: str
    reason: str
    holder: str


@dataclass(frozen=True, slots=True)
class Sum:
    """How much time was of a kind, or in somebody's hands."""

    kind: str
    word: str
    lasted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """One clock and every second of it."""

    key: str
    line: ClockLine
    promise: str
    drawing: Picture
    lines: tuple[SegmentLine, ...]
    left_out: int
    sums: tuple[Sum, ...]
    hands: tuple[Sum, ...]


@signed_in
@require_safe
def page(request: Request, slug: str, number: str) -> HttpResponse:
    """Explain the clocks of a record to somebody who may see it."""
    kind, act = kind_named(slug), act_of(request)
    record = readable(kind, number, act.actor)
    found = accounts(record, act.actor, act.at)
    if not found:
        raise NotFound("Nothing is promised of this record, so no clock runs.")
    held = holders(record) if act.actor.is_staff else []
    return render(
        request,
        "clocks.html",
        {
            "title": f"Clocks of {record.number}",
            "heading": title_of(record),
            "number": record.number,
            "url": address(record),
            "hue": hue_of(kind),
            "zone": act.actor.zone,
            "clocks": [_explained(each, record, act, held) for each in found],
            "breadcrumbs": crumbs(kind, (record.number, address(record)), ("Clocks", "")),
        },
    )


def _explained(
    account: Account, record: Record, act: Act, held: Sequence[tuple[int, str]]
) -> Explained:
    zone = ZoneInfo(act.actor.zone)
    since = min(seconds(record.created_at), account.track.marks[0].at)
    segments = account.segments(since, max(seconds(act.at), since + 1), held)
    lines = tuple(_line(each, account, zone) for each in segments)
    hints = [
        f"{each.word}{f', {each.reason}' if each.reason else ''}: {each.lasted}, from {each.start}"
        for each in lines
    ]
    return Explained(
        key=f"{account.kind.name}-{account.track.strand}",
        line=line_of(account, act.actor),
        promise=promise_of(account),
        drawing=picture(segments, hints, account.reckoned.due, zone),
        lines=lines[-MOST_ROWS:],
        left_out=max(0, len(lines) - MOST_ROWS),
        sums=_sums(segments),
        hands=_hands(segments),
    )


def promise_of(account: Account) -> str:
    """What was promised, when time counts, and by whom."""
    promise = account.track.promise
    hours = queries.calendar_name(promise.calendar)
    within = f"{worked(promise.target)} of “{hours}”" if hours else worked(promise.target)
    told = f"{account.kind.help.rstrip('.')}: {within}, by {promise.objective}."
    swaps = len(account.track.offers) - 1
    if swaps:
        often = "once" if swaps == 1 else f"{swaps} times"
        told += f" What is promised has changed {often}; pauses and time spent stay."
    return told


def _line(segment: Segment, account: Account, zone: ZoneInfo) -> SegmentLine:
    return SegmentLine(
        there(segment.start, zone),
        there(segment.end, zone),
        lasted(segment.seconds),
        segment.kind.value,
        WORDS[segment.kind],
        account.clocks.word(segment.reason) if segment.reason else "",
        segment.holder,
    )


def _sums(segments: Sequence[Segment]) -> tuple[Sum, ...]:
    return tuple(
        Sum(kind.value, WORDS[kind], _exactly(found))
        for kind, found in totals(segments).items()
        if found
    )


def _hands(segments: Sequence[Segment]) -> tuple[Sum, ...]:
    """Whose hands the counted time went through, most first."""
    found: dict[str, int] = {}
    for each in segments:
        if each.kind in (Kind.COUNTED, Kind.LATE) and each.holder:
            found[each.holder] = found.get(each.holder, 0) + each.seconds
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Sum("holder", name, _exactly(counted)) for name, counted in ranked)


def _exactly(found: int) -> str:
    return f"{lasted(found)} ({found:,} s)"
