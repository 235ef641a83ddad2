"""Closing a batch of lines: digested, chained to the batch before, announced, and off the outbox.

Writers never wait for this: they only insert, and what they have not committed yet is simply
not in the batch. One sealer works at a time, on whichever machine.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from armillary.kernel.journal.announcing import News, announce
from armillary.kernel.journal.canonical import DIGEST, NOTHING_BEFORE, seal_hash
from armillary.kernel.journal.witness import Head

AT_ONCE = 1_000
LOCK = 4_207_003
_BEGIN = """
select pg_try_advisory_xact_lock(%s), set_config('armillary.organisations', '*', true),
    clock_timestamp()
"""
_TAKE = f"""
with waiting as (
    select o.entry_id from kernel_outbox o join kernel_entry e on e.id = o.entry_id
    order by o.entry_id limit %s for update of o skip locked
), taken as (
    delete from kernel_outbox o using waiting w where o.entry_id = w.entry_id returning o.entry_id
)
select {DIGEST}, e.id, e.record_type, e.record_id, e.verb, e.organisation_id
from taken t join kernel_entry e on e.id = t.entry_id order by e.id
"""  # noqa: S608
_NEXT = """
select nextval('kernel_seal_id_seq'), (select hash from kernel_seal order by id desc limit 1)
"""
_SEAL = """
insert into kernel_seal (id, sealed_at, entries, digests, previous, hash)
values (%s, %s, %s, %s, %s, %s)
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that was just sealed, as far as others must know of it."""

    key: int
    record_type: str
    record_id: int
    verb: str
    organisation: int


def seal_batch(
    at_once: int = AT_ONCE,
    *,
    also: Callable[[Sequence[Line]], None] | None = None,
    quietly: bool = False,
) -> tuple[int, Head | None]:
    """Seal what waits, up to so many lines; how many it were, and the new head of the chain.

    `also` is given the lines, in the transaction that takes them off the outbox.
    `quietly`: no screen is told.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_BEGIN, (LOCK,))
        mine, _, sealed_at = cursor.fetchone()
        if not mine:
            return 0, None
        cursor.execute(_TAKE, (at_once,))
        rows = cursor.fetchall()
        if not rows:
            return 0, None
        lines = [Line(*row) for _, *row in rows]
        head = _seal(cursor, sealed_at, [line.key for line in lines], [row[0] for row in rows])
        if not quietly:
            _announce(lines)
        if also is not None:
            also(lines)
    return len(lines), head


def _seal(
    cursor: Any, sealed_at: datetime, entries: Sequence[int], digests: Sequence[bytes]
) -> Head:
    cursor.execute(_NEXT)
    key, before = cursor.fetchone()
    previous = bytes(before or NOTHING_BEFORE)
    fresh = seal_hash(previous, key, sealed_at, entries, digests)
    cursor.execute(_SEAL, (key, sealed_at, list(entries), list(digests), previous, fresh))
    return Head(key, fresh, sealed_at)


def _announce(lines: Sequence[Line]) -> None:
    announce(
        News(
            type=line.record_type,
            id=line.record_id,
            verb=line.verb,
            organisation=line.organisation,
        )
        for line in lines
    )
