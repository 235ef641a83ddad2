"""The clocks beside a record: what is left, when that is due, and where each stands in words."""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from armillary.engines.clocks import State
from armillary.engines.lengths import briefly
from armillary.fittings.clocks.accounts import Account, accounts
from armillary.fittings.clocks.promised import AGREEMENT
from armillary.kernel.acts import Act
from armillary.people.models import Person
from armillary.records.models import Record
from armillary.web.values.due import Due
from armillary.web.values.fields import address
from armillary.web.values.making import moment

SOON = 80
"""Percent of the target from which on a clock looks as if it ran out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockLine:
    """One clock in words; `share` is what is spent of it, in percent, at most a hundred."""

    label: str
    by: str
    due: Due
    says: str
    when: str
    share: int
    tone: str


@dataclass(frozen=True, slots=True)
class ClockPanel:
    """The clocks of a record, and where they are explained."""

    lines: tuple[ClockLine, ...]
    url: str


def panel_of(record: Record, act: Act) -> ClockPanel | None:
    """The panel, by one query; None where nothing is promised."""
    found = accounts(record, act.actor, act.at)
    if not found:
        return None
    lines = tuple(line_of(each, act.actor) for each in found)
    return ClockPanel(lines, f"{address(record)}/clocks")


def head_of(panel: ClockPanel | None) -> Due | None:
    """What stands in the head of a record: what was promised to the customer and is due first."""
    if panel is None:
        return None
    coming = [line.due for line in panel.lines if line.due.iso and not line.by]
    return min(coming, key=lambda due: due.iso, default=None)


def line_of(account: Account, reader: Person) -> ClockLine:
    """A clock in words, in the hours of the reader."""
    share = min(100, 100 * account.spent // max(1, account.reckoned.target))
    tone = tone_of(account, share)
    strand = account.track.strand
    return ClockLine(
        label=account.label,
        by=account.track.promise.objective if strand != AGREEMENT else "",
        due=due_of(account, tone),
        says=says_of(account),
        when=when_of(account, ZoneInfo(reader.zone)),
        share=share,
        tone=tone,
    )


def tone_of(account: Account, share: int) -> str:
    """See due.html: ok, soon, late, paused or met."""
    state = account.reckoned.state
    if state is State.DROPPED:
        return "paused"
    if account.late:
        return "late"
    if state is State.MET:
        return "met"
    if state is State.PAUSED:
        return "paused"
    return "soon" if share >= SOON else "ok"


def due_of(account: Account, tone: str) -> Due:
    """The chip: a moment while there is one to come or gone by, else a word."""
    due, state = account.reckoned.due, account.reckoned.state
    if state is State.RUNNING and due is not None:
        told = moment(datetime.fromtimestamp(due, UTC))
        return Due(told.iso, told.text, tone, "overdue" if account.late else "due")
    words = {
        State.PAUSED: "Paused, late" if account.late else "Paused",
        State.MET: "Met",
        State.MISSED: "Missed",
        State.DROPPED: "Dropped",
    }
    return Due("", words.get(state, "Not due"), tone, "")


def says_of(account: Account) -> str:
    """How much is left, or by how much it was missed or met."""
    target, left = briefly(account.reckoned.target), briefly(abs(account.left))
    state = account.reckoned.state
    if state is State.DROPPED:
        return account.reason or "Nothing is promised any more"
    if account.left < 0:
        return f"{left} more than the {target} promised"
    if state is State.MET:
        return f"took {briefly(account.spent)} of {target}"
    return f"{left} left of {target}"


def when_of(account: Account, zone: ZoneInfo) -> str:
    """The moment that matters, by the clocks of the reader; for what waits, what for."""
    reckoned = account.reckoned
    if reckoned.state is State.PAUSED and reckoned.due is None:
        return f"Paused: {account.reason.lower()}" if account.reason else "Paused"
    if reckoned.state in (State.RUNNING, State.PAUSED):
        return f"Due {there(reckoned.due, zone)}" if reckoned.due is not None else ""
    return f"Ended {there(reckoned.ended, zone)}" if reckoned.ended is not None else ""


def there(second: int, zone: ZoneInfo) -> str:
    """A moment by the clocks of a place: "Thu 26 Nov 2026, 14:00 CET"."""
    local = datetime.fromtimestamp(second, zone)
    return f"{local:%a} {local.day} {local:%b %Y, %H:%M %Z}"
