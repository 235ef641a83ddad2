"""Who is consulted and who is informed, as the matrix in force has it, and what was asked."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from armillary.fittings.approvals.queries.people import stand_ins_of, stood_in_by
from armillary.fittings.consults.lines import give_advice
from armillary.fittings.consults.models import Consult, Reminder
from armillary.fittings.consults.rules import stood_in
from armillary.fittings.consults.vocabulary import State
from armillary.fittings.custom_fields.filling import fill_in
from armillary.fittings.notifications.models import Notification
from armillary.fittings.notifications.queries import fresh
from armillary.fittings.notifications.telling import News
from armillary.fittings.notifications.vocabulary import What
from armillary.fittings.raci.queries import roles_with
from armillary.fittings.watching.queries import named_in
from armillary.kernel import known
from armillary.kernel.access import rights
from armillary.kernel.access.visibility import EVERYTHING, visible
from armillary.kernel.lifecycle.enacting import activity_of
from armillary.kernel.registry import record_type_of
from armillary.kernel.standing import standing_for_all, stands
from armillary.people.models import Person, Responsibility, RoleGrant
from armillary.people.vocabulary import OrganisationKind, PersonState, ResponsibilityState
from armillary.records.models import Record
from armillary.reference.activities import Activity
from armillary.reference.raci import Letter
from armillary.reference.roles import ROLES, Role, role

AT_ONCE = 500
MOST_HOLDERS = 200
"""Of the people with a role no more are looked at: they are too many to be asked or told."""
COLUMNS = (
    *("pk", "activity", "verb", "record_type", "record_id"),
    *("organisation_id", "actor_id", "actor__name"),
)
"""Of the journal, in the order of what a deed is told by."""
MACHINES = (Role.ROBOT, Role.INTEGRATION)


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody to ask: as which role, and whether instead of somebody who is away."""

    person: Person
    role: Role
    in_place_of: Person | None = None


class Cell(NamedTuple):
    """A cell of the matrix that asks or tells by itself."""

    activity: str
    role: str
    letter: str
    hours: int


@dataclass(frozen=True, slots=True)
class Informed:
    """Somebody who is informed: of whatever happens, or of what a customer has."""

    person: int
    customer: int | None


@dataclass(frozen=True, slots=True)
class Done:
    """A line of the journal by which an activity was done."""

    key: int
    activity: str
    verb: str
    record_type: str
    record_id: int
    organisation: int
    actor: int
    actor_name: str


def shown(actor: Person) -> Q:
    """The provider's people see all consults, others those in which they are asked."""
    return EVERYTHING if actor.is_staff else Q(assignee=actor.pk)


def activities_of(record: Record) -> tuple[Activity, ...]:
    """What is done to records of this type, by which it is tracked first: no statement."""
    kind = record_type_of(type(record))
    own = (each for each in (*kind.creations, *kind.verbs) if not stands(each))
    found = (kind.tracking, *(activity_of(each, kind.model) for each in own))
    return tuple(dict.fromkeys(found))


def consulted(activities: Iterable[Activity]) -> Mapping[str, tuple[Role, ...]]:
    """By activity the roles that are C, machines left out, where there are any: one statement."""
    found = roles_with(Letter.CONSULTED, activities)
    people = [each for each in ROLES if each not in MACHINES]
    return {
        activity: roles
        for activity, held in found.items()
        if (roles := tuple(each for each in people if each in held))
    }


def holders(roles: Collection[str], record: Record) -> list[tuple[int, Role]]:
    """Who holds one of these roles and may have to do with this record, by name, each once.

    They are the provider's people; of the customer, whom the record names and who represents it.
    """
    of_the_customer = Q(person__organisation=record.organisation_id) & (
        Q(person__in=named_in(record)) | Q(role=Role.CUSTOMER_REPRESENTATIVE)
    )
    rows = RoleGrant.objects.filter(
        Q(person__organisation__kind=OrganisationKind.PROVIDER) | of_the_customer,
        role__in=list(roles),
        person__state=PersonState.ACTIVE,
    )
    order = rows.order_by("person__name", "person", "role").values_list("person", "role")
    found: dict[int, Role] = {}
    for key, who in order[:MOST_HOLDERS]:
        found.setdefault(key, role(who))
    return list(found.items())


def to_ask(
    record: Record, roles: Collection[str], asker: Person, at: datetime
) -> tuple[Asked, ...]:
    """Who can be asked about a record as holder of one of these roles, but for whoever asks."""
    held = dict(holders(roles, record))
    held.pop(asker.pk, None)
    away = {person: stand_in for stand_in, person in stand_ins_of(held, at).items()}
    instead = {key: of for key, of in stood_in(list(held), away).items() if key != asker.pk}
    people = rights.active({*instead, *held})
    return tuple(
        Asked(people[key], held[of or key], people.get(of) if of else None)
        for key, of in instead.items()
        if key in people and _sees(people[key], record)
    )


def may_answer(consult: Consult, person: Person, at: datetime) -> bool:
    """Whether somebody is asked, or stands in now for who is."""
    return consult.assignee_id == person.pk or consult.assignee_id in stood_in_by(person, at)


def asked_together(consult: Consult) -> list[Consult]:
    """The others that were asked the same in the same act and have not answered."""
    rows = Consult.objects.filter(
        about_type=consult.about_type,
        about_id=consult.about_id,
        activity=consult.activity,
        asked_by=consult.asked_by_id,
        created_at=consult.created_at,
        state=State.ASKED,
    )
    return list(rows.exclude(pk=consult.pk))


def about(record: Record, actor: Person) -> QuerySet[Consult]:
    """The consults about this record that the actor may see, newest question first."""
    slug = known.of(type(record)).slug
    mine = visible(Consult, actor).filter(about_type=slug, about_id=record.pk)
    return mine.select_related("assignee", "answered_by").order_by("-created_at", "pk")


def was_asked(slug: str, key: int, cell: Cell) -> bool:
    """Whether anybody was asked about this record for the activity of a cell, as its role."""
    rows = Consult.objects.filter(about_type=slug, about_id=key, activity=cell.activity)
    return rows.filter(role=cell.role).exists()


def switched_on() -> list[Cell]:
    """The cells of the matrix that ask or tell by themselves: one statement."""
    rows = Responsibility.objects.filter(by_itself=True, state=ResponsibilityState.IN_FORCE)
    return [
        Cell(*row) for row in rows.order_by("pk").values_list("activity", "role", "letter", "hours")
    ]


def done(lines: Sequence[int], activities: Collection[str], now: datetime) -> list[Done]:
    """Of these lines those of verbs that do one of the activities, oldest first.

    What every record can have done to it, such as a comment, does no activity; what an import
    brings, and what is old, is no news.
    """
    standing = {each.name for each in (*standing_for_all(), fill_in, give_advice)}
    rows = fresh(lines, now).filter(activity__in=activities).exclude(verb__in=standing)
    return [Done(*row) for row in rows.values_list(*COLUMNS)]


def informed(roles: Collection[str]) -> Mapping[str, list[Informed]]:
    """By role who holds it, machines left out: one statement.

    They are the provider's people and those who represent a customer; whom a record names watches
    it anyhow.
    """
    rows = RoleGrant.objects.filter(role__in=roles, person__state=PersonState.ACTIVE)
    is_staff = Q(person__organisation__kind=OrganisationKind.PROVIDER)
    rows = rows.filter(is_staff | Q(role=Role.CUSTOMER_REPRESENTATIVE)).exclude(role__in=MACHINES)
    found: dict[str, list[Informed]] = defaultdict(list)
    columns = ("role", "person", "person__organisation", "person__organisation__kind")
    for who, key, customer, kind in rows.order_by("pk").values_list(*columns)[:MOST_HOLDERS]:
        of = None if kind == OrganisationKind.PROVIDER else customer
        found[who].append(Informed(key, of))
    return found


def unread_notices(news: Iterable[News]) -> set[tuple[int, str, int]]:
    """Of whom to tell of which records, those who have unread news of the same kind: one statement.

    By person, type and key of the record.
    """
    pairs = [(each.person, each.about.key) for each in news if each.about]
    rows = Notification.objects.filter(
        person__in={person for person, _ in pairs},
        about_id__in={key for _, key in pairs},
        what=What.INFORMED,
        read_at=None,
    )
    places = rows.values_list("person", "about_type", "about_id")
    return {(person, slug, key) for person, slug, key in places if key}


def overdue(now: datetime) -> list[Consult]:
    """What should have been answered by now, and of which nobody was told yet."""
    told = Reminder.objects.filter(consult=OuterRef("pk"))
    rows = Consult.objects.filter(~Exists(told), state=State.ASKED, due_at__lte=now)
    return list(rows.order_by("due_at", "pk")[:AT_ONCE])


def tallies(which: Q) -> list[tuple[Any, ...]]:
    """By activity how many of these consults were asked, answered, in time, and withdrawn."""
    is_answered = Q(state=State.ANSWERED)
    is_in_time = is_answered & (Q(due_at=None) | Q(answered_at__lte=F("due_at")))
    rows = Consult.objects.filter(which).order_by().values_list("activity")
    counts = rows.annotate(
        asked=Count("pk"),
        answered=Count("pk", filter=is_answered),
        in_time=Count("pk", filter=is_in_time),
        withdrawn=Count("pk", filter=Q(state=State.WITHDRAWN)),
    )
    return list(counts)


def _sees(person: Person, record: Record) -> bool:
    return person.is_staff or visible(type(record), person).filter(pk=record.pk).exists()
