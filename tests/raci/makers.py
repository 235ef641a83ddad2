"""Cells of the matrix, edited as an administrator would."""

from armillary.fittings.raci import actions
from armillary.fittings.raci.queries import line_of, row_of
from armillary.people.models import Person, Responsibility
from armillary.reference.activities import Activity
from armillary.reference.raci import Letter
from armillary.reference.roles import Role
from tests.makers import an_administrator, by


def put(
    activity: Activity,
    role: Role,
    letter: Letter | None,
    *,
    former: Letter | None = None,
    reason: str = "",
    who: Person | None = None,
) -> None:
    """Let a cell have this letter."""
    act = by(who or an_administrator())
    actions.put(act, activity.value, role, letter, former=former, reason=reason)


def letter_of(activity: Activity, role: Role) -> str:
    """The letter of a cell that is in force."""
    return line_of(activity.value).get(role.value, "")


def row(activity: Activity, role: Role) -> Responsibility:
    """The record behind a cell that has one."""
    found = row_of(activity.value, role.value)
    assert found is not None
    return found
