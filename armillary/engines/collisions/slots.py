"""When a change could be done: free time within a horizon, and what stands in the way elsewhere."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from armillary.engines.collisions.finding import relations
from armillary.engines.collisions.rules_of_time import Period
from armillary.engines.collisions.vocabulary import SEVERITY, Planned, Reason, Severity, Vicinity
from armillary.engines.worktime import Span
from armillary.engines.worktime.spans import FIRST_ALONE, clipped, combined, merged

DAY = 86_400
HORIZON, MOST, STEP = 90 * DAY, 100, 3_600


class Blocked(NamedTuple):
    """A stretch in which the change may not begin, why, and because of which change or period."""

    start: int
    end: int
    reason: Reason
    by: int


class Slots(NamedTuple):
    """Windows in which it could be done, the earliest first; and all that stands in the way."""

    found: tuple[Span, ...]
    blocked: tuple[Blocked, ...]


def slots(
    change: Planned,
    others: Iterable[Planned],
    periods: Iterable[Period] = (),
    windows: Sequence[Span] | None = None,
    vicinity: Vicinity | None = None,
    *,
    since: int,
    horizon: int = HORIZON,
    most: int = MOST,
    step: int = STEP,
    mildest: Severity = Severity.WARNING,
) -> Slots:
    """Where a window as long as the one it has fits, from `since` on.

    What is milder than `mildest` does not stand in the way. Each free stretch is tried at its
    beginning, then at each full step, counted from nought.
    """
    until, length = since + horizon, change.end - change.start
    near = vicinity or Vicinity()
    blocked = [
        *_by_others(change, others, near, (since, until), mildest),
        *_by_periods(periods, length, mildest),
        *_by_windows(windows, length, (since, until)),
    ]
    taken = clipped(merged((each.start, each.end) for each in blocked), since, until)
    free = combined([(since, until - length + 1)], taken, FIRST_ALONE)
    found = tuple(_starts(free, length, step, most))
    seen = [each for each in blocked if each.start < until and each.end > since]
    return Slots(found, tuple(sorted(seen)))


def _starts(free: Iterable[Span], length: int, step: int, most: int) -> Iterator[Span]:
    left = most
    for begins, ends in free:
        at = begins
        while at < ends and left:
            yield at, at + length
            at, left = (at // step + 1) * step, left - 1


def _by_others(
    change: Planned, others: Iterable[Planned], near: Vicinity, asked: Span, mildest: Severity
) -> Iterator[Blocked]:
    """A start is barred from when the one would still be watched until the other has ended."""
    length = change.end - change.start
    for other in others:
        if other.key == change.key:
            continue
        yield from _by_order(change, other, length, asked)
        starts, ends = other.taken
        for reason, _ in relations(change, other, near):
            if SEVERITY[reason] >= mildest:
                begins = starts - length - change.watch + 1
                yield Blocked(begins, ends + change.prepare, reason, other.key)


def _by_order(change: Planned, other: Planned, length: int, asked: Span) -> Iterator[Blocked]:
    if other.key in change.follows:
        yield Blocked(min(asked[0], other.end - 1), other.end, Reason.ORDER, other.key)
    if change.key in other.follows:
        begins = other.start - length + 1
        yield Blocked(begins, max(asked[1], begins + 1), Reason.ORDER, other.key)


def _by_periods(periods: Iterable[Period], length: int, mildest: Severity) -> Iterator[Blocked]:
    for key, reason, start, end in periods:
        if SEVERITY[reason] >= mildest:
            yield Blocked(start - length + 1, end, reason, key)


def _by_windows(windows: Sequence[Span] | None, length: int, asked: Span) -> Iterator[Blocked]:
    """A start is barred where the window would end before the change does."""
    if windows is None:
        return
    fitting = [(start, end - length + 1) for start, end in merged(windows) if end - start >= length]
    for start, end in combined([asked], fitting, FIRST_ALONE):
        yield Blocked(start, end, Reason.OUTSIDE_WINDOW, 0)
