"""How a batch comes to be: its items are written with it, in one transaction, and a job is left."""

from collections.abc import Iterable, Mapping
from typing import Any

from armillary.fittings.batches import items as writing
from armillary.fittings.batches.models import Batch
from armillary.fittings.batches.rules import MOST_ITEMS
from armillary.fittings.batches.works import Given
from armillary.kernel.acts import Act
from armillary.kernel.errors import RuleBroken
from armillary.kernel.jobs import queue

JOB = "work on a batch"


def new_batch(
    act: Act,
    *,
    work: str,
    title: str,
    record_type: str = "",
    verb: str = "",
    arguments: Mapping[str, Any] | None = None,
    items: Iterable[Given] = (),
    undoes: Batch | None = None,
    content: str = "",
) -> Batch:
    """For the body of a creation: the batch, with its items written and its first job waiting.

    Without items, those that the kind of work prepares are listed by the job.
    """
    batch = Batch(
        pk=writing.fresh_key(),
        work=work,
        title=title,
        record_type=record_type,
        verb=verb,
        arguments=dict(arguments or {}),
        door=act.door,
        starter=act.actor,
        undoes=undoes,
        content=content,
    )
    batch.total = writing.add(batch, items)
    if batch.total > MOST_ITEMS:
        raise RuleBroken(f"At most {MOST_ITEMS:,} at once; these are {batch.total:,}.")
    queue.defer(JOB, {"batch": batch.pk})
    return batch
