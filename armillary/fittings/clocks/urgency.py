"""How pressing records are: of each the clock that is due next, and how much of it is spent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from armillary.engines.worktime import between
from armillary.fittings.clocks import queries
from armillary.fittings.clocks.declared import ClockKind, Clocks
from armillary.fittings.clocks.facts import seconds
from armillary.fittings.clocks.promised import calendar
from armillary.fittings.clocks.vocabulary import ClockState


@dataclass(frozen=True, slots=True, kw_only=True)
class Urgency:
    """A clock that is not done. `share` is what is spent of it in percent; `due` is None while it
    is paused before that."""

    kind: ClockKind
    target: int
    share: int
    due: datetime | None
    late: bool
    paused: bool


def urgencies(clocks: Clocks, keys: Sequence[int], now: datetime) -> dict[int, Urgency]:
    """The most pressing clock of each of these records that has one: one statement."""
    found: dict[int, Urgency] = {}
    for key, each in _open(clocks, keys, seconds(now)):
        if key not in found or _pressing(each) < _pressing(found[key]):
            found[key] = each
    return found


def _open(clocks: Clocks, keys: Sequence[int], now: int) -> Iterator[tuple[int, Urgency]]:
    for row in queries.open_clocks(clocks, keys):
        if kind := clocks.kind(row["clock"]):
            yield row["record_id"], _urgency(kind, row, now)


def _urgency(kind: ClockKind, row: dict[str, Any], now: int) -> Urgency:
    spent, target = row["spent"], row["target"]
    if row["running_since"]:
        since = seconds(row["running_since"])
        spent += between(calendar(row["calendar_id"]), since, max(now, since))
    return Urgency(
        kind=kind,
        target=target,
        share=100 * spent // target,
        due=row["due_at"],
        late=spent > target,
        paused=row["state"] == ClockState.PAUSED,
    )


def _pressing(each: Urgency) -> tuple[bool, float]:
    """What is due comes before what is paused, and sooner before later."""
    return each.due is None, each.due.timestamp() if each.due else -each.share
