"""How much rests on whom: duties, open work and deeds, by role and by person."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, F, Q, Sum, Value

from armillary.fittings.work.branches import types_of_work
from armillary.kernel.access.visibility import visible
from armillary.people.models import Person, RoleGrant
from armillary.people.vocabulary import OrganisationKind, PersonState
from armillary.reference.raci import Letter
from armillary.reference.roles import ROLES, Role, role
from armillary.transformation.flow.models import Performer
from armillary.transformation.flow.span import Span
from armillary.transformation.guides.told import Duties
from armillary.transformation.raci.matrix import Holding, Matrix, letters_of

MANY_ANSWERS = 12
"""A role that answers for more activities than this has too much to answer for."""
MOST = 200


@dataclass(frozen=True, slots=True)
class Load:
    """What rests on a role or a person: activities by letter, open records, deeds of a period."""

    activities: Mapping[Letter, int]
    open: int
    deeds: int


@dataclass(frozen=True, slots=True)
class RoleLoad:
    """A role, who holds it, and what rests on it."""

    role: Role
    holding: Holding
    load: Load

    @property
    def answers_for_many(self) -> bool:
        """Whether it is accountable for more than one can look after."""
        return self.load.activities.get(Letter.ACCOUNTABLE, 0) > MANY_ANSWERS


@dataclass(frozen=True, slots=True)
class PersonLoad:
    """A person of the provider, the roles held, and what rests on them."""

    key: int
    name: str
    roles: tuple[Role, ...]
    load: Load


@dataclass(frozen=True, slots=True)
class Loads:
    """All of it; people with most open work first, and how many are not shown."""

    roles: tuple[RoleLoad, ...]
    people: tuple[PersonLoad, ...]
    others: int


def loads(matrix: Matrix, actor: Person, span: Span) -> Loads:
    """What rests on whom now, with the deeds of a period: three statements."""
    held = _held()
    work, deeds = _open_work(actor), _deeds(span)
    people = sorted(held, key=lambda each: (-work[each[0]], -deeds[each[0]], each[1]))
    by_role: dict[Role, list[int]] = defaultdict(list)
    for (key, _), roles in held.items():
        for each in roles:
            by_role[each].append(key)
    lines = tuple(
        RoleLoad(
            each,
            matrix.held_by(each),
            Load(
                letters_of((each,), matrix.duties),
                sum(work[key] for key in by_role[each]),
                sum(deeds[key] for key in by_role[each]),
            ),
        )
        for each in ROLES
    )
    shown = (_person(*each, held[each], matrix.duties, work, deeds) for each in people[:MOST])
    return Loads(lines, tuple(shown), max(0, len(people) - MOST))


def _person(
    key: int,
    name: str,
    roles: Iterable[Role],
    duties: Duties,
    work: Mapping[int, int],
    deeds: Mapping[int, int],
) -> PersonLoad:
    held = tuple(each for each in ROLES if each in set(roles))
    return PersonLoad(key, name, held, Load(letters_of(held, duties), work[key], deeds[key]))


def _held() -> Mapping[tuple[int, str], list[Role]]:
    """By key and name, the roles that a person of the provider holds."""
    rows = RoleGrant.objects.filter(
        person__state=PersonState.ACTIVE, person__organisation__kind=OrganisationKind.PROVIDER
    ).exclude(role=Role.ROBOT)
    found: dict[tuple[int, str], list[Role]] = defaultdict(list)
    for key, name, each in rows.values_list("person", "person__name", "role"):
        found[key, name].append(role(each))
    return found


def _open_work(actor: Person) -> Counter[int]:
    """By the key of a person, how many open records are given to them, of whatever type."""
    given = [
        visible(kind.model, actor)
        .filter(Q(state__in=kind.open_states), assignee__isnull=False)
        .order_by()
        .values(who=F("assignee"))
        .annotate(records=Count("pk"), slug=Value(kind.slug))
        .values_list("who", "records", "slug")
        for kind in types_of_work()
        if any(field.name == "assignee" for field in kind.model._meta.concrete_fields)
    ]
    found: Counter[int] = Counter()
    for who, records, _ in given[0].union(*given[1:], all=True) if given else ():
        found[who] += records
    return found


def _deeds(span: Span) -> Counter[int]:
    rows = Performer.objects.filter(span.days).values_list("person")
    return Counter(dict(rows.annotate(total=Sum("lines"))))
