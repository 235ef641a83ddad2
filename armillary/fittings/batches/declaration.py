"""The batch as a record type, declared like any other."""

from armillary.fittings.batches import actions, jobs
from armillary.fittings.batches.models import Batch
from armillary.fittings.batches.vocabulary import UNFINISHED, State
from armillary.fittings.bulk.actions import do_to_many
from armillary.kernel.access.visibility import staff_or_own
from armillary.kernel.declarations import RecordType, Shelf

BATCH = RecordType(
    model=Batch,
    states=State,
    title="title",
    tracking=actions.ACTIVITY,
    creations=(do_to_many,),
    verbs=(
        actions.cancel,
        actions.undo,
        actions.make_ready,
        actions.advance,
        actions.finish,
        actions.end,
    ),
    columns=("number", "title", "state", "total", "done", "refused", "starter", "created_at"),
    facets=("state", "work", "record_type", "starter"),
    search=("title",),
    shown=(
        "starter",
        "total",
        "done",
        "refused",
        "cancelled",
        "created_at",
        "finished_at",
        "undoes",
    ),
    open_states=UNFINISHED,
    visible=staff_or_own("starter"),
    shelf=Shelf.WORK,
)

JOBS = (jobs.work_on,)
"""Done by name; naming them here makes them known."""
