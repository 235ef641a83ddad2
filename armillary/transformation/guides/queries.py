"""What guides are made of and what is known of their editions, read for whoever asks."""

from collections.abc import Collection, Iterable, Mapping

from django.db import connection
from django.db.models import Count, QuerySet

from armillary.kernel.access.visibility import visible
from armillary.people.models import Person, Responsibility, RoleGrant
from armillary.people.vocabulary import (
    OrganisationKind,
    OrganisationState,
    PersonState,
    ResponsibilityState,
)
from armillary.reference.activities import Activity, activity
from armillary.reference.raci import Letter
from armillary.reference.roles import Role, role
from armillary.transformation.guides.models import Acknowledgement, GuideEdition, Wording
from armillary.transformation.guides.reading import Concerns
from armillary.transformation.guides.tailoring import Listed
from armillary.transformation.guides.told import Duties
from armillary.transformation.guides.vocabulary import AcknowledgementState, EditionState
from armillary.transformation.guides.wording import Line

MACHINES = (Role.ROBOT, Role.INTEGRATION)
_LISTED = """
select record_type,
    count(*) filter (where given),
    count(*) filter (where given and touched),
    count(*) filter (where not given)
from (
    select record_type, record_id,
        (array_agg(actor_id order by id))[1] = any(%(machines)s) as given,
        bool_or(not actor_id = any(%(machines)s) and changes <> '{}') as touched
    from kernel_entry where record_type = any(%(types)s) group by 1, 2
) as row group by 1
"""


def duties_in_force() -> Duties:
    """Which role is what to which activity, as of now."""
    found: dict[Activity, dict[Role, Letter]] = {}
    rows = Responsibility.objects.filter(state=ResponsibilityState.IN_FORCE).values_list(
        "activity", "role", "letter"
    )
    for of, who, letter in rows.order_by("pk"):
        found.setdefault(activity(of), {})[role(who)] = Letter(letter)
    return found


def listed(types: Collection[str]) -> Mapping[str, Listed]:
    """Of each of these record types how many rows came with the house, and what people did."""
    with connection.cursor() as cursor:
        cursor.execute(_LISTED, {"types": list(types), "machines": list(_machines())})
        return {slug: Listed(*counts) for slug, *counts in cursor.fetchall()}


def latest(process: str) -> GuideEdition | None:
    """The newest edition of the guide of a process."""
    return GuideEdition.objects.filter(process=process).order_by("-ordinal").first()


def standing() -> Mapping[str, GuideEdition]:
    """The newest edition of every guide, by its process."""
    rows = GuideEdition.objects.exclude(state=EditionState.REPLACED).select_related("assignee")
    return {each.process: each for each in rows.order_by("ordinal")}


def wording(edition: GuideEdition) -> tuple[Line, ...]:
    """All that an edition says."""
    found = Wording.objects.filter(edition=edition).first()
    return tuple(Line(*each) for each in found.lines) if found else ()


def editions(process: str, actor: Person) -> list[GuideEdition]:
    """Every edition of a guide, the newest first."""
    rows = visible(GuideEdition, actor).filter(process=process)
    return list(rows.select_related("assignee", "reviewed_by").order_by("-ordinal"))


def concerns() -> Concerns:
    """Whom each edition of each guide concerns."""
    found: dict[str, dict[int, frozenset[Role]]] = {}
    rows = Wording.objects.order_by("edition").values_list(
        "edition__process", "edition__ordinal", "concerned"
    )
    for process, ordinal, names in rows:
        found.setdefault(process, {})[ordinal] = frozenset(map(role, names))
    return found


def changed_since(process: str, ordinal: int) -> list[str]:
    """What the editions after this one have changed, in short."""
    rows = GuideEdition.objects.filter(process=process, ordinal__gt=ordinal)
    return list(rows.order_by("ordinal").values_list("changed", flat=True))


def roles_of_readers(people: Iterable[int] | None = None) -> Mapping[int, frozenset[Role]]:
    """The people of the provider who can sign in, by key, with their roles."""
    rows = _grants_of_readers()
    if people is not None:
        rows = rows.filter(person__in=list(people))
    found: dict[int, set[Role]] = {}
    for person, name in rows.values_list("person", "role"):
        found.setdefault(person, set()).add(role(name))
    return {person: frozenset(roles) for person, roles in found.items()}


def acknowledgements(person: int | None = None) -> Mapping[int, Mapping[str, Acknowledgement]]:
    """Who is asked to read, or has read, what: by reader and process."""
    rows = Acknowledgement.objects.select_related("edition")
    if person is not None:
        rows = rows.filter(assignee=person)
    found: dict[int, dict[str, Acknowledgement]] = {}
    for each in rows.order_by("pk"):
        found.setdefault(each.assignee_id, {})[each.process] = each
    return found


def asked_of(actor: Person, process: str = "") -> list[Acknowledgement]:
    """What somebody is to read, or has read."""
    rows = visible(Acknowledgement, actor).filter(assignee=actor)
    if process:
        rows = rows.filter(process=process)
    rows = rows.exclude(state=AcknowledgementState.EXCUSED)
    return list(rows.select_related("edition").order_by("process"))


def still_to_read(process: str, actor: Person, most: int) -> list[Acknowledgement]:
    """Some of those who have not read the guide of a process, who has longest been asked first."""
    rows = visible(Acknowledgement, actor).filter(
        process=process, state=AcknowledgementState.TO_READ
    )
    return list(rows.select_related("assignee", "edition").order_by("due_at", "pk")[:most])


def how_many(process: str, actor: Person) -> Mapping[str, int]:
    """How many people there are in each state of reading the guide of a process."""
    rows = visible(Acknowledgement, actor).filter(process=process)
    return dict(rows.values_list("state").annotate(Count("pk")).order_by("state"))


def person(key: int) -> Person:
    """Somebody who was asked, or is to be."""
    found: Person = Person.objects.get(pk=key)
    return found


def holders(name: str) -> list[Person]:
    """The people of the provider who hold a role and can sign in."""
    held = _grants_of_readers().filter(role=name)
    return list(Person.objects.filter(pk__in=held.values("person")).order_by("pk"))


def _grants_of_readers() -> QuerySet[RoleGrant]:
    return RoleGrant.objects.filter(
        person__state=PersonState.ACTIVE,
        person__organisation__kind=OrganisationKind.PROVIDER,
        person__organisation__state=OrganisationState.ACTIVE,
    ).exclude(person__in=_machines())


def _machines() -> QuerySet[RoleGrant, int]:
    return RoleGrant.objects.filter(role__in=MACHINES).values_list("person", flat=True)
