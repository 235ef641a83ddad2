"""Doing some items by whoever started the batch: together where all are good, else one by one."""

import logging
from collections.abc import Sequence

from django.db import DatabaseError, connection, transaction

from armillary.fittings.batches.items import Told
from armillary.fittings.batches.models import Batch, Item
from armillary.fittings.batches.queries import person_now
from armillary.fittings.batches.vocabulary import Outcome
from armillary.fittings.batches.works import Did, Do, DoMany, work_of
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door
from armillary.kernel.errors import NotAllowed, Refusal

logger = logging.getLogger(__name__)
BROKEN = "This broke on our side, and nothing was changed. What went wrong is in the log."


def do_all(batch: Batch, items: Sequence[Item], act: Act) -> list[Told]:
    """Do the items and say what became of each. The robot stands before the database again after.

    One that is refused or breaks is taken back alone.
    """
    try:
        starter, do = person_now(batch.starter_id), _do_of(batch)
        many = work_of(batch).many if batch.undoes_id is None else None
    except Refusal as refusal:
        return [Told(item.pk, Outcome.REFUSED, refusal.message) for item in items]
    stand_as(starter)
    acts = [(item, Act(actor=starter, at=act.at, door=Door(batch.door))) for item in items]
    told = _together(batch, acts, many) if many and len(acts) > 1 else None
    if told is None:
        told = [_do(batch, item, do, by_starter) for item, by_starter in acts]
    stand_as(act.actor)
    return told


def _together(batch: Batch, acts: Sequence[tuple[Item, Act]], many: DoMany) -> list[Told] | None:
    """All in one savepoint; None, and nothing is done, where one of them is refused or breaks."""
    try:
        with transaction.atomic():
            did = many(batch, acts)
    except Exception:
        if not connection.is_usable():
            raise
        return None
    return [_done(item, act, each) for (item, act), each in zip(acts, did, strict=True)]


def _do_of(batch: Batch) -> Do:
    work = work_of(batch)
    if batch.undoes_id is None:
        return work.do
    if work.undo is None:
        raise NotAllowed("This kind of work cannot be taken back.")
    return work.undo


def _do(batch: Batch, item: Item, do: Do, act: Act) -> Told:
    try:
        with transaction.atomic():
            did = do(batch, item, act)
    except Refusal as refusal:
        return Told(item.pk, Outcome.REFUSED, refusal.message)
    except Exception as error:
        if isinstance(error, DatabaseError) and not connection.is_usable():
            raise
        logger.exception("Item %s of %s broke.", item.place, batch.number)
        return Told(item.pk, Outcome.REFUSED, BROKEN)
    return _done(item, act, did)


def _done(item: Item, act: Act, did: Did) -> Told:
    return Told(item.pk, Outcome.DONE, did.sentence, act.id, did.record_id)
