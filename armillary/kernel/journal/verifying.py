"""Does the journal still say what it said? Every line against its seal, every seal against its
neighbours and against the witness.

The SQL that computes digests comes from here and not from a function in the database, which its
owner could replace. What this cannot see: a change of a line before it is sealed, and a chain that
was rewritten together with every witness.
"""

from collections.abc import Iterable
from typing import Any

from django.db import connections, transaction

from armillary.kernel.journal.chain import Chain
from armillary.kernel.journal.findings import Finding, Verdict
from armillary.kernel.journal.lines import Lines
from armillary.kernel.journal.witness import Head, Witness

PAGE = 200
_SNAPSHOT = "set transaction isolation level repeatable read, read only"
_SEALS = """
select id, sealed_at, entries, digests, previous, hash from kernel_seal
where id > %s order by id limit %s
"""


def verify(witness: Witness, alias: str = "owner") -> Verdict:
    """Look at the whole journal as it stands now; the product may go on meanwhile.

    The witness is asked first: each head that it knows is then in the snapshot or was cut.
    """
    heads = tuple(witness.heads())
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute(_SNAPSHOT)
        return examine(cursor, heads)


def examine(cursor: Any, heads: Iterable[Head]) -> Verdict:
    """The same within a transaction of the caller's."""
    chain, lines = Chain(heads), Lines(cursor)
    witnessed = chain.witnessed
    while seals := _page(cursor, chain.last):
        for seal in seals:
            chain.follow(*seal)
        lines.compare(seals[0][0], seals[-1][0])
    chain.end()
    lines.end()
    return Verdict(
        lines=lines.sealed,
        seals=chain.seals,
        young=lines.young,
        witnessed=witnessed,
        findings=_in_order((*chain.findings, *lines.findings)),
    )


def _page(cursor: Any, after: int) -> list[tuple[Any, ...]]:
    cursor.execute(_SEALS, (after, PAGE))
    found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda each: (each.seal or 0, each.line or 0, each.kind)))
