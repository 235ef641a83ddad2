"""The lending desk at a glance: two verbs and a declaration; everything else comes for free."""

from datetime import datetime
from decimal import Decimal

from armillary.kernel.access.visibility import staff_or_own
from armillary.kernel.acts import Act
from armillary.kernel.declarations import Link, Process, RecordType
from armillary.kernel.lifecycle import anyone, change, creation, staff, transition
from armillary.people.models import Person
from armillary.reference.activities import Operations
from tests.throwaway.models import State, Thing

TRACKING = Operations.ADMINISTER_USERS


@creation(start=State.ON_THE_SHELF, activity=TRACKING, allowed=anyone)
def shelve(
    act: Act, *, title: str, about: str = "", wear: int | None = None, part_of: Thing | None = None
) -> Thing:
    """Put a thing on the shelf."""
    return Thing(title=title, about=about, wear=wear, part_of=part_of, keeper=act.actor)


@transition(source=State.ON_THE_SHELF, target=State.LENT, activity=TRACKING, allowed=staff)
def lend(thing: Thing, act: Act, *, holder: Person, due_at: datetime | None = None) -> None:
    """Give the thing to somebody."""
    thing.holder, thing.due_at = holder, due_at


@change(activity=TRACKING, allowed=staff)
def weigh(thing: Thing, act: Act, *, weight: Decimal) -> None:
    """Say how heavy it is, in kilograms."""
    thing.weight = weight


THING = RecordType(
    model=Thing,
    states=State,
    title="title",
    tracking=TRACKING,
    creations=(shelve,),
    verbs=(lend, weigh),
    columns=("number", "title", "state", "keeper", "holder", "due_at"),
    facets=("state", "wear", "keeper", "holder", "part_of"),
    search=("title", "about"),
    links=(Link("goes with", to="throwaway.Thing", back="goes with"),),
    open_states=(State.LENT,),
    visible=staff_or_own("keeper", "holder"),
)

LENDING = Process(id="lending", records=(THING,))
