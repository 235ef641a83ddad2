"""Rotas at a glance."""

from armillary.fittings.on_call import actions
from armillary.fittings.on_call.models import Rota
from armillary.fittings.on_call.vocabulary import RotaState
from armillary.kernel.access.visibility import staff_only
from armillary.kernel.declarations import RecordType, Shelf
from armillary.reference.activities import Operations

ROTA = RecordType(
    model=Rota,
    states=RotaState,
    title="name",
    tracking=Operations.ADMINISTER_USERS,
    creations=(actions.lay_down,),
    verbs=(
        actions.add_turn,
        actions.remove_turn,
        actions.revise,
        actions.retire,
        actions.revive,
    ),
    columns=("number", "name", "team", "first_on", "turn_days", "begins", "state"),
    facets=("state", "team"),
    search=("name",),
    shown=("team", "first_on", "turn_days", "begins", "zone"),
    order=("name", "id"),
    open_states=(RotaState.IN_FORCE,),
    visible=staff_only,
    shared=True,
    opposites={"retire": "revive", "revive": "retire"},
    shelf=Shelf.PEOPLE,
)
