"""Which rows a question means: what the actor may see, the filters, the words, and the place."""

from collections.abc import Iterator
from dataclasses import replace

from armillary.kernel.custom import Compared
from armillary.kernel.declarations import RecordType
from armillary.kernel.fields import REFERENCES
from armillary.kernel.listing import sizes, sql
from armillary.kernel.listing.asked import Filter, Question
from armillary.kernel.listing.sql import Piece
from armillary.kernel.listing.trees import tree_of
from armillary.kernel.search.jump import key_in
from armillary.kernel.search.words import tsquery
from armillary.people.models import Person

FEW = 1_000
SAMPLE, OFTEN, MANY, LARGE = 200, 5, 5_000, 200_000
"""Of so many rows at least so many hold a common word, and that means more than so many in all.
Where there are not so many rows, to look the keys up costs less than to ask."""

_EVENLY = f"""array(
    select generate_series(1, last.id, greatest(1, last.id / {SAMPLE}))
    from (select max(id) as id from {{table}}) last
)"""  # noqa: S608
SIGNS = {"gt": ">", "gte": ">=", "lt": "<", "lte": "<="}


def rows(asked: Question, actor: Person, *, but: str = "") -> Piece:
    """The condition for all rows that the question means, those of one field's filter left out."""
    return sql.both(_all(asked, actor, but))


def _all(asked: Question, actor: Person, but: str) -> Iterator[Piece]:
    kind = asked.kind
    yield sql.seen(kind.model, actor)
    if asked.open is not None and but != "state":
        yield is_open(kind, asked.open)
    for each in asked.filters:
        if each.field.name != but:
            yield _filter(kind, each)
    if asked.hits is not None:
        yield sql.has_key(kind.model, asked.hits)
    elif asked.words:
        yield holds(kind, asked.words)


def sought(asked: Question, actor: Person) -> Question:
    """The question with the keys of its words, where they are few; then nothing else is read.

    Nobody can estimate how common the beginning of a word is, and to look up all keys of a common
    one takes longer the more rows there are. So of a large table some rows from all ages are asked
    first. Where a word is common, the order of the list soon meets enough of it; where it is rare,
    that would be a walk through everything.
    """
    if not asked.words:
        return asked
    keys = _looked_up(asked, actor)
    if keys is None or len(keys) > FEW:
        return asked
    return replace(asked, hits=tuple(keys))


def _looked_up(asked: Question, actor: Person) -> list[int] | None:
    """The keys of the words; None where a large table is full of them."""
    table = asked.kind.model._meta.db_table
    if sizes.exceeds(table, LARGE):
        keys = [key for (key,) in sql.fetch(_unless_common(asked, actor))]
        return None if None in keys else keys
    looked = _keys(asked, actor)
    text = f"select array({looked.text}), ({sizes.ASK})"
    [(found, rows)] = sql.fetch(Piece(text, (*looked.bound, [table])))
    sizes.told(rows)
    return list(found)


def _keys(asked: Question, actor: Person, *, when: Piece = sql.ALWAYS) -> Piece:
    """The keys of the rows with the words, up to one more than FEW."""
    table = sql.table(asked.kind.model)
    few = sql.both((when, sql.seen(asked.kind.model, actor), holds(asked.kind, asked.words)))
    return sql.select([f"{table}.id"], Piece(table), few, limit=FEW + 1)


def _unless_common(asked: Question, actor: Person) -> Piece:
    """Those keys, or null where some rows of all ages say that there are too many."""
    table, held = sql.table(asked.kind.model), holds(asked.kind, asked.words)
    evenly = Piece(f"{table}.id = any({_EVENLY.format(table=table)})")
    some = sql.both((evenly, sql.seen(asked.kind.model, actor)))
    keys = _keys(asked, actor, when=Piece("not (select it from common)"))
    text = f"""
        with sample as materialized (select id, search from {table} where {some.text}),
        common as materialized (
            select count(*) >= {OFTEN} and count(*) * (select max(id) from sample) > {MANY * SAMPLE}
                as it
            from sample {table} where {held.text}
        )
        (select null::bigint from common where it) union all ({keys.text})
    """  # noqa: S608
    return Piece(text, (*some.bound, *held.bound, *keys.bound))


def is_open(kind: RecordType, wanted: bool) -> Piece:
    """Rows in one of the states that count as open, or in none of them."""
    states = ", ".join(sql.literal(str(state)) for state in kind.open_states)
    if not states:
        return sql.NEVER if wanted else Piece("")
    column = f'{sql.table(kind.model)}."state"'
    return Piece(f"{column} {'in' if wanted else 'not in'} ({states})")


def holds(kind: RecordType, words: tuple[str, ...]) -> Piece:
    """Rows that hold the words, or have the number that the words are."""
    table = sql.table(kind.model)
    found = Piece(f'{table}."search" @@ {tsquery(words)}')
    key = key_in(kind, words)
    if key is None:
        return found
    return sql.both((found, Piece(f"{table}.id = %s::bigint", (key,))), " or ")


def _filter(kind: RecordType, wanted: Filter) -> Piece:
    column, field = sql.column(kind.model, wanted.field), wanted.field
    if field.compared and wanted.how != "is":
        return _beyond(column, field.compared, wanted)
    if wanted.how != "is":
        return Piece(f"{column} {SIGNS[wanted.how]} {sql.mark(field.kind)}", wanted.values)
    values = [value for value in wanted.values if value is not None]
    if tree := tree_of(field.refers):
        values = [*{key for value in values for key in tree.below(value)}]
    if field.compared:
        pieces = [_within(column, field.compared, value) for value in values]
    elif field.custom and field.kind != "decimal":
        pieces = [sql.holds_custom(kind.model, field, value) for value in values]
    else:
        pieces = [_one_of(field.kind, column, values)] if values else []
    if None in wanted.values:
        empty = f"{column} is null" if field.nullable else f"{column} = ''"
        pieces.append(Piece(empty))
    return sql.both(pieces, " or ")


def _beyond(column: str, compared: Compared, wanted: Filter) -> Piece:
    """On the far side of all that the value means, or from there on."""
    first, last = compared.bounds(wanted.values[0])
    bound = last if wanted.how in ("gt", "lte") else first
    return Piece(f"{compared.function}({column}) {SIGNS[wanted.how]} %s::text", (bound,))


def _within(column: str, compared: Compared, value: str) -> Piece:
    key = f"{compared.function}({column})"
    return Piece(f"{key} between %s::text and %s::text", compared.bounds(value))


def _one_of(kind: str, column: str, values: list[object]) -> Piece:
    if kind in ("choice", "boolean"):
        return Piece(f"{column} in ({', '.join(sql.literal(value) for value in values)})")
    if len(values) == 1:
        return Piece(f"{column} = {sql.mark(kind)}", (values[0],))
    bound = sorted(values) if kind in REFERENCES else values  # type: ignore[type-var]
    return Piece(f"{column} = any({sql.marks(kind)})", (bound,))
