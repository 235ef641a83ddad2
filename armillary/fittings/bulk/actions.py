"""What people can ask to be done to many records at once."""

from typing import Any

import msgspec
from django.db import connection

from armillary.fittings.batches.beginning import new_batch
from armillary.fittings.batches.models import Batch
from armillary.fittings.batches.queries import same
from armillary.fittings.batches.vocabulary import State
from armillary.fittings.batches.works import Given
from armillary.fittings.bulk.asked import Bulk, asked, kind_and_verb
from armillary.fittings.bulk.doing import WORK
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import anyone, creation
from armillary.reference.activities import Operations

ACTIVITY = Operations.SCHEDULE_PRODUCTION_PROCESSING


@creation(start=State.PREPARING, activity=ACTIVITY, allowed=anyone)
def do_to_many(
    act: Act,
    *,
    record_type: str,
    verb: str,
    numbers: str = "",
    question: str = "",
    arguments: str = "",
) -> Batch:
    """Do one verb to many records: those of these numbers, or all that a question means.

    Numbers stand with spaces or commas between them, a question is the part of the address of a
    list after the question mark, arguments are a JSON object.
    """
    kind, found = kind_and_verb(record_type, verb)
    listed = tuple(numbers.replace(",", " ").split())
    return _batch_of(
        act,
        asked(
            act,
            kind=kind,
            verb=found,
            arguments=_object(arguments),
            numbers=listed or None,
            asking=question if not listed and question else None,
        ),
    )


@creation(start=State.PREPARING, activity=ACTIVITY, allowed=anyone)
def begin(act: Act, *, bulk: Bulk) -> Batch:
    """Begin the batch of a bulk that was asked for and read already."""
    return _batch_of(act, bulk)


def start(bulk: Bulk, act: Act) -> Batch:
    """The batch of this bulk; the one that is there when the same was asked for just now."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", (bulk.content,))
    return same(bulk.content, act.actor, act.at) or begin(act, bulk=bulk)


def _batch_of(act: Act, bulk: Bulk) -> Batch:
    return new_batch(
        act,
        work=WORK,
        title=bulk.title,
        record_type=bulk.kind.slug,
        verb=bulk.verb.name,
        arguments=bulk.arguments,
        items=(Given(each.key, each.version) for each in bulk.targets),
        content=bulk.content,
    )


def _object(text: str) -> dict[str, Any]:
    try:
        return msgspec.json.decode(text, type=dict[str, Any]) if text.strip() else {}
    except (msgspec.DecodeError, RecursionError):
        raise Invalid({"arguments": "This must be a JSON object."}) from None
