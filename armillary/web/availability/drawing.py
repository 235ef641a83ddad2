"""The time of a service as a strip: what it was, second by second."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from armillary.design.availability.queries.standing import Standing
from armillary.engines.availability import Trouble
from armillary.engines.dependencies import State
from armillary.engines.worktime import Span, clipped, merged
from armillary.web.charts.strips import Stretch, Strip, strip


def drawn(stood: Standing, service: int, spans: Sequence[Span], zone: str) -> Strip | None:
    """All time between the moments, what nobody had promised included."""
    return strip(list(_joined(_stretches(stood, service, spans))), zone)


def _stretches(stood: Standing, service: int, spans: Sequence[Span]) -> Iterator[Stretch]:
    agreed = clipped(merged(spans), stood.start, stood.end)
    watched = merged(clipped(stood.watched.get(service, ()), stood.start, stood.end))
    troubles = stood.troubles.get(service, ())
    turns = {stood.start, stood.end}
    turns |= {turn for span in (*agreed, *watched) for turn in span}
    turns |= {turn for each in troubles for turn in each[:2]}
    inside, seen, sick = _Within(agreed), _Within(watched), _Within([t[:2] for t in troubles])
    for since, until in pairwise(sorted(turns)):
        trouble = troubles[sick.place] if sick.holds(since) else None
        if not inside.holds(since):
            yield Stretch(since, until, "outside")
        elif trouble is not None:
            yield Stretch(since, until, _kind(trouble))
        else:
            yield Stretch(since, until, "up" if seen.holds(since) else "unknown")


def _kind(trouble: Trouble) -> str:
    if trouble.state is not State.DOWN:
        return "degraded"
    return "planned" if trouble.planned else "down"


class _Within:
    """Asked for one moment after another: whether it lies in one of the spans, and in which."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans, self.place = spans, 0

    def holds(self, moment: int) -> bool:
        while self.place < len(self._spans) and self._spans[self.place][1] <= moment:
            self.place += 1
        return self.place < len(self._spans) and self._spans[self.place][0] <= moment


def _joined(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    for _, same in groupby(stretches, key=lambda each: each.kind):
        first, *others = same
        yield first._replace(end=others[-1].end) if others else first
