"""Keeping the clocks of a record: its verbs move them, in the same transaction."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter
from typing import Any

import msgspec
from django.db import connection

from armillary.engines.clocks import Reckoning
from armillary.fittings.clocks import declared, replaying, writing
from armillary.fittings.clocks.declared import Clocks
from armillary.fittings.clocks.facts import columns, moment, of_values, seconds
from armillary.fittings.clocks.following import Follower, Place, Track
from armillary.fittings.clocks.stored import Stored, due_next, resume, row_of
from armillary.kernel.acts import Act
from armillary.kernel.lifecycle import beside
from armillary.kernel.lifecycle.beside import Written
from armillary.records.models import Record

_READING = """
select coalesce(json_agg(json_build_array(c.clock, c.strand, c.version, c.told, c.moments)), '[]')
::text from clocks_clock c where c.record_type = '{slug}' and c.record_id = {table}.id
"""


@dataclass(slots=True)
class Held:
    """The clocks of a record in memory: what they were told, and what is stored of each."""

    follower: Follower
    stored: dict[Place, Stored] = field(default_factory=dict)
    at: int = 0
    waiting: set[Place] = field(default_factory=set)
    reckoned: dict[Place, Reckoning] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Keeper:
    """Goes beside the records of a type that has clocks."""

    clocks: Clocks

    def reading(self, table: str) -> str:
        """An act that touches a clock so reads it by no statement of its own.

        Where the lock was waited for, it may tell of the time before: who writes will find out.
        """
        return _READING.format(slug=self.clocks.slug, table=table)

    def begin(self, record: Any, act: Act) -> None:
        held = vars(record)[beside.HELD] = Held(Follower(self.clocks))
        self._step(held, record, act)
        self._due(held, record)

    def made(self, record: Any) -> None:
        if rows := self._rows(vars(record)[beside.HELD], record):
            writing.put(rows)

    def change(self, record: Any, act: Act, before: Mapping[str, Any]) -> Mapping[str, Any]:
        if not self._is_moved(record, before):
            return {}
        held = self._held(record)
        self._step(held, record, act)
        if not held.waiting:
            return {}
        if not writing.put(self._rows(held, record)):
            held = vars(record)[beside.HELD] = self._read(record)
            self._step(held, record, act)
            writing.put(self._rows(held, record))
        return self._due(held, record)

    def follow(self, record: Any, act: Act, before: Mapping[str, Any] | None) -> None:
        if before is None or self._is_moved(record, before):
            self._step(self._held(record), record, act)

    def settle(self, record: Any) -> list[dict[str, Any]]:
        held = vars(record).get(beside.HELD)
        if not isinstance(held, Held) or not held.waiting:
            return []
        self._due(held, record)
        return self._rows(held, record)

    def written(self, rows: list[dict[str, Any]]) -> Written:
        return Written(writing.statement(), writing.written(rows))

    def _is_moved(self, record: Record, before: Mapping[str, Any]) -> bool:
        """Whether the record says anything else now at which clocks look."""
        looking = _looking(self.clocks)
        return bool(looking(vars(record)) != looking(before))

    def _step(self, held: Held, record: Record, act: Act) -> None:
        """Tell the clocks what the record says now. A promise that is new to an old record counts
        from its beginning: its journal is asked."""
        held.at = seconds(act.at)
        facts = of_values(self.clocks, vars(record))
        known = [*held.follower.offers]
        moved = held.follower.step(facts, held.at)
        if not record._state.adding and _more_clocks(held.follower.offers, known):
            held.follower = replaying.follower_of(self.clocks, record.pk)
            held.follower.step(facts, held.at)
            moved = set(held.follower.offers)
        held.waiting |= moved
        for place in moved:
            held.reckoned.pop(place, None)

    def _standing(self, held: Held) -> list[tuple[Track, Reckoning]]:
        """Where the clocks stand; what did not move since is not reckoned again."""
        found = []
        for track in held.follower.tracks():
            place = track.clock, track.strand
            reckoned = held.reckoned.get(place)
            if reckoned is None:
                reckoned = held.reckoned[place] = track.reckoned()
            found.append((track, reckoned))
        return found

    def _rows(self, held: Held, record: Record) -> list[dict[str, Any]]:
        """The rows of the clocks that moved, which count as stored from now on."""
        rows = []
        for track, reckoned in self._standing(held):
            place = track.clock, track.strand
            if place in held.waiting:
                before = held.stored.get(place)
                row = row_of(self.clocks.slug, record.pk, track, reckoned, before, held.at)
                held.stored[place] = Stored(row["version"], row["moments"])
                rows.append(row)
        held.waiting = set()
        return rows

    def _due(self, held: Held, record: Any) -> Mapping[str, Any]:
        """Let the record hold what is due next; where nothing is, nothing is at stake."""
        if not self.clocks.due:
            return {}
        due = moment(due_next(self._standing(held)))
        told: dict[str, Any] = {self.clocks.due: due}
        if due is None and self.clocks.stake and getattr(record, self.clocks.stake) is not None:
            told[self.clocks.stake] = None
        vars(record).update(told)
        return told

    def _held(self, record: Record) -> Held:
        """What is known of the clocks of a record; read where it was not read with its row."""
        found = vars(record).get(beside.HELD)
        if isinstance(found, Held):
            return found
        if found is None:
            found = Held(Follower(self.clocks)) if record._state.adding else self._read(record)
        else:
            found = self._made_of(found)
        vars(record)[beside.HELD] = found
        return found

    def _read(self, record: Record) -> Held:
        with connection.cursor() as cursor:
            table = connection.ops.quote_name(record._meta.db_table)
            cursor.execute(
                f"select ({self.reading(table)}) from {table} where id = %s",  # noqa: S608
                (record.pk,),
            )
            row = cursor.fetchone()
        return self._made_of(row[0] if row else "[]")

    def _made_of(self, text: str) -> Held:
        rows = msgspec.json.decode(text)
        follower = resume(
            self.clocks, [(clock, strand, told) for clock, strand, _, told, _ in rows]
        )
        stored = {
            (clock, strand): Stored(version, moments) for clock, strand, version, _, moments in rows
        }
        return Held(follower, stored)


def _more_clocks(now: Collection[Place], before: Collection[Place]) -> bool:
    """Whether something is promised now for a clock for which nothing was."""
    return len(now) > len(before) and {clock for clock, _ in now} > {clock for clock, _ in before}


@cache
def _looking(clocks: Clocks) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    """Takes what clocks look at out of what a record holds."""
    return itemgetter(*columns(clocks))


def learn(clocks: Clocks) -> None:
    """Let records of this type have these clocks. Called once, when its process is declared."""
    declared.remember(clocks)
    beside.learn(clocks.model, Keeper(clocks))
