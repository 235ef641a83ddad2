"""Explaining every second: what each stretch of time was, and who was holding."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from armillary.engines.clocks.folding import reckon
from armillary.engines.clocks.marks import Mark, Phase, Terms, spans_of
from armillary.engines.worktime import clipped, intervals


class Kind(StrEnum):
    """What a stretch of time was to a clock."""

    BEFORE = "before"
    COUNTED = "counted"
    LATE = "late"
    PAUSED = "paused"
    OUTSIDE = "outside"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Segment:
    """From a second on until another one: what it was, for which reason, and in whose hands."""

    start: int
    end: int
    kind: Kind
    reason: str = ""
    holder: str = ""

    @property
    def seconds(self) -> int:
        return self.end - self.start


_IDLE = {Phase.PAUSED: Kind.PAUSED, Phase.DONE: Kind.AFTER, Phase.DROPPED: Kind.AFTER}


def explained(
    marks: Sequence[Mark],
    terms: Sequence[Terms],
    since: int,
    until: int,
    holders: Sequence[tuple[int, str]] = (),
) -> list[Segment]:
    """Every second from `since` until `until`, once. `holders` say from when on whose it was."""
    reckoning = reckon(marks, terms)
    told = _told(marks, terms[-1], max(since, reckoning.started), until)
    found = [Segment(since, min(reckoning.started, until), Kind.BEFORE), *told]
    if reckoning.breached is not None:
        found = [piece for each in found for piece in _late(each, reckoning.breached - 1)]
    cuts = [moment for moment, _ in holders]
    pieces = (piece for each in found for piece in _cut(each, cuts))
    held = (replace(each, holder=_holder(each.start, holders)) for each in pieces)
    return _joined(each for each in held if each.start < each.end)


def totals(segments: Iterable[Segment]) -> dict[Kind, int]:
    """How many seconds were of each kind."""
    found = dict.fromkeys(Kind, 0)
    for each in segments:
        found[each.kind] += each.seconds
    return found


def _told(marks: Sequence[Mark], promise: Terms, since: int, until: int) -> Iterator[Segment]:
    for start, end, mark in spans_of(marks, max(until, marks[-1].at)):
        for begin, stop in clipped([(start, end)], since, until):
            if mark.phase is Phase.RUNS:
                yield from _running(promise, begin, stop)
            else:
                yield Segment(begin, stop, _IDLE[mark.phase], mark.reason)


def _running(promise: Terms, since: int, until: int) -> Iterator[Segment]:
    at = since
    for start, end in intervals(promise.calendar, since, until):
        yield Segment(at, start, Kind.OUTSIDE)
        yield Segment(start, end, Kind.COUNTED)
        at = end
    yield Segment(at, until, Kind.OUTSIDE)


def _late(segment: Segment, last_in_time: int) -> Iterator[Segment]:
    """What is counted after the last second in time is late."""
    if segment.kind is not Kind.COUNTED:
        yield segment
        return
    for piece in _cut(segment, [last_in_time]):
        yield piece if piece.start < last_in_time else replace(piece, kind=Kind.LATE)


def _cut(segment: Segment, moments: Iterable[int]) -> Iterator[Segment]:
    start = segment.start
    for moment in moments:
        if start < moment < segment.end:
            yield replace(segment, start=start, end=moment)
            start = moment
    yield replace(segment, start=start)


def _holder(moment: int, holders: Sequence[tuple[int, str]]) -> str:
    return next((name for since, name in reversed(holders) if since <= moment), "")


def _joined(segments: Iterable[Segment]) -> list[Segment]:
    """Neighbours that say the same are one."""
    found: list[Segment] = []
    for each in segments:
        last = found[-1] if found else None
        if last and replace(each, start=last.start) == replace(last, end=each.end):
            found[-1] = replace(last, end=each.end)
        else:
            found.append(each)
    return found
