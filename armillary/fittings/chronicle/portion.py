"""What waits to be written: rows and journal lines, as JSON that the database unfolds."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple, Protocol
from uuid import UUID

import msgspec

from armillary.kernel.acts import Act
from armillary.kernel.journal.writing import plain
from armillary.kernel.known import Known
from armillary.kernel.lifecycle import rows
from armillary.kernel.lifecycle.beside import Written
from armillary.kernel.lifecycle.verb import Verb
from armillary.records.models import Record

_encode = msgspec.json.Encoder(enc_hook=plain).encode


class Standing(Protocol):
    """What lines need to know of a record that stays as it is."""

    @property
    def organisation(self) -> int: ...
    @property
    def state(self) -> str: ...
    @property
    def version(self) -> int: ...


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

    @classmethod
    def beside(
        cls,
        act: Act,
        verb: Verb,
        kind: Known,
        of: tuple[int, Standing],
        changes: dict[str, Any],
        words: str,
    ) -> "Line":
        """One of a record, by its key, that is written beside it: it stays as it stands."""
        key, record = of
        return cls(
            act.id,
            act.at,
            act.actor.pk,
            act.door.value,
            verb.name,
            str(verb.activity or kind.tracking),
            kind.slug,
            key,
            record.organisation,
            record.state,
            record.state,
            record.version,
            changes,
            words,
            verb.audience.value,
        )


class Portion(NamedTuple):
    """Rows to insert and rows to update, by model, and the lines; how many lines those are.
    `besides` are statements for what goes beside the rows.

    It holds nothing that may still change, so that it can be written beside what goes on.
    """

    made: Mapping[type[Record], str]
    changed: Mapping[type[Record], str]
    lines: str
    line_count: int
    besides: Sequence[Written]


def portion_of(
    made: Mapping[type[Record], Iterable[Record]],
    changed: Mapping[type[Record], Iterable[Record]],
    lines: list[Line],
    besides: Sequence[Written] = (),
) -> Portion:
    """The rows as the records hold them now."""
    return Portion(
        {model: _rows(model, records) for model, records in made.items()},
        {model: _rows(model, records) for model, records in changed.items()},
        _encode(lines).decode(),
        len(lines),
        besides,
    )


def _rows(model: type[Record], records: Iterable[Record]) -> str:
    held = map(vars, records)
    pairs = _pairs(model)
    return _encode([{name: one[attribute] for attribute, name in pairs} for one in held]).decode()


@cache
def _pairs(model: type[Record]) -> tuple[tuple[str, str], ...]:
    return tuple((column.attname, str(column.column)) for column in rows.columns(model))
