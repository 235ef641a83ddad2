"""Accounts of clocks: what was promised of a record, where that stands now, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from armillary.engines.clocks import Reckoning, Segment, explained
from armillary.engines.clocks.folding import spent_until
from armillary.fittings.clocks import declared, queries
from armillary.fittings.clocks.declared import ClockKind, Clocks
from armillary.fittings.clocks.facts import after_line, seconds
from armillary.fittings.clocks.following import Track
from armillary.fittings.clocks.promised import AGREEMENT
from armillary.fittings.clocks.stored import OPEN, track_of
from armillary.people.models import Person
from armillary.records.models import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One clock of a record at a moment: `spent` and `left` are seconds of working time.

    `party` is the name of whoever promised it to us; empty: we did, to the customer.
    """

    clocks: Clocks
    kind: ClockKind
    track: Track
    reckoned: Reckoning
    spent: int
    late: bool
    party: str = ""

    @property
    def label(self) -> str:
        """What it is called, and by whom it was promised."""
        return f"{self.kind.label} by {self.party}" if self.party else self.kind.label

    @property
    def left(self) -> int:
        return self.reckoned.target - self.spent

    @property
    def is_open(self) -> bool:
        return self.reckoned.state in OPEN

    @property
    def reason(self) -> str:
        """Why it stands, where it does."""
        reason = self.track.told[-1].reason
        return self.clocks.word(reason) if reason else ""

    def segments(
        self, since: int, now: int, holders: Sequence[tuple[int, str]] = ()
    ) -> list[Segment]:
        """Every second from a moment until now, or until it ended."""
        until = now if self.is_open else max(self.reckoned.ended or now, since + 1)
        return explained(self.track.told, self.track.terms, since, until, holders)


def accounts(record: Record, actor: Person, now: datetime) -> list[Account]:
    """The clocks of a record, those of other strands than the agreement for the staff alone."""
    clocks = declared.of(type(record))
    if clocks is None:
        return []
    rows = list(queries.of_record(clocks.slug, record.pk))
    names = queries.party_names({row.strand for row in rows}) if actor.is_staff else {}
    found = [_account(clocks, row, seconds(now), names) for row in rows]
    kept = [each for each in found if each and (actor.is_staff or each.track.strand == AGREEMENT)]
    order = [kind.name for kind in clocks.kinds]
    return sorted(kept, key=lambda each: (order.index(each.kind.name), each.track.strand))


def holders(record: Record) -> list[tuple[int, str]]:
    """From when on a record was in whose hands, by its journal: the closest that is known."""
    clocks = declared.of(type(record))
    if clocks is None:
        return []
    told: list[tuple[int, tuple[str, int] | None]] = []
    facts: dict[str, Any] = {}
    for line in queries.lines(clocks, [record.pk]):
        facts = after_line(clocks, facts, line)
        held = next(((name, facts[name]) for name in clocks.holder if facts[name]), None)
        if not told or told[-1][1] != held:
            told.append((seconds(line["at"]), held))
    names = queries.names_of(clocks, {held for _, held in told if held})
    return [(at, names.get(held, "") if held else "nobody") for at, held in told]


def _account(clocks: Clocks, row: Any, now: int, names: Mapping[str, str]) -> Account | None:
    kind = clocks.kind(row.clock)
    if kind is None:
        return None
    track = track_of(row.clock, row.strand, row.told)
    reckoned = track.reckoned()
    spent = spent_until(reckoned, track.terms[-1].calendar, now)
    return Account(
        clocks=clocks,
        kind=kind,
        track=track,
        reckoned=reckoned,
        spent=spent,
        late=spent > reckoned.target,
        party=names.get(row.strand, ""),
    )
