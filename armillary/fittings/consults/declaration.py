"""Consults at a glance: the record type, the verb that every record gets, what goes by itself."""

from armillary.fittings.consults import actions, jobs
from armillary.fittings.consults.models import Consult
from armillary.fittings.consults.queries import shown
from armillary.fittings.consults.vocabulary import State
from armillary.kernel.declarations import Reaction, RecordType, Schedule, Shelf
from armillary.kernel.jobs.known import learn
from armillary.reference.activities import ServiceLevel

CONSULT = RecordType(
    model=Consult,
    states=State,
    title="question",
    tracking=ServiceLevel.COORDINATE_OLAS_AND_UNDERPINNING_CONTRACTS,
    creations=(actions.ask,),
    verbs=(actions.answer, actions.withdraw),
    columns=(
        "number",
        "question",
        "state",
        "about_number",
        "assignee",
        "asked_by",
        "opinion",
        "due_at",
    ),
    facets=("state", "opinion", "assignee", "asked_by", "about_type"),
    search=("question", "answer"),
    shown=(
        "assignee",
        "asked_by",
        "due_at",
        "opinion",
        "answer",
        "answered_by",
        "answered_at",
    ),
    order=("due_at", "id"),
    open_states=(State.ASKED,),
    visible=shown,
    shelf=Shelf.WORK,
)

RECORDS = (CONSULT,)
STANDING = (actions.ask_advice,)
REACTIONS = (Reaction("Ask and tell as the matrix says", jobs.heed),)
SCHEDULE = (Schedule("Tell of advice that is overdue", every=60, job=jobs.tell_of_overdue),)

learn(jobs.ASK, jobs.ask)
