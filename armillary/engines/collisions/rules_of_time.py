"""When changes may be done at all: windows for them, freezes, times that matter most."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from armillary.engines.collisions.vocabulary import SEVERITY, Collision, Planned, Reason
from armillary.engines.worktime import Span
from armillary.engines.worktime.spans import FIRST_ALONE, combined, merged


class Period(NamedTuple):
    """A freeze, or a time that matters most, that holds for the change that is asked about."""

    key: int
    reason: Reason
    start: int
    end: int


def breaches(
    change: Planned, periods: Iterable[Period], windows: Sequence[Span] | None = None
) -> list[Collision]:
    """What its own time breaks. `windows`: when changes are allowed; None: whenever.

    Preparation and watch may lie outside a window, and within a freeze: they change nothing.
    """
    found = [
        _breach(period.reason, period.key, (max(change.start, period.start), end))
        for period in periods
        if (end := min(change.end, period.end)) > max(change.start, period.start)
    ]
    if windows is not None:
        outside = combined([(change.start, change.end)], merged(windows), FIRST_ALONE)
        found += [_breach(Reason.OUTSIDE_WINDOW, 0, stretch) for stretch in outside]
    if change.last_decision <= change.start:
        found.append(_breach(Reason.NO_ROOM, 0, (change.last_decision, change.start)))
    return sorted(found, key=lambda each: (-each.severity, each.meets, each.other))


def _breach(reason: Reason, key: int, stretch: Span) -> Collision:
    return Collision(reason, SEVERITY[reason], key, (), stretch)
