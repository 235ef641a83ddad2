"""The matrix beside the journal: whether those do the work, and say yes, who are to.

Roles and letters are those of now; what was done is that of the period.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, OuterRef

from armillary.fittings.approvals import declared
from armillary.fittings.approvals.models import Seat
from armillary.fittings.consults.queries import tallies
from armillary.people.models import RoleGrant
from armillary.reference.activities import Activity
from armillary.reference.activities import activity as activity_named
from armillary.reference.raci import Letter
from armillary.transformation.flow.span import Span
from armillary.transformation.raci.matrix import Matrix

MOST = 60

_DONE = """
with done as (
    select activity, person_id, sum(lines)::bigint as lines, max(day) as last
    from flow_performer where day between %(first)s and %(last)s group by activity, person_id
), duty as (
    select held.person_id, duty.activity, array_agg(distinct duty.letter::text) as letters
    from people_responsibility duty join people_rolegrant held on held.role = duty.role
    where duty.state = 'in_force' group by held.person_id, duty.activity
), told as (
    select done.*, coalesce(duty.letters, '{}') as letters,
        'R' = any(coalesce(duty.letters, '{}')) as does,
        done.person_id in (select person_id from people_rolegrant where role = 'robot') as robot
    from done left join duty on duty.person_id = done.person_id and duty.activity = done.activity
)
"""

_SHARES = f"""{_DONE}
select activity, coalesce(sum(lines) filter (where not robot), 0),
    coalesce(sum(lines) filter (where does and not robot), 0),
    coalesce(sum(lines) filter (where robot), 0),
    count(*) filter (where not does and not robot)
from told group by activity
"""  # noqa: S608

_SHADOWS = f"""{_DONE}
select told.activity, p.id, p.name, told.letters, told.lines, told.last, count(*) over ()
from told join people_person p on p.id = told.person_id
where not does and not robot and (%(process)s = '' or told.activity like %(process)s || '.%%')
order by told.lines desc, p.name, told.activity limit %(most)s
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Share:
    """The deeds of an activity in a period: by people, those who are R among them; by itself."""

    people: int = 0
    responsible: int = 0
    itself: int = 0
    shadows: int = 0

    @property
    def part(self) -> float | None:
        """The part of what people did that was done by an R; None where nobody did anything."""
        return self.responsible / self.people if self.people else None

    def __add__(self, other: "Share") -> "Share":
        return Share(
            self.people + other.people,
            self.responsible + other.responsible,
            self.itself + other.itself,
            self.shadows + other.shadows,
        )


@dataclass(frozen=True, slots=True)
class Shadow:
    """Somebody who does an activity without a role that is responsible for it."""

    activity: Activity
    key: int
    name: str
    letters: tuple[str, ...]
    lines: int
    last: date


@dataclass(frozen=True, slots=True)
class Shadows:
    """The first of them, and how many there are in all."""

    shown: tuple[Shadow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Advice:
    """Consults that were asked in a period, and how many were answered, and in time, until now."""

    asked: int = 0
    answered: int = 0
    in_time: int = 0
    withdrawn: int = 0

    @property
    def part(self) -> float | None:
        """The part of those not withdrawn that was answered in time; None where there is none."""
        left = self.asked - self.withdrawn
        return self.in_time / left if left else None

    def __add__(self, other: "Advice") -> "Advice":
        return Advice(
            self.asked + other.asked,
            self.answered + other.answered,
            self.in_time + other.in_time,
            self.withdrawn + other.withdrawn,
        )


@dataclass(frozen=True, slots=True)
class Said:
    """Decisions on records of a type in a period, those of an accountable role among them."""

    activity: Activity
    what: str
    votes: int
    accountable: int

    @property
    def part(self) -> float | None:
        """The part that somebody said who answers for it."""
        return self.accountable / self.votes if self.votes else None


def shares(span: Span) -> Mapping[Activity, Share]:
    """What was done of each activity, and by whom: one statement."""
    found = _ask(_SHARES, span)
    return {
        activity_named(each): Share(int(people), int(does), int(itself), shadows)
        for each, people, does, itself, shadows in found
    }


def shadows(span: Span, process: str = "", most: int | None = MOST) -> Shadows:
    """Who does what without the role, the most frequent first: one statement."""
    found = _ask(_SHADOWS, span, process, most)
    shown = tuple(
        Shadow(activity_named(each), key, name, tuple(letters), lines, last)
        for each, key, name, letters, lines, last, _ in found
    )
    return Shadows(shown, found[0][-1] if found else 0)


def approvals(matrix: Matrix, span: Span) -> tuple[Said, ...]:
    """What was said to records that are approved: one statement for each type of them."""
    return tuple(_approvals(matrix, span))


def consults(span: Span) -> Mapping[Activity, Advice]:
    """By activity, what was asked of those who are C, and what they said: one statement."""
    return {
        activity_named(each): Advice(*numbers)
        for each, *numbers in tallies(span.moments("created_at"))
    }


def _approvals(matrix: Matrix, span: Span) -> Iterator[Said]:
    for each in sorted(declared.everywhere(), key=lambda one: one.slug):
        roles = matrix.roles_with(Letter.ACCOUNTABLE, each.activity)
        answers = RoleGrant.objects.filter(person=OuterRef("voted_by"), role__in=roles)
        rows = Seat.objects.filter(span.moments("voted_at"), approval__about_type=each.slug)
        counts = dict(rows.values_list(Exists(answers)).annotate(votes=Count("pk")))
        yield Said(each.activity, each.slug, sum(counts.values()), counts.get(True, 0))


def _ask(
    question: str, span: Span, process: str = "", most: int | None = None
) -> list[tuple[Any, ...]]:
    asked: dict[str, Any] = {
        "first": span.first,
        "last": span.last,
        "process": process,
        "most": most,
    }
    with connection.cursor() as cursor:
        cursor.execute(question, asked)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
