"""Where the words are: the keys of each type that has them, before anything is ranked.

There are many types, and most of their tables are small. Those are all asked by one text with the
words bound to it, so the server plans it once. Of a large table, and of the journal, the planner
must know how common the words are: there they are written out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from armillary.kernel.declarations import RecordType
from armillary.kernel.journal.vocabulary import Audience
from armillary.kernel.listing import sizes, sql
from armillary.kernel.listing.sql import Piece
from armillary.kernel.search.words import operands, tsquery
from armillary.people.models import Person

FEW, LARGE = 1_000, 2_000
Keys = Mapping[str, tuple[int, ...]]


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

    @property
    def is_few(self) -> bool:
        """Whether the keys are all that there are."""
        return max(len(self.own), len(self.said)) <= FEW


@dataclass(frozen=True, slots=True)
class Asked:
    """The words, and who asks; of each type, under which condition they may see a row of it."""

    words: tuple[str, ...]
    actor: Person
    seen: Mapping[str, Piece]

    @property
    def bound(self) -> Piece:
        return Piece("to_tsquery('simple', %s)", (operands(self.words),))

    @property
    def written(self) -> Piece:
        return Piece(tsquery(self.words))

    @property
    def heard(self) -> str:
        """What narrows the lines of the journal to those that the actor may read."""
        public = sql.literal(Audience.PUBLIC.value)
        return "" if self.actor.is_staff else f" and audience = {public}"


def asked(kinds: Sequence[RecordType], words: tuple[str, ...], actor: Person) -> Asked:
    return Asked(words, actor, {kind.slug: sql.seen(kind.model, actor) for kind in kinds})


def look(kinds: Sequence[RecordType], asked: Asked) -> list[Looked]:
    """The types that have something, each with the first of its keys in no order."""
    large = [kind for kind in kinds if sizes.exceeds(kind.model._meta.db_table, LARGE)]
    own = dict(_of_small([kind for kind in kinds if kind not in large], asked))
    rows = _rows([*(_own(kind, asked) for kind in large), _said_of_any(asked)])
    own |= {slug: keys for slug, where, keys in rows if where == "own"}
    lines = {slug: keys for slug, where, keys in rows if where == "said"}
    said = _said(kinds, lines, asked)
    found = (Looked(kind, own.get(kind.slug, ()), said.get(kind.slug, ())) for kind in kinds)
    return [each for each in found if each.own or each.said]


def held(kind: RecordType, asked: Asked, query: Piece) -> Piece:
    """The condition that a row of this type has the words, and that the actor may see it."""
    has = Piece(f"{sql.table(kind.model)}.search @@ {query.text}", query.bound)
    return sql.both((asked.seen[kind.slug], has))


def told(kind: RecordType, asked: Asked) -> Piece:
    """Lines that the actor may read, about records that the actor may see."""
    words = f"said @@ {asked.written.text}{asked.heard}"
    lines = Piece(f"record_type = {sql.literal(kind.slug)} and {words}")
    seen = asked.seen[kind.slug]
    if not seen.text:
        return lines
    keys = sql.select([f"{sql.table(kind.model)}.id"], Piece(sql.table(kind.model)), seen)
    return sql.both((lines, Piece(f"record_id in ({keys.text})", keys.bound)))


def _of_small(kinds: Sequence[RecordType], asked: Asked) -> Keys:
    """All of them in one row; it also tells how large the tables have become."""
    if not kinds:
        return {}
    tables = [kind.model._meta.db_table for kind in kinds]
    looks = [_some(kind, asked, asked.bound) for kind in kinds]
    columns = ", ".join(f"array({each.text})" for each in looks)
    bound = (value for each in looks for value in each.bound)
    [(*found, rows)] = sql.fetch(Piece(f"select {columns}, ({sizes.ASK})", (*bound, tables)))
    sizes.told(rows)
    return {kind.slug: tuple(keys) for kind, keys in zip(kinds, found, strict=True)}


def _some(kind: RecordType, asked: Asked, query: Piece) -> Piece:
    table = sql.table(kind.model)
    return sql.select([f"{table}.id"], Piece(table), held(kind, asked, query), limit=FEW + 1)


def _own(kind: RecordType, asked: Asked) -> Piece:
    some = _some(kind, asked, asked.written)
    return Piece(f"select {sql.literal(kind.slug)}, 'own', array({some.text})", some.bound)


def _said_of_any(asked: Asked) -> Piece:
    """The records of any type about which the words were said, up to so many lines in all."""
    words = Piece(f"said @@ {asked.written.text}{asked.heard}")
    columns = ["record_type", "record_id"]
    some = sql.select(columns, Piece("kernel_entry"), words, limit=FEW + 1)
    return Piece(
        f"select record_type, 'said', array_agg(record_id) from ({some.text}) few group by 1"  # noqa: S608
    )


def _said(kinds: Sequence[RecordType], lines: Keys, asked: Asked) -> Keys:
    """One look into the journal serves all types, unless the words were said too often for it.

    Of a type of which the actor does not see everything, what was found is looked at again.
    """
    if sum(map(len, lines.values())) > FEW:
        return _keys([_told(kind, asked) for kind in kinds])
    parts = [kind for kind in kinds if kind.slug in lines and asked.seen[kind.slug].text]
    seen = _keys([_seen(kind, lines[kind.slug], asked) for kind in parts])
    return {**lines, **{kind.slug: seen.get(kind.slug, ()) for kind in parts}}


def _told(kind: RecordType, asked: Asked) -> Piece:
    some = sql.select(["record_id"], Piece("kernel_entry"), told(kind, asked), limit=FEW + 1)
    return Piece(f"select {sql.literal(kind.slug)}, 'said', array({some.text})", some.bound)


def _seen(kind: RecordType, keys: tuple[int, ...], asked: Asked) -> Piece:
    table = sql.table(kind.model)
    these = sql.has_key(kind.model, keys)
    some = sql.select([f"{table}.id"], Piece(table), sql.both((these, asked.seen[kind.slug])))
    return Piece(f"select {sql.literal(kind.slug)}, 'said', array({some.text})", some.bound)


def _keys(looks: Sequence[Piece]) -> Keys:
    return {slug: keys for slug, _, keys in _rows(looks)}


def _rows(looks: Sequence[Piece]) -> list[tuple[str, str, tuple[int, ...]]]:
    """The rows of several looks: type, place, keys."""
    rows = sql.fetch(sql.both(looks, " union all ")) if looks else []
    return [(slug, where, tuple(keys)) for slug, where, keys in rows]
