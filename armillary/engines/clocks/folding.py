"""From marks and terms to where a clock stands: spent, left, due, breached, and when to warn."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from armillary.engines.clocks.marks import Mark, Phase, Terms, pauses_of
from armillary.engines.worktime import Span, WorkingTime, between, clipped, due, merged

PERCENT = 100


class State(StrEnum):
    """Where a clock stands. Whether one that is not done is late depends on the moment."""

    RUNNING = "running"
    PAUSED = "paused"
    MET = "met"
    MISSED = "missed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """Where a clock stands after its last mark.

    `spent` is the time counted until then; while it runs, more is counted since `running_since`.
    `due` is the moment that was promised: None while a pause goes on before it. `breached` is the
    first moment at which the promise is broken, and `warnings` are those at which each share of it
    is spent, in the order of the terms: None where that is not known, or will not come any more.
    """

    state: State
    started: int
    ended: int | None
    spent: int
    running_since: int | None
    target: int
    due: int | None
    breached: int | None
    warnings: tuple[int | None, ...]

    @property
    def left(self) -> int:
        """What was left of the promise at the last mark; less than nothing when it is broken."""
        return self.target - self.spent


def reckon(marks: Sequence[Mark], terms: Sequence[Terms]) -> Reckoning:
    """Fold the marks over the promise that holds. There is at least one of each."""
    promise, last = terms[-1], marks[-1]
    start = _start(marks, promise)
    pauses = merged(pauses_of(marks))
    spent = _spent(promise.calendar, start, last.at, pauses)
    runs = last.phase is Phase.RUNS
    moments = _Moments(promise.calendar, start, pauses, None if runs else spent)
    return Reckoning(
        state=_state(last.phase, spent, promise.target),
        started=start,
        ended=last.at if last.phase in (Phase.DONE, Phase.DROPPED) else None,
        spent=spent,
        running_since=max(last.at, start) if runs else None,
        target=promise.target,
        due=(moments if last.phase is Phase.PAUSED else moments.open).of(promise.target),
        breached=moments.of(promise.target + 1),
        warnings=tuple(moments.of(_share(promise.target, each)) for each in promise.warnings),
    )


def spent_until(reckoning: Reckoning, calendar: WorkingTime, moment: int) -> int:
    """The time counted until a moment after the last mark."""
    if reckoning.running_since is None:
        return reckoning.spent
    return reckoning.spent + between(calendar, reckoning.running_since, moment)


class _Moments(NamedTuple):
    """When so many seconds were counted. `most` were counted by the last mark; None: it goes on."""

    calendar: WorkingTime
    start: int
    pauses: Sequence[Span]
    most: int | None

    @property
    def open(self) -> "_Moments":
        """The same as if it had gone on."""
        return _Moments(self.calendar, self.start, self.pauses, None)

    def of(self, seconds: int) -> int | None:
        """None: never, or not by the last mark."""
        if self.most is not None and seconds > self.most:
            return None
        return due(self.calendar, self.start, seconds, self.pauses)


def _start(marks: Sequence[Mark], promise: Terms) -> int:
    first = marks[0].at
    return first if promise.retroactive else max(first, promise.at)


def _spent(calendar: WorkingTime, start: int, end: int, pauses: Sequence[Span]) -> int:
    paused = clipped(pauses, start, end) if start < end else ()
    return between(calendar, start, end) - sum(between(calendar, *span) for span in paused)


def _share(target: int, percent: int) -> int:
    """So much of the target in whole seconds, not less."""
    return -(-target * percent // PERCENT)


def _state(phase: Phase, spent: int, target: int) -> State:
    match phase:
        case Phase.RUNS:
            return State.RUNNING
        case Phase.PAUSED:
            return State.PAUSED
        case Phase.DONE:
            return State.MET if spent <= target else State.MISSED
        case Phase.DROPPED:
            return State.DROPPED
