"""What can be done to the RACI matrix, one letter at a time."""

from armillary.kernel.access.rules import (
    administrators,
    reinstating_widens_own_role,
    widens_own_role,
)
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.lifecycle import change, creation, transition
from armillary.people.models import Responsibility
from armillary.people.vocabulary import ResponsibilityState
from armillary.reference.activities import ACTIVITIES, Operations
from armillary.reference.raci import Letter
from armillary.reference.roles import Role

ACTIVITY = Operations.ADMINISTER_USERS
_KNOWN = frozenset(activity.value for activity in ACTIVITIES)


@creation(start=ResponsibilityState.IN_FORCE, activity=ACTIVITY, allowed=administrators)
def assign(act: Act, *, activity: str, role: Role, letter: Letter) -> Responsibility:
    """Say what a role is to an activity: responsible, accountable, consulted or informed."""
    if activity not in _KNOWN:
        raise Invalid({"activity": "The reference model has no activity of this id."})
    _refuse(widens_own_role(role, letter, act))
    return Responsibility(activity=activity, role=role.value, letter=letter.value)


@change(when=ResponsibilityState.IN_FORCE, activity=ACTIVITY, allowed=administrators)
def change_letter(row: Responsibility, act: Act, *, letter: Letter) -> None:
    """Let the role be something else to this activity."""
    _refuse(widens_own_role(row.role, letter, act))
    row.letter = letter.value


@transition(
    source=ResponsibilityState.IN_FORCE,
    target=ResponsibilityState.WITHDRAWN,
    activity=ACTIVITY,
    allowed=administrators,
)
def withdraw(row: Responsibility, act: Act) -> None:
    """The role has nothing to do with this activity any more."""


@transition(
    source=ResponsibilityState.WITHDRAWN,
    target=ResponsibilityState.IN_FORCE,
    activity=ACTIVITY,
    allowed=administrators,
    unless=reinstating_widens_own_role,
)
def reinstate(row: Responsibility, act: Act) -> None:
    """The letter counts again."""


def _refuse(why: str | None) -> None:
    if why:
        raise RuleBroken(why)
