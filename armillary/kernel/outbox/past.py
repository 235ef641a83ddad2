"""Emptying the outbox of what happened before anybody worked here: sealed, no more."""

from django.db import transaction

from armillary.kernel.journal.sealing import seal_batch
from armillary.kernel.journal.witness import Witness

AT_ONCE = 20_000


def seal_the_past(witness: Witness) -> None:
    """Seal all that waits, and let nobody react to it: nobody is told today of an old story.

    The witness is told when this is committed; one head stands for all before it.
    """
    newest = None
    while (sealed := seal_batch(AT_ONCE, quietly=True)[1]) is not None:
        newest = sealed
    if newest is not None:
        transaction.on_commit(lambda: witness.tell(newest))
