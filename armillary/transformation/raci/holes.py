"""What is missing in the matrix: work that nobody does or answers for. Pure: a matrix in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from armillary.reference.activities import ACTIVITIES, Activity
from armillary.reference.raci import Letter
from armillary.reference.roles import ROLES, Role
from armillary.transformation.raci.matrix import Matrix


@dataclass(frozen=True, slots=True)
class Hole:
    """Something that an activity lacks, and the roles that somebody would have to hold."""

    activity: Activity
    lacks: str
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A role that nobody holds, and the activities that it should do or answer for."""

    role: Role
    does: tuple[Activity, ...]
    answers: tuple[Activity, ...]


def holes(matrix: Matrix, activities: Iterable[Activity] = ACTIVITIES) -> tuple[Hole, ...]:
    """Activities that nobody does, or for which not exactly one role answers, in their order."""
    return tuple(hole for activity in activities for hole in _holes(matrix, activity))


def vacancies(matrix: Matrix) -> tuple[Vacancy, ...]:
    """The roles that nobody holds and that are responsible or accountable somewhere."""
    found = (
        Vacancy(
            each,
            _with(matrix, each, Letter.RESPONSIBLE),
            _with(matrix, each, Letter.ACCOUNTABLE),
        )
        for each in ROLES
        if not matrix.held_by(each).people
    )
    return tuple(each for each in found if each.does or each.answers)


def _holes(matrix: Matrix, activity: Activity) -> Iterator[Hole]:
    does = matrix.roles_with(Letter.RESPONSIBLE, activity)
    answers = matrix.roles_with(Letter.ACCOUNTABLE, activity)
    if not does:
        yield Hole(activity, "No role is responsible for it.")
    elif not matrix.is_held(does):
        yield Hole(activity, "Nobody does it: no person holds a role that is responsible.", does)
    if not answers:
        yield Hole(activity, "No role is accountable for it.")
    elif len(answers) > 1:
        yield Hole(activity, "More than one role is accountable for it.", answers)
    elif not matrix.is_held(answers):
        yield Hole(activity, "Nobody answers for it: no person holds the role that does.", answers)


def _with(matrix: Matrix, who: Role, letter: Letter) -> tuple[Activity, ...]:
    return tuple(each for each in ACTIVITIES if matrix.line(each).get(who) is letter)
