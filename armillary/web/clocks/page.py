"""The page that explains every second of the clocks of a record."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.engines.clocks import Kind, Segment
from armillary.engines.lengths import briefly, exactly
from armillary.fittings.clocks import queries
from armillary.fittings.clocks.accounts import Account, accounts, holders
from armillary.fittings.clocks.declared import Clocks
from armillary.fittings.clocks.facts import seconds
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.kernel.acts import Act
from armillary.kernel.errors import NotFound
from armillary.records.models import Record
from armillary.web.asking import kind_named
from armillary.web.charts.strips import Stretch, Strip, strip
from armillary.web.clocks.panel import ClockLine, line_of
from armillary.web.records.crumbs import crumbs, hue_of
from armillary.web.records.reading import readable
from armillary.web.values.fields import address, title_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """One clock and every second of it."""

    key: str
    line: ClockLine
    promise: str
    strip: Strip | None
    hands: str


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
    since = min(seconds(record.created_at), account.track.marks[0].at)
    segments = account.segments(since, max(seconds(act.at), since + 1), held)
    due = account.reckoned.due
    return Explained(
        key=f"{account.kind.name}-{account.track.strand}",
        line=line_of(account, act.actor),
        promise=promise_of(account),
        strip=strip(
            [_worded(each, account.clocks) for each in segments],
            act.actor.zone,
            [(due, "due", "due")] if due is not None else (),
        ),
        hands=_hands(segments),
    )


def promise_of(account: Account) -> str:
    """What was promised, when time counts, and by whom."""
    promise = account.track.promise
    hours = queries.calendar_name(promise.calendar)
    within = f"{briefly(promise.target)} of “{hours}”" if hours else briefly(promise.target)
    told = f"{account.kind.help.rstrip('.')}: {within}, by {promise.objective}."
    swaps = len(account.track.offers) - 1
    if swaps:
        often = "once" if swaps == 1 else f"{swaps} times"
        told += f" What is promised has changed {often}; pauses and time spent stay."
    return told


def _worded(segment: Segment, clocks: Clocks) -> Stretch:
    reason = clocks.word(segment.reason) if segment.reason else ""
    return Stretch(segment.start, segment.end, segment.kind.value, reason, segment.holder)


def _hands(segments: Sequence[Segment]) -> str:
    """Whose hands the counted time went through, most first."""
    found: dict[str, int] = {}
    for each in segments:
        if each.kind in (Kind.COUNTED, Kind.LATE) and each.holder:
            found[each.holder] = found.get(each.holder, 0) + each.seconds
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{name} {exactly(counted)}" for name, counted in ranked)
