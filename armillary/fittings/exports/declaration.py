"""Exports at a glance."""

from armillary.fittings.exports import actions
from armillary.fittings.exports.models import Export
from armillary.fittings.exports.vocabulary import State
from armillary.fittings.imports.queries import own_or_administered
from armillary.kernel.declarations import RecordType, Shelf

EXPORT = RecordType(
    model=Export,
    states=State,
    title="of",
    tracking=actions.ACTIVITY,
    creations=(actions.take_out,),
    verbs=(actions.hand_out,),
    columns=("number", "of", "form", "rows", "question", "owner", "created_at", "state"),
    facets=("of", "form", "owner"),
    shown=("owner", "of", "form", "rows", "question"),
    visible=own_or_administered("owner"),
    shelf=Shelf.WORK,
)
RECORDS = (EXPORT,)
