"""Setting up who receives the hand-offs to a process, and by whose hours."""

from armillary.fittings.calendars.models import Calendar
from armillary.fittings.handoffs.models import Reception
from armillary.fittings.handoffs.vocabulary import ReceptionState, process_choices
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change, creation, holds, transition
from armillary.people.models import Team
from armillary.people.vocabulary import TeamState
from armillary.reference.activities import Operations
from armillary.reference.roles import Role

ACTIVITY = Operations.ADMINISTER_USERS
IN_FORCE = ReceptionState.IN_FORCE
keepers = holds(Role.ADMINISTRATOR, Role.ROBOT)


@creation(start=IN_FORCE, activity=ACTIVITY, allowed=keepers)
def lay_down(act: Act, *, process: str, team: Team, calendar: Calendar | None = None) -> Reception:
    """Let a team receive what other processes hand over to this one."""
    if process not in dict(process_choices()):
        raise Invalid({"process": "Choose a process of the reference model."})
    if team.state != TeamState.ACTIVE:
        raise Invalid({"team": "This team is retired."})
    return Reception(process=process, team=team, calendar=calendar)


@change(when=IN_FORCE, activity=ACTIVITY, allowed=keepers)
def revise(reception: Reception, act: Act, *, calendar: Calendar | None = None) -> None:
    """Choose by whose hours the time to answer runs; what was sent already keeps its date."""
    reception.calendar = calendar


@transition(source=IN_FORCE, target=ReceptionState.RETIRED, activity=ACTIVITY, allowed=keepers)
def retire(reception: Reception, act: Act) -> None:
    """The team receives nothing more for this process; what it was sent stays with it."""


@transition(source=ReceptionState.RETIRED, target=IN_FORCE, activity=ACTIVITY, allowed=keepers)
def revive(reception: Reception, act: Act) -> None:
    """The team receives for this process again."""
