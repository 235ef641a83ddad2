"""Saved views at a glance."""

from armillary.fittings.views import actions
from armillary.fittings.views.models import View
from armillary.fittings.views.rules import visible
from armillary.fittings.views.vocabulary import State
from armillary.kernel.declarations import RecordType

VIEW = RecordType(
    model=View,
    states=State,
    title="name",
    tracking=actions.ACTIVITY,
    creations=(actions.save,),
    verbs=(
        actions.change_question,
        actions.rename,
        actions.share,
        actions.pin,
        actions.open_first,
        actions.open_first_no_more,
        actions.retire,
        actions.revive,
    ),
    columns=("number", "name", "record_type", "scope", "team", "owner", "state"),
    facets=("state", "record_type", "scope", "team"),
    search=("name",),
    shown=("record_type", "question", "scope", "team", "owner", "is_pinned"),
    order=("record_type", "name", "id"),
    open_states=(State.IN_USE,),
    visible=visible,
)
