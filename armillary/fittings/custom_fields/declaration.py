"""Custom fields at a glance."""

from armillary.fittings.custom_fields import actions, foresight, indexing
from armillary.fittings.custom_fields.models import CustomField
from armillary.fittings.custom_fields.source import source
from armillary.fittings.custom_fields.vocabulary import State
from armillary.kernel import custom
from armillary.kernel.access.visibility import staff_only
from armillary.kernel.declarations import RecordType
from armillary.kernel.jobs import known

CUSTOM_FIELD = RecordType(
    model=CustomField,
    states=State,
    title="label",
    tracking=actions.ACTIVITY,
    creations=(actions.define,),
    verbs=(actions.revise, actions.require, actions.retire, actions.revive),
    columns=("number", "label", "record_type", "kind", "needed", "state"),
    facets=("state", "record_type", "kind", "needed", "seen_by"),
    search=("label", "key", "help"),
    shown=(
        "record_type",
        "key",
        "kind",
        "choices",
        "refers_to",
        "unit",
        "default",
        "minimum",
        "maximum",
        "needed",
        "needed_before",
        "only_when",
        "only_when_is",
        "is_unique",
        "seen_by",
        "set_by",
        "place",
        "as_facet",
        "as_column",
        "searched",
        "help",
    ),
    order=("record_type", "place", "id"),
    open_states=(State.IN_FORCE,),
    visible=staff_only,
    shared=True,
    foresight={
        "define": foresight.of_defining,
        "revise": foresight.of_revising,
        "require": foresight.of_requiring,
        "retire": foresight.of_retiring,
    },
)

custom.learn(source())
known.learn(indexing.JOB, indexing.work)
