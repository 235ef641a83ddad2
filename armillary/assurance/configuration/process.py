"""Configuration management at a glance: the table of contents of this package."""

from armillary.assurance.configuration import actions, foresight, integrity
from armillary.assurance.configuration.actions import (
    attributes,
    baselines,
    classes,
    relation_types,
)
from armillary.assurance.configuration.class_fields import FIELDS
from armillary.assurance.configuration.models import (
    Attribute,
    Baseline,
    ConfigurationClass,
    ConfigurationItem,
    RelationRule,
    RelationType,
)
from armillary.assurance.configuration.queries import as_of, items
from armillary.assurance.configuration.queries.catalogue import TREE
from armillary.assurance.configuration.sources.actions import merging
from armillary.assurance.configuration.sources.declaration import RECORDS as SOURCES
from armillary.assurance.configuration.vocabulary import (
    UNENDED,
    BaselineState,
    Standing,
    State,
)
from armillary.fittings import past
from armillary.fittings.custom_fields import source
from armillary.kernel.access.visibility import everybody, staff_only
from armillary.kernel.declarations import Process, RecordType
from armillary.kernel.listing import trees
from armillary.reference.activities import Configuration as Activity

ITEM = RecordType(
    model=ConfigurationItem,
    states=State,
    title="name",
    tracking=Activity.CONTROL_ASSETS_AND_ACCOUNT_STATUS,
    creations=(actions.register, actions.foresee, actions.take_into_stock),
    verbs=(
        actions.describe,
        actions.relate,
        actions.unrelate,
        actions.put_into_production,
        actions.maintain,
        actions.retire,
        actions.order,
        actions.receive,
        actions.build,
        actions.stage,
        actions.put_in_stock,
        actions.bring_back,
        actions.dispose,
        actions.give_to,
        actions.get_back,
        actions.entrust,
        actions.classify,
        actions.correct,
        actions.see,
        actions.miss,
        actions.quarantine,
        actions.release_from_quarantine,
        merging.merge,
        merging.unmerge,
    ),
    columns=(
        "number",
        "name",
        "configuration_class",
        "state",
        "criticality",
        "environment",
        "team",
        "owner",
        "user",
    ),
    facets=("configuration_class", "state", "criticality", "environment", "team"),
    search=("name", "description"),
    shown=(
        "configuration_class",
        "criticality",
        "environment",
        "owner",
        "team",
        "user",
        "last_seen_at",
        "missing",
        "quarantined",
        "merged_into",
        "description",
    ),
    order=("name", "id"),
    open_states=UNENDED,
    open_word="Current",
    visible=items.seen,
    opposites={
        "give_to": "get_back",
        "miss": "see",
        "maintain": "put_into_production",
        "merge": "unmerge",
    },
)

CLASS = RecordType(
    model=ConfigurationClass,
    states=Standing,
    title="label",
    tracking=Activity.DEFINE_AND_MAINTAIN_CIS,
    creations=(classes.define,),
    verbs=(classes.revise, classes.retire, classes.revive),
    columns=("number", "label", "name", "parent", "family", "life", "abstract", "state"),
    facets=("family", "life", "state", "abstract"),
    search=("label", "name"),
    shown=("name", "parent", "family", "life", "abstract", "half_life_days"),
    order=("family", "label", "id"),
    open_states=(Standing.ACTIVE,),
    visible=everybody,
    shared=True,
    opposites={"retire": "revive", "revive": "retire"},
    foresight={
        "define": foresight.of_defining_class,
        "revise": foresight.of_revising_class,
    },
)

ATTRIBUTE = RecordType(
    model=Attribute,
    states=Standing,
    title="label",
    tracking=Activity.DEFINE_AND_MAINTAIN_CIS,
    creations=(attributes.define,),
    verbs=(attributes.revise, attributes.retire, attributes.revive),
    columns=("number", "label", "of_class", "kind", "unit", "need", "is_unique", "state"),
    facets=("of_class", "kind", "need", "state"),
    search=("label", "name", "help"),
    shown=(
        "of_class",
        "name",
        "kind",
        "unit",
        "choices",
        "minimum",
        "maximum",
        "need",
        "is_unique",
        "sensitive",
        "place",
        "as_facet",
        "searched",
        "help",
    ),
    order=("label", "id"),
    open_states=(Standing.ACTIVE,),
    visible=staff_only,
    shared=True,
    opposites={"retire": "revive", "revive": "retire"},
    foresight={
        "define": foresight.of_defining_attribute,
        "revise": foresight.of_revising_attribute,
        "retire": foresight.of_retiring_attribute,
    },
)

RELATION_TYPE = RecordType(
    model=RelationType,
    states=Standing,
    title="forward",
    tracking=Activity.DEFINE_AND_MAINTAIN_CIS,
    creations=(relation_types.define,),
    verbs=(relation_types.revise, relation_types.retire, relation_types.revive),
    columns=("number", "forward", "backward", "name", "falls", "rule", "state"),
    facets=("falls", "rule", "state"),
    search=("forward", "backward", "name"),
    shown=("name", "forward", "backward", "falls", "rule"),
    order=("forward", "id"),
    open_states=(Standing.ACTIVE,),
    visible=everybody,
    shared=True,
    opposites={"retire": "revive", "revive": "retire"},
    foresight={
        "revise": foresight.of_revising_type,
        "retire": foresight.of_ending_type,
    },
)

RELATION_RULE = RecordType(
    model=RelationRule,
    states=Standing,
    title="number",
    tracking=Activity.DEFINE_AND_MAINTAIN_CIS,
    creations=(relation_types.permit,),
    verbs=(relation_types.limit, relation_types.forbid, relation_types.permit_again),
    columns=(
        "number",
        "from_class",
        "relation_type",
        "to_class",
        "at_most_from",
        "at_most_to",
        "state",
    ),
    facets=("relation_type", "from_class", "to_class", "state"),
    order=("id",),
    open_states=(Standing.ACTIVE,),
    visible=staff_only,
    shared=True,
    opposites={"forbid": "permit_again", "permit_again": "forbid"},
    foresight={"forbid": foresight.of_forbidding},
)

BASELINE = RecordType(
    model=Baseline,
    states=BaselineState,
    title="name",
    tracking=Activity.REPORT_CMDB_DATA,
    creations=(baselines.freeze,),
    verbs=(baselines.retire, baselines.revive),
    columns=("number", "name", "valid_at", "recorded_at", "items", "relations", "scope", "state"),
    facets=("state", "scope"),
    search=("name", "purpose"),
    shown=("valid_at", "recorded_at", "scope", "items", "relations", "digest", "purpose"),
    order=("-valid_at", "-id"),
    open_states=(BaselineState.FROZEN,),
    visible=staff_only,
    opposites={"retire": "revive", "revive": "retire"},
)

PROCESS = Process(
    id="configuration-management",
    records=(
        ITEM,
        CLASS,
        ATTRIBUTE,
        RELATION_TYPE,
        RELATION_RULE,
        BASELINE,
        *integrity.RECORDS,
        *SOURCES,
    ),
    schedule=integrity.SCHEDULE,
)

source.learn(FIELDS)
past.learn(ConfigurationItem, as_of.rows)
trees.learn(ConfigurationClass, TREE)
