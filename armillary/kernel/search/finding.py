"""Finding records of all types by words: their own, and those that were said about them.

What the actor may see is part of each branch of the one statement, so ranks, counts and snippets
know nothing else. Only the newest thousand hits of a type are ranked: common words stay quick.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from armillary.kernel.declarations import RecordType
from armillary.kernel.fields import fields_of
from armillary.kernel.journal.vocabulary import Audience
from armillary.kernel.listing import sql
from armillary.kernel.listing.facets import Count
from armillary.kernel.listing.reading import one
from armillary.kernel.listing.sql import Piece
from armillary.kernel.registry import record_type_of, record_types
from armillary.kernel.search.jump import meant
from armillary.kernel.search.marking import Marked, pieces, snippet
from armillary.kernel.search.words import tsquery, words_of
from armillary.people.models import Person
from armillary.records.models import numbered

RANKED, SAID, READ = 1_000, 200, 4_000
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
    """Search all types, or only those of these slugs: two statements at most."""
    words = words_of(text)
    kinds = [kind for kind in record_types().values() if not only or kind.slug in only]
    if not words or not kinds:
        return Found(words, None, ())
    branches = [_branch(at, kind, words, actor, limit) for at, kind in enumerate(kinds)]
    found: dict[int, list[Any]] = {}
    for row in sql.fetch(sql.both(branches, " union all ")):
        found.setdefault(row[0], []).append(row)
    groups = (_group(kinds[at], rows, words) for at, rows in sorted(found.items()))
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


def _group(kind: RecordType, rows: list[Any], words: tuple[str, ...]) -> Group:
    best = sorted(rows, key=lambda row: (-row[2], -row[1]))
    count = rows[0][3]
    return Group(
        kind,
        tuple(_hit(kind, row, words) for row in best),
        Count(min(count, RANKED), count > RANKED),
    )


def _hit(kind: RecordType, row: Any, words: tuple[str, ...]) -> Hit:
    _, key, _, _, title, state, updated_at, own, said = row
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


def _branch(at: int, kind: RecordType, words: tuple[str, ...], actor: Person, limit: int) -> Piece:
    """One type: the keys of its hits with ranks, the best of them with their texts."""
    table, query = sql.table(kind.model), tsquery(words)
    own, said = _own(kind, query, actor), _said(kind, query, actor)
    latest = _said_here(kind, query, actor)
    text = f"""
        select {at}, best.id, best.rank, best.number_found, {_text(kind, kind.title)},
            {table}.state, {table}.updated_at, {_texts(kind)}, ({latest})
        from (
            select id, max(rank) as rank, count(*) over () as number_found
            from (({own.text}) union all ({said.text})) hits group by id
            order by 2 desc, 1 desc limit {int(limit)}
        ) best join {table} on {table}.id = best.id
    """  # noqa: S608
    return Piece(text, (*own.bound, *said.bound))


def _own(kind: RecordType, query: str, actor: Person) -> Piece:
    table = sql.table(kind.model)
    where = sql.both((sql.seen(kind.model, actor), Piece(f"{table}.search @@ {query}")))
    ranked = [f"{table}.id", f"ts_rank({table}.search, {query}) as rank"]
    return sql.select(ranked, Piece(table), where, f"{table}.id desc", RANKED + 1)


def _said(kind: RecordType, query: str, actor: Person) -> Piece:
    """Records about which it was said, in lines that the actor may read."""
    heard = Piece(f"record_type = {sql.literal(kind.slug)} and said @@ {query}{_heard(actor)}")
    seen = sql.seen(kind.model, actor)
    if seen.text:
        keys = sql.select([f"{sql.table(kind.model)}.id"], Piece(sql.table(kind.model)), seen)
        heard = sql.both((heard, Piece(f"record_id in ({keys.text})", keys.bound)))
    return sql.select(["record_id", "0::real"], Piece("kernel_entry"), heard, "id desc", SAID)


def _said_here(kind: RecordType, query: str, actor: Person) -> str:
    return (
        f"select left(text, {READ}) from kernel_entry "  # noqa: S608
        f"where record_type = {sql.literal(kind.slug)} and record_id = best.id "
        f"and said @@ {query}{_heard(actor)} order by id desc limit 1"
    )


def _heard(actor: Person) -> str:
    return "" if actor.is_staff else f" and audience = {sql.literal(Audience.PUBLIC.value)}"


def _texts(kind: RecordType) -> str:
    """The searched fields but the title, in one text."""
    names = [name for name in kind.search if name not in (kind.title, "number")]
    parts = [f"left({_text(kind, name)}, {READ})" for name in names]
    return f"concat_ws(' ', {', '.join(parts)})" if parts else "''"


def _text(kind: RecordType, name: str) -> str:
    return f"{sql.column(kind.model, fields_of(kind)[name])}::text"
