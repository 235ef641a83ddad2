"""What a clock is told: in which phase it is from a moment on, and what is promised."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from armillary.engines.worktime import Span, WorkingTime


class Phase(StrEnum):
    """What a clock does from a mark on. Before its first mark it has not begun."""

    RUNS = "runs"
    PAUSED = "paused"
    DONE = "done"
    DROPPED = "dropped"


class Mark(NamedTuple):
    """From this second on the clock is in this phase, for this reason."""

    at: int
    phase: Phase
    reason: str = ""


class Terms(NamedTuple):
    """What is promised from this second on: so many working seconds.

    `warnings` are percents of the target at which somebody is told beforehand. Terms that are not
    `retroactive` begin anew at their own second.
    """

    at: int
    target: int
    calendar: WorkingTime
    warnings: tuple[int, ...] = ()
    retroactive: bool = True


def marked(marks: Sequence[Mark], fresh: Mark) -> tuple[Mark, ...]:
    """The marks with a further one. It takes the place of those that it comes before.

    What says the same as the last one adds nothing.

    >>> runs, done = Mark(0, Phase.RUNS), Mark(9, Phase.DONE)
    >>> marked((runs, done), Mark(5, Phase.DONE)) == (runs, Mark(5, Phase.DONE))
    True
    """
    kept = [mark for mark in marks if mark.at < fresh.at]
    if kept and (kept[-1].phase, kept[-1].reason) == (fresh.phase, fresh.reason):
        return tuple(kept)
    return (*kept, fresh)


def moved(marks: Sequence[Mark], fresh: Mark) -> tuple[Mark, ...]:
    """The marks with the last one at another moment: it was said wrongly."""
    return marked(marks[:-1], fresh)


def spans_of(marks: Sequence[Mark], until: int) -> Iterator[tuple[int, int, Mark]]:
    """From when to when each mark held, to the end of what is told."""
    ends = [mark.at for mark in marks[1:]]
    for mark, end in zip(marks, [*ends, until], strict=True) if marks else ():
        if mark.at < min(end, until):
            yield mark.at, min(end, until), mark


def pauses_of(marks: Sequence[Mark]) -> list[Span]:
    """The time in which the clock did not run, between its first mark and its last."""
    if not marks:
        return []
    told = spans_of(marks, marks[-1].at)
    return [(start, end) for start, end, mark in told if mark.phase is not Phase.RUNS]
