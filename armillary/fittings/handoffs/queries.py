"""What can be asked about hand-offs. What waits is found by indexes as small as what waits."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from armillary.fittings.handoffs.models import Reception, Reminder
from armillary.fittings.handoffs.vocabulary import ReceptionState
from armillary.fittings.notifications.queries import fresh
from armillary.kernel import known
from armillary.kernel.access.visibility import visible
from armillary.kernel.handoffs.models import Handoff
from armillary.kernel.handoffs.vocabulary import State
from armillary.kernel.journal.models import Entry
from armillary.people.models import Membership, Person, Responsibility, RoleGrant, Team
from armillary.people.vocabulary import ResponsibilityState
from armillary.records.models import Record
from armillary.reference.raci.matrix import Letter

K = TypeVar("K")
V = TypeVar("V")

COUNTED = 99
"""Of each process and team no more are counted."""
AT_ONCE = 500
MOST_TOLD = 50
MOST_TEAMS = 20

ANSWERED_FOR = """
select split_part(activity, '.', 1) from people_responsibility
where role = any(%s::text[]) and letter = 'A' and state = 'in_force'
"""
"""By roles, the processes in which somebody answers for something, as SQL."""

_COUNTS = """
select 'process', asked.process, (select count(*) from (
    select from kernel_handoff
    where to_process = asked.process and state = 'offered' limit %(most)s) few)
from unnest(%(processes)s::text[]) as asked (process)
union all
select 'team', asked.team::text, (select count(*) from (
    select from kernel_handoff
    where team_id = asked.team and state = 'offered' limit %(most)s) few)
from unnest(%(teams)s::bigint[]) as asked (team)
"""


def answers_in(person: Person, process: str) -> bool:
    """Whether somebody holds a role that is accountable for something in a process."""
    return _accountable(person).filter(activity__startswith=f"{process}.").exists()


def about(record: Record, actor: Person) -> QuerySet[Handoff]:
    """The hand-offs about this record that the actor may see, newest first."""
    here = known.of(type(record))
    mine = visible(Handoff, actor).filter(about_type=here.slug, about_id=record.pk)
    return mine.select_related("offered_by", "answered_by").order_by("-pk")


def reception(process: str, team: Team | None = None) -> Reception | None:
    """Who receives for a process: that team, or the one that has done so for longest."""
    rows = Reception.objects.filter(process=process, state=ReceptionState.IN_FORCE)
    if team is not None:
        rows = rows.filter(team=team)
    return rows.select_related("team").order_by("pk").first()


def processes_of(person: Person) -> tuple[str, ...]:
    """Those in which somebody is responsible for something, or answers for something."""
    answered = _accountable(person).values_list("activity", flat=True)
    duties = {*person.responsible_for, *answered}
    return tuple(sorted({duty.partition(".")[0] for duty in duties}))


def teams_of(person: Person) -> list[Team]:
    """The teams in which somebody works, by name."""
    rows = visible(Team, person).filter(pk__in=sorted(person.team_ids)).order_by("name", "pk")
    return list(rows[:MOST_TEAMS])


def waiting(actor: Person, whose: Q, limit: int) -> list[Handoff]:
    """What nobody has answered yet, the earliest due first."""
    rows = visible(Handoff, actor).filter(whose, state=State.OFFERED)
    in_order = rows.order_by(F("due_at").asc(nulls_last=True), "pk")
    return list(in_order.select_related("team", "offered_by")[:limit])


def returned(actor: Person, whose: Q, limit: int) -> list[Handoff]:
    """What was rejected and is the sender's again, the newest first."""
    rows = visible(Handoff, actor).filter(whose, state=State.REJECTED).order_by("-pk")
    return list(rows.select_related("team", "answered_by")[:limit])


def to_processes(processes: Collection[str]) -> Q:
    return Q(to_process__in=processes)


def from_processes(processes: Collection[str]) -> Q:
    return Q(from_process__in=processes)


def to_team(team: int) -> Q:
    return Q(team=team)


def sent_by(person: Person) -> Q:
    return Q(offered_by=person)


def from_team(team: int) -> Q:
    """What people of the team have sent."""
    people = Membership.objects.filter(team=team).values("person")
    return Q(offered_by__in=people)


def how_many_wait(
    processes: Iterable[str], teams: Iterable[int]
) -> tuple[Mapping[str, int], Mapping[int, int]]:
    """By process and by team, counted to one more than COUNTED: one statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            _COUNTS,
            {"most": COUNTED + 1, "processes": list(processes), "teams": list(teams)},
        )
        found = cursor.fetchall()
    by_process = {name: count for kind, name, count in found if kind == "process"}
    return by_process, {int(name): count for kind, name, count in found if kind == "team"}


def overdue(now: datetime) -> list[Handoff]:
    """What should have been answered by now, and of which nobody was told yet."""
    told = Reminder.objects.filter(handoff=OuterRef("pk"))
    rows = Handoff.objects.filter(~Exists(told), state=State.OFFERED, due_at__lte=now)
    return list(rows.order_by("due_at", "pk")[:AT_ONCE])


def told_in(lines: Sequence[int], now: datetime) -> list[tuple[Entry, Handoff]]:
    """These lines with their hand-offs, oldest first: two statements.

    What is old, and what an import brings, is no news.
    """
    news = list(fresh(lines, now).select_related("actor"))
    found = Handoff.objects.in_bulk([each.record_id for each in news])
    return [(each, found[each.record_id]) for each in news if each.record_id in found]


def late(actor: Person, now: datetime) -> Mapping[tuple[int, str, str], int]:
    """By interaction, sender and receiver, how many are overdue now."""
    rows = visible(Handoff, actor).filter(state=State.OFFERED, due_at__lte=now)
    ends = rows.order_by().values_list("edge", "from_process", "to_process")
    return {(*each[:3],): each[3] for each in ends.annotate(many=Count("pk"))}


def receptions() -> Mapping[str, str]:
    """By process, the team that receives what was sent to no team in particular."""
    rows = Reception.objects.filter(state=ReceptionState.IN_FORCE).order_by("-pk")
    return dict(rows.values_list("process", "team__name"))


def receivers(handoffs: Iterable[Handoff]) -> Mapping[int, frozenset[int]]:
    """By hand-off, the people whom it concerns that nobody has answered.

    They are those of the team; without one, those who answer for something in the process.
    """
    handoffs = tuple(handoffs)
    teams = _members({each.team_id for each in handoffs if each.team_id})
    answering = _answering({each.to_process for each in handoffs if not each.team_id})
    return {
        each.pk: teams.get(each.team_id, frozenset())
        if each.team_id
        else answering.get(each.to_process, frozenset())
        for each in handoffs
    }


def _accountable(person: Person) -> QuerySet[Responsibility]:
    """What somebody answers for, by their roles."""
    return Responsibility.objects.filter(
        role__in=person.roles, letter=Letter.ACCOUNTABLE, state=ResponsibilityState.IN_FORCE
    )


def _members(teams: Collection[int]) -> Mapping[int, frozenset[int]]:
    return _gathered(
        Membership.objects.filter(team__in=teams).order_by("pk").values_list("team", "person")
    )


def _answering(processes: Collection[str]) -> Mapping[str, frozenset[int]]:
    """By process, those who hold a role that is accountable for something in it."""
    in_force = Responsibility.objects.filter(
        letter=Letter.ACCOUNTABLE, state=ResponsibilityState.IN_FORCE
    )
    pairs = in_force.values_list("activity", "role")
    roles = _gathered((activity.partition(".")[0], role) for activity, role in pairs)
    wanted = {role for process in processes for role in roles.get(process, ())}
    holders = _gathered(
        RoleGrant.objects.filter(role__in=wanted).order_by("pk").values_list("role", "person")
    )
    return {
        process: frozenset().union(*(holders.get(role, frozenset()) for role in roles[process]))
        for process in processes
        if process in roles
    }


def _gathered(pairs: Iterable[tuple[K, V]]) -> Mapping[K, frozenset[V]]:
    found: dict[K, dict[V, None]] = {}
    for key, value in pairs:
        found.setdefault(key, {})[value] = None
    return {key: frozenset(list(values)[:MOST_TOLD]) for key, values in found.items()}
