"""What is at risk, for whom: one bounded count each, by an index, with where to look at it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from armillary.assurance.change.models import Change
from armillary.assurance.change.vocabulary import IN_HAND, PLANNED
from armillary.assurance.change.vocabulary import State as ChangeState
from armillary.assurance.configuration.models import Audit, ConfigurationItem, Discrepancy
from armillary.assurance.configuration.vocabulary import AuditState, DiscrepancyState
from armillary.assurance.service_level.models import Agreement, Improvement
from armillary.assurance.service_level.vocabulary import STANDING, ImprovementState
from armillary.fittings.handoffs import queries as handoffs
from armillary.kernel.access.visibility import visible
from armillary.kernel.handoffs.models import Handoff
from armillary.kernel.handoffs.vocabulary import State as HandoffState
from armillary.kernel.jobs.queue import given_up
from armillary.kernel.listing.parameters import address
from armillary.operations.incident.models import Incident
from armillary.operations.incident.vocabulary import OPEN
from armillary.people.models import Person, Team
from armillary.records.models import Record, numbered
from armillary.reference.roles import Role
from armillary.transformation.flow.vacancies import vacancies
from armillary.web.values.making import bounded

MOST, SHOWN = 99, 8
NEAR, A_DAY, A_QUARTER = timedelta(hours=4), timedelta(days=1), timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure that somebody should know, what it means, and where one looks at it."""

    label: str
    count: str
    note: str
    url: str
    tone: str = ""


Telling = Callable[[Person, datetime], Tile]


def late_incidents(actor: Person, now: datetime) -> Tile:
    """What was promised and is broken already, in the own teams where there are any."""
    whose, asked = _in_teams(actor)
    found = _few(Incident, actor, whose, state__in=OPEN, due_at__lte=now)
    return _tile("Late", found, "promises are past", "/incidents", (*asked, _until(now)))


def incidents_about_to_break(actor: Person, now: datetime) -> Tile:
    """What is due within four hours."""
    whose, asked = _in_teams(actor)
    found = _few(Incident, actor, whose, state__in=OPEN, due_at__gt=now, due_at__lte=now + NEAR)
    between = ("due_at.gt", _moment(now)), _until(now + NEAR)
    return _tile("Due in 4 hours", found, "promises run out", "/incidents", (*asked, *between))


def conflicts(actor: Person, now: datetime) -> Tile:
    """Changes that are planned against something else."""
    found = _few(Change, actor, Q(), state__in=PLANNED, conflicts__gt=0)
    asked = (("state", ",".join(PLANNED)), ("conflicts.gt", "0"))
    return _tile("In conflict", found, "changes collide with something", "/changes", asked)


def about_to_begin(actor: Person, now: datetime) -> Tile:
    """Scheduled changes of the next day."""
    found = _few(
        Change,
        actor,
        Q(),
        state=ChangeState.SCHEDULED,
        planned_start__gt=now,
        planned_start__lte=now + A_DAY,
    )
    return _tile("Within a day", found, "changes begin", "/changes/calendar", bad=False)


def overrunning(actor: Person, now: datetime) -> Tile:
    """Changes that should have ended."""
    found = _few(Change, actor, Q(), state__in=IN_HAND, planned_end__lt=now)
    asked = (("state", ",".join(IN_HAND)), ("planned_end.lt", _moment(now)))
    return _tile("Past their window", found, "changes still run", "/changes", asked)


def discrepancies(actor: Person, now: datetime) -> Tile:
    """What is recorded and what is there differ, and nobody has said why."""
    found = _few(Discrepancy, actor, Q(), state=DiscrepancyState.OPEN)
    asked = (("state", DiscrepancyState.OPEN.value),)
    return _tile("Discrepancies", found, "nobody has explained", "/discrepancies", asked)


def missing_items(actor: Person, now: datetime) -> Tile:
    found = _few(ConfigurationItem, actor, Q(), missing=True)
    asked = (("missing", "true"),)
    return _tile("Missing", found, "items no source sees", "/configuration-items", asked)


def audits(actor: Person, now: datetime) -> Tile:
    found = _few(Audit, actor, Q(), state=AuditState.UNDER_WAY)
    asked = (("state", AuditState.UNDER_WAY.value),)
    return _tile("Audits", found, "are under way", "/audits", asked, bad=False)


def ending_agreements(actor: Person, now: datetime) -> Tile:
    """What has to be negotiated anew soon."""
    last = now.date() + A_QUARTER
    found = _few(Agreement, actor, Q(), state__in=STANDING, valid_until__lte=last)
    asked = (("state", ",".join(STANDING)), ("valid_until.lte", last.isoformat()))
    return _tile("Agreements", found, "end within 90 days", "/agreements", asked)


def improvements(actor: Person, now: datetime) -> Tile:
    found = _few(Improvement, actor, Q(), due_on__lt=now.date(), state=ImprovementState.TAKEN_UP)
    asked = (("state", ImprovementState.TAKEN_UP.value), ("due_on.lt", now.date().isoformat()))
    return _tile("Improvements", found, "are overdue", "/improvements", asked)


def overdue_handoffs(actor: Person, now: datetime) -> Tile:
    """Hand-offs to the own processes and teams that nobody answered in time."""
    mine = handoffs.to_processes(handoffs.processes_of(actor))
    mine |= Q(team__in=sorted(actor.team_ids))
    found = _few(Handoff, actor, mine, state=HandoffState.OFFERED, due_at__lte=now)
    return _tile("Hand-offs", found, "to you are overdue", "/hand-offs/inbox")


def all_overdue_handoffs(actor: Person, now: datetime) -> Tile:
    found = _few(Handoff, actor, Q(), state=HandoffState.OFFERED, due_at__lte=now)
    return _tile("Hand-offs", found, "are overdue in the house", "/hand-offs/findings")


def given_up_jobs(actor: Person, now: datetime) -> Tile:
    """What the product could not do by itself."""
    return _tile("Jobs", given_up(MOST + 1), "were given up: armillary jobs", "")


def vacant_roles(actor: Person, now: datetime) -> Tile:
    vacant = {role for roles in vacancies().values() for role in roles}
    asked = (("show", "vacancies"),)
    return _tile("Vacant roles", len(vacant), "are needed and nobody holds", "/map", asked)


AGENT = (late_incidents, incidents_about_to_break, overdue_handoffs)
CHANGES = (conflicts, about_to_begin, overrunning, overdue_handoffs)
ITEMS = (discrepancies, missing_items, audits, overdue_handoffs)
LEVELS = (incidents_about_to_break, late_incidents, ending_agreements, improvements)
HOUSE = (given_up_jobs, vacant_roles, all_overdue_handoffs, overrunning)

BY_ROLE: Mapping[Role, tuple[Telling, ...]] = {
    Role.SERVICE_DESK_AGENT: AGENT,
    Role.SPECIALIST: AGENT,
    Role.INCIDENT_MANAGER: AGENT,
    Role.CHANGE_MANAGER: CHANGES,
    Role.CHANGE_IMPLEMENTER: CHANGES,
    Role.CONFIGURATION_MANAGER: ITEMS,
    Role.SERVICE_LEVEL_MANAGER: LEVELS,
    Role.SERVICE_OWNER: LEVELS,
    Role.CONTRACT_MANAGER: LEVELS,
    Role.OPERATOR: HOUSE,
    Role.ADMINISTRATOR: HOUSE,
}
"""What a role looks after; whoever holds several sees what all of them look after."""

OTHERWISE = (overdue_handoffs,)


def tiles_of(actor: Person, now: datetime) -> tuple[Tile, ...]:
    """What this person looks after, each once: what is bad first, and no more than a few."""
    told = (telling for role, some in BY_ROLE.items() if role in actor.roles for telling in some)
    found = [telling(actor, now) for telling in dict.fromkeys(told) or OTHERWISE]
    return tuple(sorted(found, key=lambda tile: not tile.tone)[:SHOWN])


def _few(model: type[Record], actor: Person, whose: Q, **which: object) -> int:
    """How many, counted no further than is shown."""
    rows = visible(model, actor).filter(whose, **which).order_by()
    return len(rows.values_list("pk", flat=True)[: MOST + 1])


def _tile(
    label: str,
    found: int,
    note: str,
    path: str,
    asked: Iterable[tuple[str, str]] = (),
    *,
    bad: bool = True,
) -> Tile:
    url = address(path, asked) if path else ""
    return Tile(label, bounded(found, MOST), note, url, "bad" if bad and found else "")


def _in_teams(actor: Person) -> tuple[Q, tuple[tuple[str, str], ...]]:
    """The own teams; whoever works in none looks after all of them."""
    if not actor.team_ids:
        return Q(), (("open", "true"),)
    teams = sorted(actor.team_ids)
    numbers = ",".join(numbered(Team.prefix, key) for key in teams)
    return Q(team__in=teams), (("open", "true"), ("team", numbers))


def _until(at: datetime) -> tuple[str, str]:
    return "due_at.lte", _moment(at)


def _moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
