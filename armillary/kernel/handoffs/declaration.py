"""The hand-off as a record type, declared like any other."""

from armillary.kernel.access.visibility import staff_only
from armillary.kernel.declarations import RecordType, Shelf
from armillary.kernel.handoffs import actions
from armillary.kernel.handoffs.models import Handoff
from armillary.kernel.handoffs.vocabulary import State
from armillary.reference.activities import ServiceLevel

HANDOFF = RecordType(
    model=Handoff,
    states=State,
    title="wish",
    tracking=ServiceLevel.COORDINATE_OLAS_AND_UNDERPINNING_CONTRACTS,
    creations=(actions.offer,),
    verbs=(actions.accept, actions.reject, actions.withdraw),
    columns=("number", "wish", "state", "about_number", "from_process", "to_process", "created_at"),
    facets=("state", "from_process", "to_process"),
    search=("wish", "answer"),
    shown=("edge", "about_number", "from_process", "to_process", "offered_by", "answered_by"),
    open_states=(State.OFFERED,),
    visible=staff_only,
    shelf=Shelf.WORK,
)
