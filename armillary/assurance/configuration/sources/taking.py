"""Taking a portion of a reading in: items first, relations when all items are there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from armillary.assurance.configuration.actions.seeing import miss
from armillary.assurance.configuration.class_fields import unique_keys
from armillary.assurance.configuration.imports.proposals import Verdict
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.sources import facts
from armillary.assurance.configuration.sources.facts import Ending
from armillary.assurance.configuration.sources.models import Reading, Row
from armillary.assurance.configuration.sources.verbs import (
    COLUMNS,
    EMPTY,
    TAKE_OVER,
    bring_up_to_date,
)
from armillary.assurance.configuration.sources.vocabulary import Outcome
from armillary.assurance.configuration.vocabulary import State
from armillary.fittings.chronicle import Chronicle, Keys, write
from armillary.kernel.access.visibility import visible
from armillary.kernel.acts import Act
from armillary.records.models import numbered

LEFT = (Verdict.UNCLEAR, Verdict.REFUSED)
"""To people."""
SINCE = "It was changed since the reading was tried: read again."


@dataclass
class Taking:
    """One portion on its way: acts in memory, claims and outcomes beside them."""

    reading: Reading
    act: Act
    rows: Sequence[Row]
    chronicle: Chronicle = field(default_factory=lambda: Chronicle(Keys()))
    claims: list[dict[str, Any]] = field(default_factory=list)
    endings: list[Ending] = field(default_factory=list)
    seen: list[int] = field(default_factory=list)

    def take(self) -> int:
        """Take the items of these rows in; how many were. In statements whose number is fixed."""
        self._here = locked(self.act, [row.ci for row in self.rows if row.ci])
        self._said = facts.said(self.reading.source, list(self._here))
        self._claimed = self._keys_given_meanwhile()
        self._held = self._unique_values()
        for row in self.rows:
            self._take(row)
        write(self.act, [self.chronicle.hand_over()])
        facts.claim(self.reading.source, self.act.at, self.claims)
        facts.seen(self.reading.source, self.act.at, self.seen)
        facts.tell(self.endings)
        return sum(each.outcome == Outcome.DONE for each in self.endings)

    def _take(self, row: Row) -> None:
        if row.verdict in LEFT:
            return
        if row.verdict == Verdict.NEW:
            self._make(row)
        elif (item := self._here.get(row.ci or 0)) is None:
            self._refuse(row, "It is not there any more.")
        elif row.verdict == Verdict.CHANGED:
            self._change(row, item)
        elif row.verdict == Verdict.MISSING:
            self._miss(row, item)
        else:
            self._hear(row, item)

    def _make(self, row: Row) -> None:
        if row.key in self._claimed:
            self._refuse(row, "It came by another reading meanwhile: read again.")
            return
        told = {name: new for name, (_, new, _) in row.changes.items()}
        if why := self._taken(told, None):
            self._refuse(row, why)
            return
        verb = TAKE_OVER[State(told.pop("state", State.IN_PRODUCTION))]
        of = catalogue().class_by_name[row.class_name]
        item = self.chronicle.create(verb, self.act, of=of, told=told, source=self.reading.source)
        self._claim(row, item.pk)
        self._done(row, item.pk, {"made": True})

    def _change(self, row: Row, item: ConfigurationItem) -> None:
        told = {name: new for name, (_, new, _) in row.changes.items()}
        stale = any(current(item, name) != old for name, (old, _, _) in row.changes.items())
        if why := SINCE if stale else self._taken(told, item.pk):
            self._refuse(row, why)
            return
        before = {name: old for name, (old, _, _) in row.changes.items()}
        self.chronicle.perform(
            bring_up_to_date, item, self.act, told=told, source=self.reading.source
        )
        self._claim(row, item.pk)
        self._done(row, item.pk, {"values": before, "claim": self._said.get(item.pk)})

    def _miss(self, row: Row, item: ConfigurationItem) -> None:
        if not item.missing:
            self.chronicle.perform(miss, item, self.act, reason=row.why)
        self._done(row, item.pk, {"values": {"missing": False}, "claim": self._said.get(item.pk)})

    def _hear(self, row: Row, item: ConfigurationItem) -> None:
        if row.verdict == Verdict.HEARD:
            self._claim(row, item.pk)
        self.seen.append(item.pk)
        self._done(row, item.pk, {"claim": self._said.get(item.pk)})

    def _claim(self, row: Row, pk: int) -> None:
        told = {"ci": pk, "key": row.key, "said": row.said, "identifiers": row.identifiers}
        self.claims.append(told)

    def _done(self, row: Row, pk: int, before: Mapping[str, Any]) -> None:
        self.endings.append(Ending(row.pk, Outcome.DONE.value, ci=pk, before=before))

    def _refuse(self, row: Row, why: str) -> None:
        self.endings.append(Ending(row.pk, Outcome.REFUSED.value, why))

    def _keys_given_meanwhile(self) -> set[str]:
        new = [row.key for row in self.rows if row.verdict == Verdict.NEW]
        return facts.claimed(self.reading.source, new) if new else set()

    def _unique_values(self) -> dict[tuple[str, str], int]:
        """Who holds what only one may hold, of all that these rows bring."""
        self._unique = unique_keys()
        told = {
            (name, str(change[1]))
            for row in self.rows
            for name, change in row.changes.items()
            if name in self._unique
        }
        return facts.holders(sorted({name for name, _ in told}), sorted({v for _, v in told}))

    def _taken(self, told: Mapping[str, Any], pk: int | None) -> str:
        """Why another one has what only one may have; else these values are taken from now on."""
        mine = [(name, str(value)) for name, value in told.items() if name in self._unique]
        for name, value in mine:
            holder = self._held.get((name, value))
            if holder is not None and holder != pk:
                who = (
                    numbered(ConfigurationItem.prefix, holder)
                    if holder
                    else "Another one of this reading"
                )
                return f"{who} has the {name.replace('_', ' ')} “{value}” already."
        self._held.update(dict.fromkeys(mine, pk or 0))
        return ""


def locked(act: Act, keys: Sequence[int]) -> dict[int, ConfigurationItem]:
    """These items, as they are now and stay until the portion is written."""
    found = visible(ConfigurationItem, act.actor).filter(pk__in=list(keys)).order_by("pk")
    return {item.pk: item for item in found.select_for_update(of=("self",))}


def current(item: ConfigurationItem, name: str) -> Any:
    """What the item holds now, as plans tell it: nothing is None."""
    if name not in COLUMNS:
        return item.custom.get(name)
    held = getattr(item, name)
    return None if held == EMPTY.get(name) else held


def portions(rows: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    """The places of rows, so many at a time."""
    return (rows[start : start + size] for start in range(0, len(rows), size))
