"""Calendars at a glance."""

from armillary.fittings.calendars import actions, foresight, holiday_actions
from armillary.fittings.calendars.models import Calendar, HolidaySet
from armillary.fittings.calendars.vocabulary import WEEKDAYS, State
from armillary.kernel.access.visibility import everybody
from armillary.kernel.declarations import RecordType

CALENDAR = RecordType(
    model=Calendar,
    states=State,
    title="name",
    tracking=actions.ACTIVITY,
    creations=(actions.define, actions.combine),
    verbs=(
        actions.revise,
        actions.observe,
        actions.combine_anew,
        actions.rename,
        actions.retire,
        actions.revive,
    ),
    columns=("number", "name", "zone", "monday", "saturday", "holidays", "state"),
    facets=("state", "zone", "holidays"),
    search=("name", "description"),
    shown=("zone", *WEEKDAYS, "first", "way", "second", "holidays", "exceptions", "since"),
    order=("name", "id"),
    open_states=(State.IN_FORCE,),
    visible=everybody,
    shared=True,
    opposites={"retire": "revive", "revive": "retire"},
    foresight={
        "define": foresight.of_defining,
        "combine": foresight.of_combining,
        "revise": foresight.of_revising,
        "observe": foresight.of_observing,
        "combine_anew": foresight.of_combining_anew,
    },
)

HOLIDAY_SET = RecordType(
    model=HolidaySet,
    states=State,
    title="name",
    tracking=actions.ACTIVITY,
    creations=(holiday_actions.define,),
    verbs=(
        holiday_actions.revise,
        holiday_actions.add_days,
        holiday_actions.read_again,
        holiday_actions.retire,
        holiday_actions.revive,
    ),
    columns=("number", "name", "country", "region", "state"),
    facets=("state", "country"),
    search=("name", "country", "region", "own_days"),
    shown=("country", "region", "own_days", "left_out", "since"),
    order=("name", "id"),
    open_states=(State.IN_FORCE,),
    visible=everybody,
    shared=True,
    opposites={"retire": "revive", "revive": "retire"},
    foresight={"define": foresight.of_holidays, "revise": foresight.of_holidays},
)

RECORDS = (CALENDAR, HOLIDAY_SET)
