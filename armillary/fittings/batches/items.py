"""Writing the items of a batch: added in lots, their outcomes told in one statement."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from uuid import UUID

import msgspec
from django.db import connection

from armillary.fittings.batches.models import Batch, Item
from armillary.fittings.batches.vocabulary import Outcome
from armillary.fittings.batches.works import Given

LOT = 1_000
_KEY = "select nextval(pg_get_serial_sequence(%s, 'id'))"
_TELL = """
update batches_item item
set outcome = told.outcome, sentence = told.sentence, act = told.act, ended_at = %s,
    record_id = coalesce(told.record, item.record_id)
from json_to_recordset(%s::json)
    as told(key bigint, outcome text, sentence text, act uuid, record bigint)
where item.id = told.key
"""


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one item."""

    key: int
    outcome: Outcome
    sentence: str = ""
    act: UUID | None = None
    record: int | None = None


def fresh_key() -> int:
    """The key of a batch that is about to be made: its items can be written before it is."""
    with connection.cursor() as cursor:
        cursor.execute(_KEY, (Batch._meta.db_table,))
        key: int = cursor.fetchone()[0]
    return key


def add(batch: Batch, given: Iterable[Given]) -> int:
    """Write the items in their order and say how many there are."""
    rows = (
        Item(
            batch=batch,
            place=place,
            record_id=each.record_id,
            version=each.version,
            given=dict(each.values),
        )
        for place, each in enumerate(given, 1)
    )
    written = 0
    while lot := list(islice(rows, LOT)):
        written += len(batch.items.bulk_create(lot))
    return written


def write_down(told: Sequence[Told], at: datetime) -> None:
    """Write what became of these items."""
    lines = [
        {
            "key": each.key,
            "outcome": each.outcome.value,
            "sentence": each.sentence,
            "act": each.act,
            "record": each.record,
        }
        for each in told
    ]
    with connection.cursor() as cursor:
        cursor.execute(_TELL, (at, msgspec.json.encode(lines).decode()))


def cancel_waiting(batch: Batch, at: datetime) -> None:
    """Whatever was not begun is not done any more."""
    waiting = batch.items.filter(outcome=Outcome.WAITING)
    waiting.update(outcome=Outcome.CANCELLED, ended_at=at)
