"""Does verbs to records in memory: the same bodies and checks, one write for many acts.

Who may act is not asked, nor whether anything speaks against it: it has happened already. Nobody
is taken along: a plan says of each record what was done to it. A body that looks into the database
sees what has been written, not what waits here.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter
from typing import Any, TypeVar

from armillary.fittings.chronicle.portion import Line, Portion, portion_of
from armillary.kernel import custom, known
from armillary.kernel.acts import Act
from armillary.kernel.errors import WrongState
from armillary.kernel.journal.vocabulary import Audience
from armillary.kernel.lifecycle import Creation, Transition, beside, rows
from armillary.kernel.lifecycle.beside import Written
from armillary.kernel.lifecycle.checking import check_fields
from armillary.kernel.lifecycle.enacting import first_values
from armillary.kernel.lifecycle.verb import Verb
from armillary.records.models import Record

R = TypeVar("R", bound=Record)
Waiting = dict[type[Record], dict[int, Record]]
Accepted = dict[type[Record], defaultdict[str, set[Any]]]
"""The values that were checked already, by column."""
MOST_ACCEPTED = 10_000
"""Of each column: a house that is read for hours is not kept in memory."""


@dataclass(slots=True)
class Chronicle:
    """Records and journal lines that wait to be written. `next_key` gives the keys of a model."""

    next_key: Callable[[type[Record]], int]
    accepted: Accepted = field(default_factory=dict)
    made: Waiting = field(default_factory=dict)
    changed: Waiting = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)

    def create(self, verb: Creation[..., R], act: Act, **arguments: Any) -> R:
        """Make a record by a creation."""
        own, added = custom.parted(arguments)
        record: R = verb.body(act, **own)
        model = type(record)
        record.state = verb.target
        record.created_at = record.updated_at = act.at
        record.organisation_id = record.organisation_id or act.actor.organisation_id
        record.__dict__.update(known.of(model).derive(record))
        _put(verb, record, act, added)
        self._check(record, _names(model))
        record.pk = self.next_key(model)
        first = first_values(record)
        self.made.setdefault(model, {})[record.pk] = record
        if companion := beside.of(model):
            companion.follow(record, act, None)
        self._note(verb, record, act, arguments, before="", changes=first)
        return record

    def perform(self, verb: Transition[..., R], record: R, act: Act, **arguments: Any) -> None:
        """Do a verb to a record that was made here, or read and left alone since.

        Raises WrongState when it does not start from there, and what its body raises; then the
        record is as it was.
        """
        if verb.sources and record.state not in verb.sources:
            raise WrongState(f"“{verb.label}” does not start from {record.state}.")
        before = vars(record).copy()
        try:
            self._change(verb, record, act, arguments, before)
        except Exception:
            for column in rows.columns(type(record)):
                setattr(record, column.attname, before[column.attname])
            raise

    @contextmanager
    def undone_when_refused(self) -> Iterator[None]:
        """Forget what was made and done inside when it raises; let those records go."""
        lengths = {model: len(made) for model, made in self.made.items()}
        lines = len(self.lines)
        try:
            yield
        except Exception:
            for model, made in self.made.items():
                while len(made) > lengths.get(model, 0):
                    made.popitem()
            del self.lines[lines:]
            raise

    def hand_over(self) -> Portion:
        """What has been done so far, and begin anew."""
        besides = [*_besides(self.made), *_besides(self.changed)]
        portion = portion_of(_listed(self.made), _listed(self.changed), self.lines, besides)
        self.made, self.changed, self.lines = {}, {}, []
        return portion

    def _change(
        self,
        verb: Transition[..., R],
        record: R,
        act: Act,
        arguments: Mapping[str, Any],
        before: Mapping[str, Any],
    ) -> None:
        held, model = vars(record), type(record)
        own, added = custom.parted(arguments)
        news = verb.body(record, act, **own) or {}
        if record.state not in verb.outcomes:
            record.state = verb.target or record.state
        held.update(known.of(model).derive(record))
        _put(verb, record, act, added)
        changed = _changed(model, before, held)
        self._check(record, changed)
        if added and held["custom"] != before["custom"]:
            changed.append("custom")
        if changed or verb.model or verb.audience == Audience.PUBLIC:
            record.version += 1
            record.updated_at = act.at
            if held["id"] not in self.made.get(model, ()):
                self.changed.setdefault(model, {})[held["id"]] = record
        if changed and (companion := beside.of(model)):
            companion.follow(record, act, before)
        pairs = custom.told(
            {name: (before[name], held[name]) for name in changed if name != "state"}
        )
        self._note(verb, record, act, arguments, before=before["state"], changes={**pairs, **news})

    def _check(self, record: Record, names: Iterable[str]) -> None:
        """Check what has not been checked before: most values come again and again."""
        held, model = vars(record), type(record)
        accepted = self.accepted.setdefault(model, defaultdict(set))
        fresh = [
            name
            for name in names
            if (value := held[name]).__hash__ is None or value not in accepted[name]
        ]
        if not fresh:
            return
        check_fields(record, fresh)
        for name in fresh:
            if len(accepted[name]) >= MOST_ACCEPTED:
                accepted[name].clear()
            if held[name].__hash__:
                accepted[name].add(held[name])

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
                act.actor.id,
                act.door.value,
                verb.name,
                str(verb.activity or kind.tracking),
                kind.slug,
                vars(record)["id"],
                record.organisation_id,
                before,
                record.state,
                record.version,
                dict(changes),
                str(arguments.get(verb.words) or ""),
                verb.audience.value,
            )
        )


def _put(verb: Verb, record: Record, act: Act, added: Mapping[str, Any]) -> None:
    """Let the record hold what is told of its custom fields; nobody is asked for what is not."""
    if added:
        fields = custom.all_of(known.of(type(record)).slug)
        custom.source().put(verb, fields, record, act, added)


def _besides(waiting: Waiting) -> Iterator[Written]:
    """What is to be written beside these records, whose own columns it may set."""
    for model, records in waiting.items():
        if companion := beside.of(model):
            rows_ = [row for record in records.values() for row in companion.settle(record)]
            if rows_:
                yield companion.written(rows_)


def _changed(model: type[Record], before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """In which columns a record is another one now."""
    names, values = _names(model), _values(model)
    pairs = zip(names, values(before), values(after), strict=True)
    return [name for name, old, new in pairs if old is not new and old != new]


@cache
def _values(model: type[Record]) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    """Takes what these columns hold out of what a record holds."""
    return itemgetter(*_names(model))


@cache
def _names(model: type[Record]) -> tuple[str, ...]:
    """The columns that its verbs can change; what the house has added is told by itself."""
    names = (column.attname for column in rows.columns(model))
    return tuple(name for name in names if name != "custom")


def _listed(waiting: Waiting) -> dict[type[Record], Iterable[Record]]:
    return {model: records.values() for model, records in waiting.items()}
