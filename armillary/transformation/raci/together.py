"""Who holds together what must be apart, and who alone does what they answer for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from armillary.people.models import RoleGrant
from armillary.people.vocabulary import PersonState
from armillary.reference.activities import Activity
from armillary.reference.raci import Letter
from armillary.reference.raci.apart import APART, CHECKS, Apart
from armillary.reference.roles import Role
from armillary.transformation.raci.matrix import Matrix

LETTERS = (Letter.RESPONSIBLE, Letter.ACCOUNTABLE)


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody, and the roles of theirs that matter here."""

    key: int
    name: str
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Together:
    """Two duties that must be apart, the roles that have both, and the people that do."""

    apart: Apart
    roles: tuple[Role, ...]
    people: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """An activity that a single person both does and answers for."""

    activity: Activity
    person: Holder


def holders(matrix: Matrix) -> tuple[Holder, ...]:
    """The people whose duties are to be apart from others, by name: one statement."""
    roles = {
        each
        for pair in APART
        for activity in (pair.work, pair.check)
        for letter in LETTERS
        for each in matrix.roles_with(letter, activity)
    }
    rows = RoleGrant.objects.filter(person__state=PersonState.ACTIVE, role__in=roles - {Role.ROBOT})
    found: dict[tuple[str, int], set[str]] = {}
    for name, key, each in rows.values_list("person__name", "person", "role"):
        found.setdefault((name, key), set()).add(each)
    return tuple(Holder(key, name, frozenset(held)) for (name, key), held in sorted(found.items()))


def together(matrix: Matrix, people: Iterable[Holder]) -> tuple[Together, ...]:
    """Each pair of duties that a role or a person has together. Pure."""
    everybody = tuple(people)
    found = (_of(matrix, each, everybody) for each in APART)
    return tuple(each for each in found if each.roles or each.people)


def alone(matrix: Matrix, people: Iterable[Holder]) -> tuple[Alone, ...]:
    """The checks that one single person does and answers for. Pure."""
    return tuple(_alone(matrix, tuple(people)))


def _of(matrix: Matrix, apart: Apart, people: tuple[Holder, ...]) -> Together:
    work = matrix.roles_with(Letter.RESPONSIBLE, apart.work)
    check = matrix.roles_with(Letter.RESPONSIBLE, apart.check)
    both = tuple(each for each in work if each in check)
    return Together(
        apart,
        both,
        tuple(each for each in people if each.roles & set(work) and each.roles & set(check)),
    )


def _alone(matrix: Matrix, people: tuple[Holder, ...]) -> Iterator[Alone]:
    for activity in CHECKS:
        does, answers = (
            [each for each in people if each.roles & set(matrix.roles_with(letter, activity))]
            for letter in LETTERS
        )
        if len(does) == 1 and does == answers:
            yield Alone(activity, does[0])


def counted(found: Iterable[Together], lonely: Iterable[Alone]) -> Mapping[str, int]:
    """By process, how many of these findings concern one of its activities."""
    counts: dict[str, int] = {}
    for each in found:
        for process in {each.apart.work.process, each.apart.check.process}:
            counts[process] = counts.get(process, 0) + 1
    for one in lonely:
        counts[one.activity.process] = counts.get(one.activity.process, 0) + 1
    return counts
