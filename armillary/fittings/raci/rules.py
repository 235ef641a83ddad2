"""What must hold in a line of the matrix. Plain values in, plain values out: no database."""

from collections.abc import Mapping

from armillary.reference.raci import Letter

Line = Mapping[str, str]
"""The letters of one activity that are in force, by role."""

ONE_ANSWERS = "One role answers: the former one cannot go on with it."
NOBODY_ANSWERS = (
    "An activity always has one accountable role: give A to another one, "
    "and this one steps down in the same act."
)
NOBODY_DOES = (
    "An activity always has somebody who is responsible, and this is its last R: "
    "give R to another role first."
)


def edited(line: Line, role: str, letter: str, former: str = "") -> Line:
    """The line after a role gets a letter, or none. There is one A: who had it becomes `former`."""
    after = dict(line)
    if letter == Letter.ACCOUNTABLE:
        after |= dict.fromkeys(accountable(line), former)
    after[role] = letter
    return {each: carried for each, carried in after.items() if carried}


def refusal(before: Line, after: Line) -> str | None:
    """Why a line must not become another one; None when it may.

    A line that is wrong already may be mended step by step.
    """
    if accountable(before) and not accountable(after):
        return NOBODY_ANSWERS
    if responsible(before) and not responsible(after):
        return NOBODY_DOES
    return None


def accountable(line: Line) -> tuple[str, ...]:
    """The roles that answer for the activity: one, where nothing is wrong."""
    return tuple(role for role, letter in line.items() if letter == Letter.ACCOUNTABLE)


def responsible(line: Line) -> frozenset[str]:
    """The roles that do the activity."""
    return frozenset(role for role, letter in line.items() if letter == Letter.RESPONSIBLE)


def widened(before: Line, after: Line) -> frozenset[str]:
    """The roles that may do the activity afterwards, and could not before."""
    return responsible(after) - responsible(before)
