"""When somebody is promised help and nobody has promised to give it."""

from collections.abc import Sequence
from functools import reduce

from armillary.engines.worktime import Span, WorkingTime, intervals, minus, union


def uncovered(
    wanted: WorkingTime, given: Sequence[WorkingTime], start: int, end: int
) -> list[Span]:
    """The times from start to end that are wanted and that none of the given covers."""
    left = minus(wanted, reduce(union, given)) if given else wanted
    return intervals(left, start, end)
