"""The matrix in force, and who holds its roles: two statements, however much there is of either."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Q

from armillary.kernel import registry
from armillary.kernel.declarations import RecordType
from armillary.kernel.lifecycle.enacting import activity_of
from armillary.kernel.lifecycle.verb import Verb
from armillary.people.models import RoleGrant
from armillary.people.vocabulary import OrganisationKind, PersonState
from armillary.reference.activities import Activity
from armillary.reference.processes.process import Process
from armillary.reference.raci import Letter
from armillary.reference.roles import ROLES, Role, role
from armillary.transformation.guides.queries import duties_in_force
from armillary.transformation.guides.told import Duties


@dataclass(frozen=True, slots=True)
class Holding:
    """How many people hold a role, and the names of those of the provider, in order."""

    people: int = 0
    names: tuple[str, ...] = ()


NOBODY = Holding()
Holdings = Mapping[Role, Holding]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The letters in force, and who holds the roles."""

    duties: Duties
    holdings: Holdings

    def line(self, activity: Activity) -> Mapping[Role, Letter]:
        """The letters of an activity, by role."""
        return self.duties.get(activity, {})

    def roles_with(self, letter: Letter, activity: Activity) -> tuple[Role, ...]:
        """The roles that carry a letter for an activity, in the order of the roles."""
        line = self.line(activity)
        return tuple(each for each in ROLES if line.get(each) is letter)

    def columns(self, process: Process) -> tuple[Role, ...]:
        """The roles that have a letter in a process."""
        carried = {each for activity in process.activities for each in self.line(activity)}
        return tuple(each for each in ROLES if each in carried)

    def held_by(self, who: Role) -> Holding:
        """Who holds a role."""
        return self.holdings.get(who, NOBODY)

    def is_held(self, roles: Iterable[Role]) -> bool:
        """Whether anybody holds one of these roles."""
        return any(self.held_by(each).people for each in roles)


def matrix_in_force() -> Matrix:
    """All of it, as of now."""
    return Matrix(duties_in_force(), _holdings())


def _holdings() -> Holdings:
    staff = Q(person__organisation__kind=OrganisationKind.PROVIDER)
    found = (
        RoleGrant.objects.filter(person__state=PersonState.ACTIVE)
        .values_list("role")
        .annotate(
            people=Count("person"),
            names=ArrayAgg("person__name", filter=staff, order_by="person__name", default=[]),
        )
    )
    return {role(each): Holding(people, tuple(names)) for each, people, names in found}


def letters_of(roles: Collection[str], duties: Duties) -> Mapping[Letter, int]:
    """How many activities these roles together do, answer for, are asked about, hear of."""
    return Counter(
        letter
        for line in duties.values()
        for letter in {carried for who, carried in line.items() if who in roles}
    )


Doing = tuple[RecordType, Verb]


def doings() -> Mapping[Activity, tuple[Doing, ...]]:
    """The verbs that perform each activity, of every record type that is installed."""
    found: dict[Activity, list[Doing]] = {}
    for kind in registry.record_types().values():
        for verb in (*kind.creations, *kind.verbs):
            found.setdefault(activity_of(verb, kind.model), []).append((kind, verb))
    return {activity: tuple(each) for activity, each in found.items()}
