"""What can be done to the RACI matrix, one letter at a time."""

from armillary.fittings.consults.rules import USUAL_HOURS, flaw_of_hours
from armillary.fittings.raci import queries
from armillary.fittings.raci.rules import ONE_ANSWERS, edited, refusal, widened
from armillary.kernel.access.rules import administrators
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


@creation(
    start=ResponsibilityState.IN_FORCE, activity=ACTIVITY, allowed=administrators, words="reason"
)
def assign(
    act: Act,
    *,
    activity: str,
    role: Role,
    letter: Letter,
    former: Letter | None = None,
    reason: str = "",
) -> Responsibility:
    """Say what a role is to an activity: responsible, accountable, consulted or informed.

    There is one accountable role: who was it so far becomes what `former` says, or nothing.
    """
    if activity not in _KNOWN:
        raise Invalid({"activity": "The reference model has no activity of this id."})
    row = Responsibility(activity=activity, role=role.value)
    _settle(row, act, letter, former, reason)
    return row


@change(
    when=ResponsibilityState.IN_FORCE, activity=ACTIVITY, allowed=administrators, words="reason"
)
def change_letter(
    row: Responsibility,
    act: Act,
    *,
    letter: Letter,
    former: Letter | None = None,
    reason: str = "",
) -> None:
    """Let the role be something else to this activity.

    There is one accountable role: who was it so far becomes what `former` says, or nothing.
    """
    if letter == row.letter:
        raise RuleBroken(f"The role is {letter.value} to this activity already.")
    _settle(row, act, letter, former, reason)


@transition(
    source=ResponsibilityState.IN_FORCE,
    target=ResponsibilityState.WITHDRAWN,
    activity=ACTIVITY,
    allowed=administrators,
    words="reason",
)
def withdraw(row: Responsibility, act: Act, *, reason: str = "") -> None:
    """The role has nothing to do with this activity any more."""
    _settle(row, act, None, None, reason)


@transition(
    source=ResponsibilityState.WITHDRAWN,
    target=ResponsibilityState.IN_FORCE,
    activity=ACTIVITY,
    allowed=administrators,
    words="reason",
)
def reinstate(
    row: Responsibility,
    act: Act,
    *,
    letter: Letter | None = None,
    former: Letter | None = None,
    reason: str = "",
) -> None:
    """The letter counts again, or another one in its place."""
    _settle(row, act, letter or Letter(row.letter), former, reason)


@transition(
    source=ResponsibilityState.IN_FORCE,
    target=ResponsibilityState.IN_FORCE,
    outcomes=ResponsibilityState.WITHDRAWN,
    activity=ACTIVITY,
    allowed=administrators,
)
def step_down(row: Responsibility, act: Act, *, former: Letter | None) -> None:
    """Another role answers from now on. It comes with that role's letter, and never alone."""
    row.by_itself = False
    if former:
        row.letter = former.value
    else:
        row.state = ResponsibilityState.WITHDRAWN


@change(when=ResponsibilityState.IN_FORCE, activity=ACTIVITY, allowed=administrators)
def switch_on(row: Responsibility, act: Act, *, hours: int = USUAL_HOURS) -> None:
    """When the activity was done, ask those who are C for advice, or tell those who are I.

    Those who are C have so many working hours to answer.
    """
    if row.letter not in (Letter.CONSULTED, Letter.INFORMED):
        raise RuleBroken("Only those who are C are asked, and those who are I told.")
    if why := flaw_of_hours(hours):
        raise Invalid({"hours": why})
    row.by_itself, row.hours = True, hours


@change(when=ResponsibilityState.IN_FORCE, activity=ACTIVITY, allowed=administrators)
def switch_off(row: Responsibility, act: Act) -> None:
    """Nobody is asked or told by itself any more."""
    row.by_itself = False


def put(
    act: Act,
    activity: str,
    role: Role,
    letter: Letter | None,
    *,
    former: Letter | None = None,
    reason: str = "",
) -> None:
    """Do whichever verb leads to this letter, or to none, in a cell of the matrix."""
    row = queries.row_of(activity, role)
    if row is None and letter:
        assign(act, activity=activity, role=role, letter=letter, former=former, reason=reason)
    elif row is None or (letter is None and row.state == ResponsibilityState.WITHDRAWN):
        raise RuleBroken("The role has nothing to do with this activity already.")
    elif letter is None:
        withdraw(row, act, reason=reason)
    elif row.state == ResponsibilityState.WITHDRAWN:
        reinstate(row, act, letter=letter, former=former, reason=reason)
    else:
        change_letter(row, act, letter=letter, former=former, reason=reason)


def _settle(
    row: Responsibility, act: Act, letter: Letter | None, former: Letter | None, reason: str
) -> None:
    """Check what the line would be, let whoever answered so far step down, and set the letter."""
    if former is Letter.ACCOUNTABLE:
        raise Invalid({"former": ONE_ANSWERS})
    queries.hold()
    before = queries.line_of(row.activity)
    after = edited(before, row.role, letter or "", former or "")
    if why := refusal(before, after) or _own(widened(before, after), act):
        raise RuleBroken(why)
    if not reason.strip() and (found := queries.clashes(row.activity, before, after)):
        told = " ".join(each.sentence for each in found)
        raise RuleBroken(f"{told} Give a reason if it must be so all the same.")
    if letter is Letter.ACCOUNTABLE:
        _let_step_down(row, act, former)
    row.by_itself = row.by_itself and letter == row.letter
    if letter:
        row.letter = letter.value


def _own(roles: frozenset[str], act: Act) -> str | None:
    """A letter R gives the right to act: nobody gives it to a role that is held by oneself.

    The robot's role is let be: no person can have it, and the robot lays down the first matrix.
    """
    if (roles - {Role.ROBOT}) & act.actor.roles:
        return "Nobody widens the own rights, and you hold this role: ask another administrator."
    return None


def _let_step_down(row: Responsibility, act: Act, former: Letter | None) -> None:
    for other in queries.in_force(row.activity):
        if other.letter == Letter.ACCOUNTABLE and other.role != row.role:
            step_down(other, act, former=former)
