"""Who is asked, who has a part in a record, and who stands in for whom."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from armillary.fittings.approvals import declared
from armillary.fittings.approvals.declared import Approvable
from armillary.fittings.approvals.models import Absence, Approval
from armillary.fittings.approvals.rules.persons import mailbox
from armillary.fittings.approvals.vocabulary import AbsenceState, By
from armillary.fittings.on_call.queries import on_call
from armillary.kernel.access import rights
from armillary.kernel.journal.models import Entry
from armillary.kernel.lifecycle.references import key_of
from armillary.people.models import Membership, Person, Responsibility, RoleGrant, Team
from armillary.people.vocabulary import ResponsibilityState, TeamState
from armillary.records.models import Record
from armillary.reference.raci import Letter
from armillary.reference.roles import Role

Named = Mapping[int, str]
"""The keys of people, and why each."""


def keys_named(
    by: str, who: str, approvable: Approvable, record: Record, at: datetime
) -> frozenset[int]:
    """The keys of those whom a policy names, as things stand now."""
    if by == By.PERSON:
        key = key_of(Person.prefix, who)
        return frozenset() if key is None else frozenset((key,))
    if by == By.TEAM:
        team = Membership.objects.filter(
            team=key_of(Team.prefix, who), team__state=TeamState.ACTIVE
        )
        return frozenset(team.values_list("person", flat=True))
    if by == By.ON_CALL:
        return on_call(key_of(Team.prefix, who), at)
    if by == By.QUERY:
        asks = approvable.asks.get(who)
        return frozenset(asks.people(record) if asks else ())
    roles = [who] if by == By.ROLE else _accountable(approvable.activity.value)
    return frozenset(RoleGrant.objects.filter(role__in=roles).values_list("person", flat=True))


def who_can_decide(keys: Iterable[int], record: Record) -> dict[int, Person]:
    """Those of these people who can come in and may see what they are asked; never the robot."""
    return {
        key: person
        for key, person in rights.active(keys).items()
        if Role.ROBOT not in person.roles
        and (person.is_staff or person.organisation_id == record.organisation_id)
    }


def parties_of(approvable: Approvable, record: Record) -> dict[int, str]:
    """Whoever has a part in the record now, or ever had one, and which."""
    found: dict[int, str] = dict.fromkeys(approvable.further_parties(record), "works on it")
    columns = {record._meta.get_field(name).attname: name for name in approvable.parties}  # type: ignore[union-attr]
    lines = Entry.objects.filter(record_type=approvable.slug, record_id=record.pk)
    for changes in lines.filter(changes__has_any_keys=list(columns)).values_list(
        "changes", flat=True
    ):
        for column, name in columns.items():
            for key in changes.get(column, ()):
                if isinstance(key, int):
                    found[key] = f"was its {_words(name)}"
    first = lines.order_by("pk").values_list("actor", flat=True).first()
    if first is not None:
        found[first] = "made it"
    for column, name in columns.items():
        if (key := getattr(record, column)) is not None:
            found[key] = f"is its {_words(name)}"
    return found


def answering_for(approval: Approval) -> frozenset[int]:
    """The keys of those who hold a role that is accountable for such decisions."""
    approvable = declared.of_slug(approval.about_type)
    roles = _accountable(approvable.activity.value) if approvable else []
    held = RoleGrant.objects.filter(role__in=roles).exclude(role=Role.ROBOT)
    return frozenset(rights.active(held.values_list("person", flat=True)))


def stand_ins_of(people: Iterable[int], at: datetime) -> dict[int, int]:
    """Who stands in for one of these people at a moment: key of the substitute to the person's."""
    return dict(_absences(at).filter(person__in=list(people)).values_list("substitute", "person"))


def stood_in_by(person: Person, at: datetime) -> frozenset[int]:
    """The keys of those for whom this person stands in at a moment."""
    return frozenset(_absences(at).filter(substitute=person).values_list("person", flat=True))


def same_person_as(person: Person, others: Iterable[int]) -> int | None:
    """The key of another account of this person among these, as far as addresses tell."""
    box = mailbox(person.email)
    found = Person.objects.filter(pk__in=list(others)).exclude(pk=person.pk)
    return next(
        (key for key, email in found.values_list("pk", "email") if mailbox(email) == box), None
    )


def name_of(key: int) -> str:
    """What somebody is called."""
    return str(Person.objects.filter(pk=key).values_list("name", flat=True).first() or "somebody")


def names_of(keys: Iterable[int]) -> dict[int, str]:
    """What these people are called."""
    return dict(Person.objects.filter(pk__in=list(keys)).values_list("pk", "name"))


def _accountable(activity: str) -> list[Any]:
    rows = Responsibility.objects.filter(
        activity=activity, letter=Letter.ACCOUNTABLE, state=ResponsibilityState.IN_FORCE
    )
    return list(rows.values_list("role", flat=True))


def _absences(at: datetime) -> Any:
    return Absence.objects.filter(state=AbsenceState.STANDING, starts_at__lte=at, ends_at__gt=at)


def _words(name: str) -> str:
    return name.replace("_", " ")
