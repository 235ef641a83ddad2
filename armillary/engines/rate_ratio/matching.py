"""What to compare with: the same hours of the weeks before, without what was not usual."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from armillary.engines.worktime import Span, lasting, merged
from armillary.engines.worktime.spans import FIRST_ALONE, combined

WEEK = 7 * 86_400


class Counted(NamedTuple):
    """How many in which time: before, in the same hours of the weeks, and after."""

    before: int
    time_before: int
    after: int
    time_after: int


def counted(
    moments: Sequence[int],
    after: Span,
    *,
    weeks: int = 4,
    without: Iterable[Span] = (),
) -> Counted:
    """Of moments in ascending order. `without`: times about other changes and great incidents.

    The time after is at most a week, so that no hour is both before and after.
    """
    if not 0 < after[1] - after[0] <= WEEK:
        raise ValueError("The time after a change is more than nought and at most a week.")
    barred = merged(without)
    late = combined([after], barred, FIRST_ALONE)
    shifts = [-WEEK * back for back in range(weeks, 0, -1)]
    early = [(start + shift, end + shift) for shift in shifts for start, end in late]
    usual = combined(merged(early), barred, FIRST_ALONE)
    return Counted(_within(moments, usual), lasting(usual), _within(moments, late), lasting(late))


def _within(moments: Sequence[int], spans: Iterable[Span]) -> int:
    return sum(bisect_left(moments, end) - bisect_left(moments, start) for start, end in spans)
