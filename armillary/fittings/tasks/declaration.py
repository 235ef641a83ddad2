"""Tasks at a glance: the record type, the verb that every record gets, and what goes by itself."""

from armillary.fittings.tasks import actions, jobs
from armillary.fittings.tasks.models import Task
from armillary.fittings.tasks.queries import shown_with_its_record
from armillary.fittings.tasks.vocabulary import OPEN, State
from armillary.kernel.declarations import Reaction, RecordType, Schedule, Shelf
from armillary.reference.activities import ServiceLevel

TASK = RecordType(
    model=Task,
    states=State,
    title="title",
    tracking=ServiceLevel.COORDINATE_OLAS_AND_UNDERPINNING_CONTRACTS,
    creations=(actions.plan,),
    verbs=(
        actions.start,
        actions.finish,
        actions.take,
        actions.assign,
        actions.reschedule,
        actions.describe,
        actions.cancel,
        actions.reopen,
        actions.release,
        actions.add_predecessor,
        actions.remove_predecessor,
        actions.show_to_caller,
        actions.hide_from_caller,
        actions.add_item,
        actions.tick,
        actions.untick,
        actions.remove_item,
    ),
    columns=("number", "title", "state", "about_number", "assignee", "team", "due_at"),
    facets=("state", "assignee", "team", "about_type"),
    search=("title", "description"),
    shown=("assignee", "team", "due_at", "for_caller", "started_at", "finished_at"),
    order=("due_at", "id"),
    open_states=OPEN,
    visible=shown_with_its_record,
    shelf=Shelf.WORK,
)

RECORDS = (TASK,)
STANDING = (actions.add_task,)
REACTIONS = (
    Reaction(
        "Release what waited",
        jobs.release_what_waited,
        types=("tasks",),
        verbs=("finish", "cancel", "remove_predecessor", "reopen"),
    ),
)
SCHEDULE = (Schedule("Remind of what is due", every=60, job=jobs.remind),)
