"""What approvals do by themselves: they are taken back, expire, and people are told."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from armillary.fittings.approvals import declared, telling
from armillary.fittings.approvals.actions.ending import expire, void
from armillary.fittings.approvals.actions.meetings import call, draw_up
from armillary.fittings.approvals.models import Approval, Board
from armillary.fittings.approvals.queries import approvals, boards, journal
from armillary.fittings.approvals.queries.flaws import withdrawn_by
from armillary.fittings.approvals.rules.meetings import next_meeting
from armillary.fittings.calendars.clock import clock_in
from armillary.kernel.acts import Act
from armillary.kernel.errors import Refusal
from armillary.kernel.jobs.queue import defer
from armillary.kernel.lifecycle.rows import read

CHECK, TELL = "approvals: check", "approvals: tell"
NEAR = timedelta(days=2)
"""So long before a meeting its agenda is kept up to date by itself."""


def heed(act: Act, lines: Sequence[int]) -> None:
    """Look again at the approvals of what was changed, and tell of those that were decided."""
    places = journal.places_of(lines, [each.slug for each in declared.everywhere()])
    for key in approvals.live_about(places):
        defer(CHECK, {"approval": key}, key=f"{CHECK} {key}")
    for key in journal.approvals_in(lines):
        arguments = {"approval": key, "lines": list(lines)}
        defer(TELL, arguments, key=f"{TELL} {key} {max(lines)}")


def check_all(act: Act) -> int:
    """Look again at all that stands: what a record would hit changes without the record."""
    keys = approvals.live_ones()
    for key in keys:
        defer(CHECK, {"approval": key}, key=f"{CHECK} {key}")
    return len(keys)


def check(act: Act, arguments: Mapping[str, Any]) -> None:
    """Take an approval back whose record is no longer what it is bound to."""
    approval = _read(arguments)
    subject = approvals.subject_of(approval) if approval else None
    if approval is None or subject is None:
        return
    if reason := withdrawn_by(approval, subject):
        _try(lambda: void(approval, act, reason=reason))


def expire_what_is_over(act: Act) -> int:
    """End what has passed its last moment. Each is its own savepoint."""
    return sum(_try(lambda each=each: expire(each, act)) for each in approvals.expired(act.at))


def remind(act: Act) -> int:
    """Tell those who have not decided, once for each step, that it is soon due."""
    return telling.remind_of_due(act)


def tell(act: Act, arguments: Mapping[str, Any]) -> None:
    """Tell whoever has to know how an approval stands now, each once."""
    if approval := _read(arguments):
        telling.tell_of(approval, act, arguments["lines"])


def let_boards_meet(act: Act) -> int:
    """Plan the next meeting of each board, and bring the agendas of those that are near up to date.

    How many meetings were planned. Each is its own savepoint.
    """
    for meeting in boards.to_draw_up(act.at, act.at + NEAR):
        if any(boards.drift_of(meeting)):
            _try(lambda meeting=meeting: draw_up(meeting, act))
    return sum(_plan(board, act) for board in boards.without_a_meeting(act.at))


def _plan(board: Board, act: Act) -> bool:
    clock = clock_in(board.begins) or timedelta()
    moment = next_meeting(board.first_on, board.every_weeks, clock, board.zone, act.at)
    return moment is not None and _try(lambda: _call(board, act, moment))


def _call(board: Board, act: Act, moment: datetime) -> None:
    telling.tell_members(call(act, board=board, starts_at=moment), act)


def _read(arguments: Mapping[str, Any]) -> Approval | None:
    found = read(Approval, arguments["approval"])
    return found if isinstance(found, Approval) else None


def _try(doing: Any) -> bool:
    """Somebody may have ended it in the meantime; then there is nothing to do."""
    try:
        doing()
    except Refusal:
        return False
    return True
