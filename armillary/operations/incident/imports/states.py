"""From one state of the source to the next: which acts lie between them."""

from collections.abc import Iterator
from enum import Enum, auto

from armillary.operations.incident.imports.plan import (
    Close,
    Hold,
    Moved,
    Reopen,
    Resolve,
    Resume,
    Start,
    Waiting,
)
from armillary.operations.incident.imports.rows import Row, SourceState

WAITING = {
    SourceState.AWAITING_CALLER: Waiting.CALLER,
    SourceState.AWAITING_PROBLEM: Waiting.PROBLEM,
    SourceState.AWAITING_VENDOR: Waiting.VENDOR,
    SourceState.AWAITING_EVIDENCE: Waiting.EVIDENCE,
}


class Phase(Enum):
    """Where an incident is in its life, whatever it waits for."""

    NEW = auto()
    WORKING = auto()
    HELD = auto()
    RESOLVED = auto()
    CLOSED = auto()


OVER = (Phase.RESOLVED, Phase.CLOSED)


def phase_of(state: SourceState, before: Phase = Phase.NEW) -> Phase:
    """The phase of a state. What was begun and is called new again stays begun."""
    match state:
        case SourceState.NEW:
            return Phase.NEW if before is Phase.NEW else Phase.WORKING
        case SourceState.ACTIVE:
            return Phase.WORKING
        case SourceState.RESOLVED:
            return Phase.RESOLVED
        case SourceState.CLOSED:
            return Phase.CLOSED
        case _:
            return Phase.HELD


def moves(
    before: Phase, waiting: Waiting | None, row: Row, resolver: str | None
) -> Iterator[Moved]:
    """The acts that lead from a phase to the state of the row."""
    after, wanted = phase_of(row.state, before), WAITING.get(row.state)
    if (after, wanted) == (before, waiting):
        return
    if before is Phase.CLOSED or (before is Phase.RESOLVED and after not in OVER):
        yield Reopen(row.line, row.updated_at, row.updated_by)
        before = Phase.WORKING
    if after in OVER:
        yield from _end(before, after, row, resolver)
    else:
        yield from _work(before, wanted, row)


def _end(before: Phase, after: Phase, row: Row, resolver: str | None) -> Iterator[Moved]:
    if before is not Phase.RESOLVED:
        yield Resolve(row.line, row.updated_at, resolver, row.closing_code)
    if after is Phase.CLOSED:
        yield Close(row.line, row.updated_at, row.updated_by)


def _work(before: Phase, wanted: Waiting | None, row: Row) -> Iterator[Moved]:
    where = (row.line, row.updated_at, row.updated_by)
    if wanted:
        yield Hold(*where, wanted)
    elif before is Phase.NEW:
        yield Start(*where)
    elif before is Phase.HELD:
        yield Resume(*where)
