"""The RACI matrix at a glance: its letters as records, and what lays down the first of them."""

from armillary.fittings.raci import actions, queries
from armillary.fittings.raci.first_rows import fill
from armillary.kernel.access.first_rows import lay_down
from armillary.kernel.access.granting import learn
from armillary.kernel.access.visibility import everybody
from armillary.kernel.declarations import RecordType, Shelf
from armillary.people.models import Responsibility
from armillary.people.vocabulary import ResponsibilityState

RESPONSIBILITY = RecordType(
    model=Responsibility,
    states=ResponsibilityState,
    title="activity",
    tracking=actions.ACTIVITY,
    creations=(actions.assign,),
    verbs=(
        actions.change_letter,
        actions.withdraw,
        actions.reinstate,
        actions.switch_on,
        actions.switch_off,
    ),
    columns=("number", "activity", "role", "letter", "state"),
    facets=("state", "role", "letter"),
    search=("activity", "role"),
    shown=("activity", "role", "letter", "by_itself", "hours"),
    order=("activity", "role", "id"),
    open_states=(ResponsibilityState.IN_FORCE,),
    visible=everybody,
    shared=True,
    opposites={"withdraw": "reinstate", "reinstate": "withdraw"},
    shelf=Shelf.PEOPLE,
)

lay_down(fill)
learn(queries.clash_of_a_grant)
