"""The best of what was found, each with the text in which the words stand.

What is rare is taken by its keys; of what is common only the newest is ranked.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from armillary.fittings.search.looking import FEW, Asked, Looked, held, told
from armillary.kernel import custom
from armillary.kernel.declarations import RecordType
from armillary.kernel.fields import fields_of
from armillary.kernel.listing import sql
from armillary.kernel.listing.sql import Piece

NEWEST, NEWEST_SAID, READ = 300, 100, 4_000


def ranked(
    looked: Sequence[Looked], asked: Asked, limit: int
) -> Iterator[tuple[Looked, list[tuple[Any, ...]]]]:
    """The best rows of each type: key, rank, title, state, moment, own and said text."""
    if not looked:
        return
    best = [_best(at, each, asked, limit) for at, each in enumerate(looked)]
    rows: dict[int, list[tuple[Any, ...]]] = {}
    for at, *row in sql.fetch(sql.both(best, " union all ")):
        rows.setdefault(at, []).append(tuple(row))
    for at, found in sorted(rows.items()):
        yield looked[at], found


def _best(at: int, looked: Looked, asked: Asked, limit: int) -> Piece:
    """Where the keys are known, the words are bound: the text is always the same."""
    kind, table = looked.kind, sql.table(looked.kind.model)
    query = asked.bound if looked.is_few else asked.written
    own, said = _own_ranked(looked, asked, query), _said_ranked(looked, asked)
    last = _said_last(kind, asked, query)
    text = f"""
        select {at}, best.id, best.rank, {_text(kind, kind.title)},
            {table}.state, {table}.updated_at, {_texts(kind)}, ({last.text})
        from (
            select id, max(rank) as rank from (({own.text}) union all ({said.text})) hits
            group by id order by 2 desc, 1 desc limit {int(limit)}
        ) best join {table} on {table}.id = best.id
    """  # noqa: S608
    return Piece(text, (*last.bound, *own.bound, *said.bound))


def _own_ranked(looked: Looked, asked: Asked, query: Piece) -> Piece:
    table = sql.table(looked.kind.model)
    columns = [f"{table}.id", f"{table}.search"]
    if len(looked.own) <= FEW:
        few = sql.has_key(looked.kind.model, looked.own)
        chosen = sql.select(columns, Piece(table), few)
    else:
        condition = held(looked.kind, asked, asked.written)
        chosen = sql.select(columns, Piece(table), condition, f"{table}.id desc", NEWEST)
    text = f"select id, ts_rank(search, {query.text}) as rank from ({chosen.text}) chosen"  # noqa: S608
    return Piece(text, (*query.bound, *chosen.bound))


def _said_ranked(looked: Looked, asked: Asked) -> Piece:
    if len(looked.said) <= FEW:
        return Piece("select unnest(%s::bigint[]), 0::real", (list(looked.said),))
    condition = told(looked.kind, asked)
    lines = Piece("kernel_entry")
    return sql.select(["record_id", "0::real"], lines, condition, "id desc", NEWEST_SAID)


def _said_last(kind: RecordType, asked: Asked, query: Piece) -> Piece:
    text = (
        f"select left(text, {READ}) from kernel_entry "  # noqa: S608
        f"where record_type = {sql.literal(kind.slug)} and record_id = best.id "
        f"and said @@ {query.text}{asked.heard} order by id desc limit 1"
    )
    return Piece(text, query.bound)


def _texts(kind: RecordType) -> str:
    """The searched fields but the title, in one text."""
    names = [name for name in kind.search if name not in (kind.title, "number")]
    names += [each.name for each in custom.of(kind.slug, None) if each.searched]
    parts = [f"left({_text(kind, name)}, {READ})" for name in names]
    return f"concat_ws(' ', {', '.join(parts)})" if parts else "''"


def _text(kind: RecordType, name: str) -> str:
    return f"{sql.column(kind.model, fields_of(kind)[name])}::text"
