"""The destination as a record type, declared like any other."""

from armillary.fittings.calling import actions
from armillary.fittings.calling.models import Destination
from armillary.fittings.calling.vocabulary import State
from armillary.kernel.declarations import RecordType

DESTINATION = RecordType(
    model=Destination,
    states=State,
    title="host",
    tracking=actions.ACTIVITY,
    creations=(actions.allow_calls,),
    verbs=(actions.adjust, actions.retire, actions.reinstate),
    columns=("number", "host", "port", "scheme", "internal", "purpose", "state"),
    facets=("state", "scheme", "internal"),
    search=("host", "purpose"),
    shown=("host", "port", "scheme", "internal", "purpose", "certificate"),
    order=("host", "id"),
    open_states=(State.ACTIVE,),
    opposites={"retire": "reinstate", "reinstate": "retire"},
)
