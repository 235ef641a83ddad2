"""Availability management at a glance: the table of contents of this package."""

from armillary.assurance.service_level.queries.measuring.measurers import learn
from armillary.assurance.service_level.vocabulary import Measure
from armillary.design.availability import actions, house_rules
from armillary.design.availability.models import Lookout, Outage
from armillary.design.availability.queries import promised
from armillary.design.availability.vocabulary import LookoutState, OutageState
from armillary.fittings.house_rules import declare
from armillary.kernel.declarations import Process, RecordType
from armillary.reference.activities import Operations as Activity

OUTAGE = RecordType(
    model=Outage,
    states=OutageState,
    title="title",
    tracking=Activity.TRACK_SERVICE_METRIC_DATA,
    creations=(actions.begin_outage, actions.record_outage),
    verbs=(actions.end_outage, actions.correct_outage, actions.withdraw_outage),
    columns=("number", "title", "state", "planned", "began_at", "ended_at", "incident"),
    facets=("state", "planned", "effect", "measured_by", "item"),
    search=("title", "description"),
    shown=(
        "item",
        "incident",
        "effect",
        "planned",
        "began_at",
        "ended_at",
        "users_hit",
        "measured_by",
    ),
    order=("-began_at", "-id"),
    open_states=(OutageState.RUNNING,),
    open_word="Still down",
)

LOOKOUT = RecordType(
    model=Lookout,
    states=LookoutState,
    title="title",
    tracking=Activity.TRACK_SERVICE_METRIC_DATA,
    creations=(actions.begin_lookout,),
    verbs=(actions.end_lookout, actions.correct_lookout, actions.withdraw_lookout),
    columns=("number", "title", "item", "state", "since", "until", "users"),
    facets=("state", "measured_by", "item"),
    search=("title",),
    shown=("item", "measured_by", "since", "until", "users"),
    order=("title", "id"),
    open_states=(LookoutState.STANDING,),
    open_word="Standing",
)

PROCESS = Process(id="availability-management", records=(OUTAGE, LOOKOUT))

declare(*house_rules.RULES)
learn(Measure.AVAILABILITY, promised.measured)
