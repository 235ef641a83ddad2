"""Where the words are, and the best of it: the two statements of a search.

Nobody can estimate how common the beginning of a word is, so it is looked up first: what is rare
is taken by its keys, of what is common only the newest is ranked.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from armillary.kernel import custom
from armillary.kernel.declarations import RecordType
from armillary.kernel.fields import fields_of
from armillary.kernel.journal.vocabulary import Audience
from armillary.kernel.listing import sql
from armillary.kernel.listing.sql import Piece
from armillary.kernel.search.words import tsquery
from armillary.people.models import Person

FEW, NEWEST, NEWEST_SAID, READ = 1_000, 300, 100, 4_000


@dataclass(frozen=True, slots=True)
class Looked:
    """The keys of a type that hold the words, and those about which they were said."""

    kind: RecordType
    own: tuple[int, ...]
    said: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many there are; more than FEW means: that many at least."""
        return len({*self.own, *self.said})


def look(kinds: Sequence[RecordType], words: tuple[str, ...], actor: Person) -> list[Looked]:
    """The types that have something, each with the first of its keys in no order.

    One look into the journal serves all types of which the actor sees everything; they are looked
    at one by one only when the words were said so often that one look does not tell.
    """
    query = tsquery(words)
    whole = [kind for kind in kinds if not sql.seen(kind.model, actor).text]
    parts = [kind for kind in kinds if kind not in whole]
    found = _found(
        [
            *(_keys(kind, "own", _own(kind, query, actor)) for kind in kinds),
            *(_keys(kind, "said", _said(kind, query, actor)) for kind in parts),
            *([_said_of_any(query, actor)] if whole else []),
        ]
    )
    lines = {slug: keys for (slug, where), keys in found.items() if where == "said of any"}
    if sum(map(len, lines.values())) > FEW:
        found |= _found([_keys(kind, "said", _said(kind, query, actor)) for kind in whole])
    else:
        found |= {(kind.slug, "said"): lines.get(kind.slug, ()) for kind in whole}
    looked = (Looked(kind, found[kind.slug, "own"], found[kind.slug, "said"]) for kind in kinds)
    return [each for each in looked if each.own or each.said]


def ranked(
    looked: Sequence[Looked], words: tuple[str, ...], actor: Person, limit: int
) -> Iterator[tuple[Looked, list[tuple[Any, ...]]]]:
    """The best rows of each type: key, rank, count, title, state, moment, own and said text."""
    if not looked:
        return
    best = [_best(at, each, tsquery(words), actor, limit) for at, each in enumerate(looked)]
    rows: dict[int, list[tuple[Any, ...]]] = {}
    for row in sql.fetch(sql.both(best, " union all ")):
        rows.setdefault(row[0], []).append(row)
    for at, found in sorted(rows.items()):
        yield looked[at], found


def _found(looks: Sequence[Piece]) -> defaultdict[tuple[str, str], tuple[int, ...]]:
    """The keys by type and place."""
    found: defaultdict[tuple[str, str], tuple[int, ...]] = defaultdict(tuple)
    for slug, where, keys in sql.fetch(sql.both(looks, " union all ")):
        found[slug, where] = tuple(keys or ())
    return found


def _keys(kind: RecordType, where: str, source: tuple[str, Piece]) -> Piece:
    table, condition = source
    key = "record_id" if where == "said" else f"{table}.id"
    some = sql.select([f"{key} as key"], Piece(table), condition, limit=FEW + 1)
    slug = sql.literal(kind.slug)
    return Piece(f"select {slug}, '{where}', array_agg(key) from ({some.text}) few", some.bound)  # noqa: S608


def _said_of_any(query: str, actor: Person) -> Piece:
    """The records of any type about which the words were said, up to so many lines in all."""
    said = Piece(f"said @@ {query}{_heard(actor)}")
    some = sql.select(["record_type", "record_id"], Piece("kernel_entry"), said, limit=FEW + 1)
    columns = "record_type, 'said of any', array_agg(record_id)"
    return Piece(f"select {columns} from ({some.text}) few group by 1", some.bound)  # noqa: S608


def _own(kind: RecordType, query: str, actor: Person) -> tuple[str, Piece]:
    table = sql.table(kind.model)
    held = Piece(f"{table}.search @@ {query}")
    return table, sql.both((sql.seen(kind.model, actor), held))


def _said(kind: RecordType, query: str, actor: Person) -> tuple[str, Piece]:
    """Lines that the actor may read, about records that the actor may see."""
    heard = Piece(f"record_type = {sql.literal(kind.slug)} and said @@ {query}{_heard(actor)}")
    seen = sql.seen(kind.model, actor)
    if not seen.text:
        return "kernel_entry", heard
    keys = sql.select([f"{sql.table(kind.model)}.id"], Piece(sql.table(kind.model)), seen)
    return "kernel_entry", sql.both((heard, Piece(f"record_id in ({keys.text})", keys.bound)))


def _best(at: int, looked: Looked, query: str, actor: Person, limit: int) -> Piece:
    kind, table = looked.kind, sql.table(looked.kind.model)
    own, said = _own_ranked(looked, query, actor), _said_ranked(looked, query, actor)
    text = f"""
        select {at}, best.id, best.rank, {looked.count}, {_text(kind, kind.title)},
            {table}.state, {table}.updated_at, {_texts(kind)}, ({_said_last(kind, query, actor)})
        from (
            select id, max(rank) as rank from (({own.text}) union all ({said.text})) hits
            group by id order by 2 desc, 1 desc limit {int(limit)}
        ) best join {table} on {table}.id = best.id
    """  # noqa: S608
    return Piece(text, (*own.bound, *said.bound))


def _own_ranked(looked: Looked, query: str, actor: Person) -> Piece:
    table, condition = _own(looked.kind, query, actor)
    columns = [f"{table}.id", f"{table}.search"]
    if len(looked.own) <= FEW:
        few = Piece(f"{table}.id = any(%s::bigint[])", (list(looked.own),))
        chosen = sql.select(columns, Piece(table), few)
    else:
        chosen = sql.select(columns, Piece(table), condition, f"{table}.id desc", NEWEST)
    text = f"select id, ts_rank(search, {query}) as rank from ({chosen.text}) chosen"  # noqa: S608
    return Piece(text, chosen.bound)


def _said_ranked(looked: Looked, query: str, actor: Person) -> Piece:
    if len(looked.said) <= FEW:
        return Piece("select unnest(%s::bigint[]), 0::real", (list(looked.said),))
    table, condition = _said(looked.kind, query, actor)
    return sql.select(["record_id", "0::real"], Piece(table), condition, "id desc", NEWEST_SAID)


def _said_last(kind: RecordType, query: str, actor: Person) -> str:
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
    names += [each.name for each in custom.of(kind.slug, None) if each.searched]
    parts = [f"left({_text(kind, name)}, {READ})" for name in names]
    return f"concat_ws(' ', {', '.join(parts)})" if parts else "''"


def _text(kind: RecordType, name: str) -> str:
    return f"{sql.column(kind.model, fields_of(kind)[name])}::text"
