"""Sources at a glance: their record types, and the verbs that every item has by them."""

from armillary.assurance.configuration.sources import working
from armillary.assurance.configuration.sources.actions import readings, rules, strangers
from armillary.assurance.configuration.sources.models import (
    IdentificationRule,
    IgnoredThing,
    Reading,
    ReconciliationRule,
    WeakIdentifier,
)
from armillary.assurance.configuration.sources.vocabulary import State
from armillary.assurance.configuration.vocabulary import Standing
from armillary.kernel.access.visibility import staff_only
from armillary.kernel.declarations import RecordType

READING = RecordType(
    model=Reading,
    states=State,
    title="name",
    tracking=readings.ACTIVITY,
    creations=(readings.hear,),
    verbs=(
        readings.take_in,
        readings.try_again,
        readings.drop,
        readings.end_trying,
        readings.give_up,
    ),
    columns=(
        "number",
        "source",
        "form",
        "name",
        "state",
        "made",
        "changed",
        "unclear",
        "refused",
        "owner",
        "created_at",
    ),
    facets=("state", "source", "form", "owner"),
    search=("name", "source"),
    shown=(
        "source",
        "form",
        "complete",
        "only_known",
        "at_once",
        "owner",
        "made",
        "changed",
        "same",
        "unclear",
        "refused",
        "absent",
        "begins",
        "ends",
        "left",
        "trouble",
        "batch",
    ),
    open_states=(State.TRYING, State.TRIED, State.UNREADABLE),
    visible=staff_only,
)
IDENTIFICATION_RULE = RecordType(
    model=IdentificationRule,
    states=Standing,
    title="attributes",
    tracking=rules.ACTIVITY,
    creations=(rules.identify_by,),
    verbs=(rules.revise_identification, rules.retire, rules.revive),
    columns=("number", "of_class", "attributes", "place", "state"),
    facets=("of_class", "state"),
    search=("attributes",),
    shown=("of_class", "attributes", "place"),
    order=("place", "id"),
    open_states=(Standing.ACTIVE,),
    visible=staff_only,
    opposites={"retire": "revive", "revive": "retire"},
)
RECONCILIATION_RULE = RecordType(
    model=ReconciliationRule,
    states=Standing,
    title="number",
    tracking=rules.ACTIVITY,
    creations=(rules.believe,),
    verbs=(rules.revise_belief, rules.retire, rules.revive),
    columns=("number", "of_class", "attribute", "way", "order_of_sources", "state"),
    facets=("of_class", "way", "state"),
    search=("attribute", "order_of_sources"),
    shown=("of_class", "attribute", "way", "order_of_sources"),
    order=("id",),
    open_states=(Standing.ACTIVE,),
    visible=staff_only,
    opposites={"retire": "revive", "revive": "retire"},
)
WEAK_IDENTIFIER = RecordType(
    model=WeakIdentifier,
    states=Standing,
    title="value",
    tracking=rules.ACTIVITY,
    creations=(rules.distrust,),
    verbs=(rules.retire, rules.revive),
    columns=("number", "value", "reason", "state"),
    facets=("state",),
    search=("value", "reason"),
    shown=("value", "reason"),
    order=("value", "id"),
    open_states=(Standing.ACTIVE,),
    visible=staff_only,
    opposites={"retire": "revive", "revive": "retire"},
)
IGNORED_THING = RecordType(
    model=IgnoredThing,
    states=Standing,
    title="pattern",
    tracking=strangers.ACTIVITY,
    creations=(strangers.ignore_all,),
    verbs=(rules.retire, rules.revive),
    columns=("number", "pattern", "source", "reason", "state"),
    facets=("state", "source"),
    search=("pattern", "reason"),
    shown=("pattern", "source", "reason"),
    order=("pattern", "id"),
    open_states=(Standing.ACTIVE,),
    visible=staff_only,
    opposites={"retire": "revive", "revive": "retire"},
)
RECORDS = (READING, IDENTIFICATION_RULE, RECONCILIATION_RULE, WEAK_IDENTIFIER, IGNORED_THING)
JOBS = (working.try_one, working.take_portion)
"""Done by name; naming them here makes them known."""
