"""Hand-offs at a glance: the two record types, and what goes by itself."""

from armillary.fittings.handoffs import actions, jobs, receiving
from armillary.fittings.handoffs.models import Reception
from armillary.fittings.handoffs.vocabulary import ReceptionState
from armillary.kernel.access.visibility import staff_only
from armillary.kernel.declarations import Reaction, RecordType, Schedule, Shelf
from armillary.kernel.handoffs.models import Handoff
from armillary.kernel.handoffs.vocabulary import State
from armillary.reference.activities import Operations, ServiceLevel

HANDOFF = RecordType(
    model=Handoff,
    states=State,
    title="wish",
    tracking=ServiceLevel.COORDINATE_OLAS_AND_UNDERPINNING_CONTRACTS,
    creations=(actions.offer,),
    verbs=(actions.accept, actions.reject, actions.withdraw, actions.reclaim),
    columns=(
        "number",
        "wish",
        "state",
        "about_number",
        "from_process",
        "to_process",
        "team",
        "due_at",
        "created_at",
    ),
    facets=("state", "from_process", "to_process", "team"),
    search=("wish", "answer"),
    shown=("edge", "about_number", "from_process", "to_process", "team", "offered_by", "due_at"),
    open_states=(State.OFFERED,),
    visible=staff_only,
    shelf=Shelf.WORK,
)

RECEPTION = RecordType(
    model=Reception,
    states=ReceptionState,
    title="number",
    tracking=Operations.ADMINISTER_USERS,
    creations=(receiving.lay_down,),
    verbs=(receiving.revise, receiving.retire, receiving.revive),
    columns=("number", "process", "team", "calendar", "state"),
    facets=("state", "process", "team"),
    shown=("process", "team", "calendar"),
    open_states=(ReceptionState.IN_FORCE,),
    visible=staff_only,
    shared=True,
    opposites={"retire": "revive", "revive": "retire"},
    shelf=Shelf.SETTINGS,
)

RECORDS = (HANDOFF, RECEPTION)
REACTIONS = (
    Reaction(
        "Tell of hand-offs that arrive, and of answers",
        jobs.tell_of,
        types=("hand-offs",),
        verbs=("offer", "accept", "reject"),
    ),
)
SCHEDULE = (Schedule("Tell of hand-offs that are overdue", every=60, job=jobs.tell_of_overdue),)
