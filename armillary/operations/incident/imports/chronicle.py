"""Does verbs to records in memory: the same bodies and checks, one write for many acts.

What it leaves is what the verbs leave. Who may act is not asked: the source's people acted
already. Objections that depend on today's policy, such as a reopening window, are not asked either.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

import msgspec

from armillary.kernel import known
from armillary.kernel.acts import Act
from armillary.kernel.errors import WrongState
from armillary.kernel.lifecycle import Creation, Transition, rows
from armillary.kernel.lifecycle.checking import check_fields
from armillary.kernel.lifecycle.enacting import first_values
from armillary.kernel.lifecycle.verb import Verb
from armillary.records.models import Record

R = TypeVar("R", bound=Record)
MOST_ACCEPTED = 50_000


class Line(msgspec.Struct, frozen=True, gc=False):
    """A line of the journal."""

    act: UUID
    at: datetime
    actor: int
    door: str
    verb: str
    activity: str
    record_type: str
    record: int
    organisation: int
    before: str
    after: str
    version: int
    changes: dict[str, Any]
    words: str
    audience: str


class Portion(NamedTuple):
    """Records and lines that are to be written."""

    records: Mapping[type[Record], Sequence[Record]]
    lines: Sequence[Line]


@dataclass(slots=True)
class Chronicle:
    """Records and journal lines that wait to be written. `next_key` gives the keys of a model."""

    next_key: Callable[[type[Record]], int]
    accepted: set[tuple[type[Record], str, Any]] = field(default_factory=set)
    records: dict[type[Record], list[Record]] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)

    def create(self, verb: Creation[..., R], act: Act, **arguments: Any) -> R:
        """Make a record by a creation."""
        record: R = verb.body(act, **arguments)
        kind = known.of(type(record))
        record.state = verb.target
        record.created_at = record.updated_at = act.at
        record.organisation_id = record.organisation_id or act.actor.organisation_id
        record.__dict__.update(kind.derive(record))
        self._check(record, _names(type(record)))
        record.pk = self.next_key(type(record))
        self.records.setdefault(type(record), []).append(record)
        self._note(verb, record, act, arguments, before="", changes=first_values(record))
        return record

    def perform(self, verb: Transition[..., R], record: R, act: Act, **arguments: Any) -> None:
        """Do a verb to a record that was made here. WrongState: it does not start from there."""
        if verb.sources and record.state not in verb.sources:
            raise WrongState(f"“{verb.label}” does not start from {record.state}.")
        held = vars(record)
        before = held.copy()
        news = verb.body(record, act, **arguments) or {}
        record.state = verb.target or record.state
        held.update(known.of(type(record)).derive(record))
        changed = [name for name in _names(type(record)) if held[name] != before[name]]
        self._check(record, changed)
        record.version += 1
        record.updated_at = act.at
        pairs = {name: (before[name], held[name]) for name in changed if name != "state"}
        self._note(verb, record, act, arguments, before=before["state"], changes={**pairs, **news})

    @contextmanager
    def undone_when_refused(self) -> Iterator[None]:
        """Forget what was done inside when it raises."""
        lengths = {model: len(made) for model, made in self.records.items()}
        lines = len(self.lines)
        try:
            yield
        except Exception:
            for model, made in self.records.items():
                del made[lengths.get(model, 0) :]
            del self.lines[lines:]
            raise

    def hand_over(self) -> "Portion":
        """What has been done so far, and begin anew."""
        portion = Portion(self.records, self.lines)
        self.records, self.lines = {}, []
        return portion

    def _check(self, record: Record, names: Iterable[str]) -> None:
        """Check what has not been checked before: most values come again and again."""
        held, model = vars(record), type(record)
        fresh = [name for name in names if (model, name, held[name]) not in self.accepted]
        if not fresh:
            return
        check_fields(record, fresh)
        if len(self.accepted) > MOST_ACCEPTED:
            self.accepted.clear()
        self.accepted.update((model, name, held[name]) for name in fresh)

    def _note(
        self,
        verb: Verb,
        record: Record,
        act: Act,
        arguments: Mapping[str, Any],
        *,
        before: str,
        changes: Mapping[str, Any],
    ) -> None:
        kind = known.of(type(record))
        self.lines.append(
            Line(
                act.id,
                act.at,
                act.actor.pk,
                act.door.value,
                verb.name,
                str(verb.activity or kind.tracking),
                kind.slug,
                record.pk,
                record.organisation_id,
                before,
                record.state,
                record.version,
                dict(changes),
                str(arguments.get(verb.words) or ""),
                verb.audience.value,
            )
        )


@cache
def _names(model: type[Record]) -> tuple[str, ...]:
    return tuple(column.attname for column in rows.columns(model))
