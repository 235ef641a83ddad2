"""What the matrix says now, and who would hold together what must be apart."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db import connection

from armillary.fittings.raci.rules import Line, responsible, widened
from armillary.people.models import Person, Responsibility, RoleGrant
from armillary.people.vocabulary import PersonState, ResponsibilityState
from armillary.reference.activities import Activity
from armillary.reference.raci import Letter
from armillary.reference.raci.apart import APART, apart_from
from armillary.reference.roles import Role, role

LOCK = 4_207_003
NAMED = 5


@dataclass(frozen=True, slots=True)
class Clash:
    """Somebody, or a role as such, that would have two duties which must be apart."""

    who: str
    other: Activity
    why: str

    @property
    def sentence(self) -> str:
        """The clash in words."""
        return f"{self.why} {self.who} would have this duty and “{self.other.title}”."


def hold() -> None:
    """Let nobody else edit the matrix until this act is over: its rules look at several rows."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", (LOCK,))


def line_of(activity: str) -> Line:
    """The letters of an activity that are in force, by role."""
    return {each.role: each.letter for each in in_force(activity)}


def in_force(activity: str) -> list[Responsibility]:
    """The rows of an activity that count."""
    rows = Responsibility.objects.filter(activity=activity, state=ResponsibilityState.IN_FORCE)
    return list(rows.order_by("pk"))


def row_of(activity: str, role: str) -> Responsibility | None:
    """The record behind a cell of the matrix, also of a letter that was withdrawn."""
    return Responsibility.objects.filter(activity=activity, role=role).first()


def clashes(activity: str, before: Line, after: Line) -> list[Clash]:
    """Who would come to have together what must be apart, by the editing of one line."""
    if not (fresh := widened(before, after)):
        return []
    return [
        Clash(who, other, why)
        for other, why in apart_from(activity)
        for who in _who(fresh, responsible(before), responsible(line_of(other)))
    ]


def clash_of_a_grant(person: Person, given: Role) -> str:
    """What somebody would come to have together with another role; "" where nothing must be apart.

    What the person, or the role by itself, has together already is not told again.
    """
    apart = [each for pair in APART for each in (pair.work, pair.check)]
    lines = roles_with(Letter.RESPONSIBLE, apart)
    held = set(RoleGrant.objects.filter(person=person).values_list("role", flat=True)) - {given}
    found = (
        Clash(person.name, other, each.why).sentence
        for each in APART
        for here, other in ((each.work, each.check), (each.check, each.work))
        if given in lines[here] - lines[other] and held & lines[other] and not held & lines[here]
    )
    return " ".join(found)


def roles_with(letter: Letter, activities: Iterable[Activity]) -> Mapping[str, frozenset[str]]:
    """By activity the roles of this letter, none where there is none: one statement."""
    wanted = [each.value for each in activities]
    rows = Responsibility.objects.filter(
        activity__in=wanted, letter=letter, state=ResponsibilityState.IN_FORCE
    )
    found: dict[str, set[str]] = {each: set() for each in wanted}
    for activity, who in rows.values_list("activity", "role"):
        found[activity].add(who)
    return {activity: frozenset(held) for activity, held in found.items()}


def _who(fresh: Iterable[str], before: Iterable[str], other: Iterable[str]) -> Iterator[str]:
    """Roles that would be in both lines, whoever holds them; then people by several roles."""
    both = [each for each in Role if each in fresh and each in other]
    yield from (f"The role “{role(each).title}”" for each in both)
    people = (
        Person.objects.filter(state=PersonState.ACTIVE, grants__role__in=fresh)
        .filter(grants__role__in=other)
        .exclude(grants__role__in=before)
        .exclude(grants__role__in=[*both, Role.ROBOT])
        .order_by("name", "pk")
        .distinct()
    )
    found = [str(each) for each in people.values_list("name", flat=True)]
    yield from found[:NAMED]
    if more := len(found) - NAMED:
        yield from [f"{more} others"] if more > 0 else ()
