"""Finding records of all types by words: their own, and those that were said about them.

Two statements look where there is something, a third one ranks it. What the actor may see is
part of all of them, so ranks, counts and snippets know nothing else.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from armillary.fittings.search.looking import FEW, Looked, asked, look
from armillary.fittings.search.marking import Marked, pieces, snippet
from armillary.fittings.search.ranking import ranked
from armillary.kernel.declarations import RecordType
from armillary.kernel.fields import fields_of
from armillary.kernel.listing.facets import Count
from armillary.kernel.listing.reading import one
from armillary.kernel.registry import record_type_of, record_types
from armillary.kernel.search.jump import meant
from armillary.kernel.search.words import words_of
from armillary.people.models import Person
from armillary.records.models import numbered

DEFAULT_LIMIT, HIGHEST_LIMIT = 10, 50


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found. `said` tells that the snippet is from its journal."""

    kind: RecordType
    key: int
    title: tuple[Marked, ...]
    state: str
    updated_at: datetime
    snippet: tuple[Marked, ...]
    said: bool

    @property
    def number(self) -> str:
        return numbered(self.kind.model.prefix, self.key)


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one type, the best first, and how many there are."""

    kind: RecordType
    hits: tuple[Hit, ...]
    count: Count


@dataclass(frozen=True, slots=True)
class Found:
    """Everything found; `exact` is the record whose number was typed."""

    words: tuple[str, ...]
    exact: Hit | None
    groups: tuple[Group, ...]


def find(
    text: str, actor: Person, *, only: Collection[str] = (), limit: int = DEFAULT_LIMIT
) -> Found:
    """Search all types, or only those of these slugs: four statements, however many there are."""
    words = words_of(text)
    kinds = [kind for kind in record_types().values() if not only or kind.slug in only]
    if not words or not kinds:
        return Found(words, None, ())
    wanted = asked(kinds, words, actor)
    best = ranked(look(kinds, wanted), wanted, limit)
    groups = (_group(looked, rows, words) for looked, rows in best)
    return Found(words, _exact(words, actor, kinds), tuple(groups))


def _exact(words: tuple[str, ...], actor: Person, kinds: Sequence[RecordType]) -> Hit | None:
    target = meant(words)
    if target is None or record_type_of(target[0].model) not in kinds:
        return None
    kind = record_type_of(target[0].model)
    fields = tuple(fields_of(kind)[name] for name in (kind.title, "state", "updated_at"))
    row = one(kind, fields, target[1], actor)
    if row is None:
        return None
    title, state, updated_at = row.values
    named = pieces(_titled(kind, row.key, str(title)), ())
    return Hit(kind, row.key, named, state, updated_at, (), said=False)


def _group(looked: Looked, rows: list[Any], words: tuple[str, ...]) -> Group:
    best = sorted(rows, key=lambda row: (-row[1], -row[0]))
    return Group(
        looked.kind,
        tuple(_hit(looked.kind, row, words) for row in best),
        Count(min(looked.count, FEW), looked.count > FEW),
    )


def _hit(kind: RecordType, row: Any, words: tuple[str, ...]) -> Hit:
    key, _, title, state, updated_at, own, said = row
    own_snippet = snippet(own, words)
    said_snippet = () if own_snippet or said is None else snippet(said, words)
    return Hit(
        kind=kind,
        key=key,
        title=pieces(_titled(kind, key, title), words),
        state=state,
        updated_at=updated_at,
        snippet=own_snippet or said_snippet,
        said=bool(said_snippet),
    )


def _titled(kind: RecordType, key: int, title: str) -> str:
    """What a record is called; where people read nothing but its number, that."""
    return numbered(kind.model.prefix, key) if kind.title == "number" else title
