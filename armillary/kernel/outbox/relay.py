"""Emptying the outbox: each batch is sealed, announced and reacted to in one transaction."""

from collections.abc import Sequence

from django.db import connection

from armillary.kernel.jobs import queue
from armillary.kernel.jobs.known import reactions
from armillary.kernel.journal.sealing import Line, seal_batch
from armillary.kernel.journal.witness import Witness


def relay(witness: Witness) -> int:
    """Relay one batch and say how many lines it held; 0 when nothing waits or another relays.

    The witness is told after the commit. A crash between the two costs nothing: the next head
    stands for all before it.
    """
    if not _something_waits():
        return 0
    lines, head = seal_batch(also=_react)
    if head is not None:
        witness.tell(head)
    return lines


def _react(lines: Sequence[Line]) -> None:
    """Have reactions done about the lines that they hear of: a job each, which this transaction
    commits."""
    for name, reaction in reactions().items():
        if heard := [line.key for line in lines if reaction.hears(line.record_type, line.verb)]:
            queue.defer(name, {"lines": heard})


def _something_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select 1 from kernel_outbox limit 1")
        return cursor.fetchone() is not None
