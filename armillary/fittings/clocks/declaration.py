"""Clocks at a glance: the standard targets, and what goes by itself."""

from armillary.fittings.calendars.queries import calendar
from armillary.fittings.clocks import following_calendars, jobs, promised
from armillary.fittings.clocks.models import Target
from armillary.fittings.clocks.targets import actions, queries
from armillary.fittings.clocks.vocabulary import TargetState
from armillary.kernel.access.visibility import staff_only
from armillary.kernel.declarations import Reaction, RecordType, Schedule

TARGET = RecordType(
    model=Target,
    states=TargetState,
    title="number",
    tracking=actions.ACTIVITY,
    creations=(actions.define,),
    verbs=(actions.revise, actions.retire, actions.revive),
    columns=("number", "clock", "rank", "minutes", "calendar", "warnings", "state"),
    facets=("clock", "state", "calendar"),
    shown=("clock", "rank", "minutes", "calendar", "warnings", "since"),
    order=("clock", "rank", "id"),
    open_states=(TargetState.IN_FORCE,),
    visible=staff_only,
    shared=True,
    opposites={"retire": "revive", "revive": "retire"},
)

RECORDS = (TARGET,)
REACTIONS = (
    Reaction(
        "Follow the calendars",
        following_calendars.begin,
        types=following_calendars.CALENDARS,
    ),
)
SCHEDULE = (Schedule("Tell of time that runs out", every=15, job=jobs.tell_of_time),)

promised.learn_calendars(calendar)
promised.learn(queries.promised)
