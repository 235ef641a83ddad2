"""The verbs by which the past of another service desk becomes ours.

They are named and do as the verbs of incident management, but where those apply today's rules to
people of today (who is in which team, how late one may reopen), these take the source's word: it
happened. Unknown stays unknown. No door offers them; an import does them and nobody else.
"""

from datetime import datetime

from armillary.kernel.acts import Act, Door
from armillary.kernel.journal.vocabulary import Audience
from armillary.kernel.lifecycle import Policy, change, creation, transition
from armillary.kernel.lifecycle.verbs import News
from armillary.operations.incident.imports.plan import Pairs
from armillary.operations.incident.models import Category, Incident
from armillary.operations.incident.vocabulary import (
    OPEN,
    Channel,
    HoldReason,
    Impact,
    Priority,
    State,
    Urgency,
)
from armillary.people.models import Person, Team
from armillary.records.models import Record
from armillary.reference.activities import Activity
from armillary.reference.activities import Incident as Activities

AS_RECORDED = "As recorded by the source."
UNBEGUN = (State.NEW, State.ASSIGNED)


def _an_import(record: Record | None, act: Act, activity: Activity) -> str | None:
    return None if act.door is Door.IMPORT else "This is for imports."


imports = Policy(_an_import)


@creation(start=State.NEW, activity=Activities.LOG, allowed=imports)
def log(
    act: Act,
    *,
    source_number: str,
    title: str,
    caller: Person | None,
    channel: Channel | None,
    location: str,
    category: Category | None,
    impact: Impact,
    urgency: Urgency,
    proposed_priority: Priority,
    priority: Priority,
) -> Incident:
    """Take over that an incident was opened, when, and by whom."""
    incident = Incident(
        organisation_id=(caller or act.actor).organisation_id,
        source_number=source_number,
        title=title,
        caller=caller,
        opened_by=act.actor,
        channel=channel or "",
        location=location,
        category=category,
        reported_at=act.at,
    )
    _weigh(incident, impact, urgency, proposed_priority, priority)
    return incident


@change(activity=Activities.CATEGORIZE, allowed=imports)
def categorise(incident: Incident, act: Act, *, category: Category | None) -> None:
    """Take over that it was found to be of another kind."""
    incident.category = category


@change(activity=Activities.PRIORITIZE, allowed=imports)
def prioritise(
    incident: Incident,
    act: Act,
    *,
    impact: Impact,
    urgency: Urgency,
    proposed_priority: Priority,
    priority: Priority,
) -> None:
    """Take over that it was found to weigh more, or less."""
    _weigh(incident, impact, urgency, proposed_priority, priority)


@transition(source=UNBEGUN, target=State.ASSIGNED, activity=Activities.DISPATCH, allowed=imports)
def assign(incident: Incident, act: Act, *, team: Team | None, assignee: Person | None) -> None:
    """Take over to whom it was given before the work began."""
    _give(incident, team, assignee)


@change(activity=Activities.DISPATCH, allowed=imports)
def reassign(incident: Incident, act: Act, *, team: Team | None, assignee: Person | None) -> None:
    """Take over to whom it went after the work had begun."""
    _give(incident, team, assignee)


@transition(
    source=UNBEGUN, target=State.IN_PROGRESS, activity=Activities.TRACK_PROGRESS, allowed=imports
)
def start(incident: Incident, act: Act) -> None:
    """Take over that work began."""


@transition(
    source=(*UNBEGUN, State.IN_PROGRESS, State.ON_HOLD),
    target=State.ON_HOLD,
    activity=Activities.TRACK_PROGRESS,
    allowed=imports,
)
def hold(incident: Incident, act: Act, *, hold_reason: HoldReason) -> None:
    """Take over that it waited, and what for."""
    incident.hold_reason = hold_reason


@transition(
    source=State.ON_HOLD,
    target=State.IN_PROGRESS,
    activity=Activities.TRACK_PROGRESS,
    allowed=imports,
)
def resume(incident: Incident, act: Act) -> None:
    """Take over that work went on."""
    incident.hold_reason = ""


@transition(
    source=OPEN,
    target=State.RESOLVED,
    activity=Activities.RESOLVE,
    allowed=imports,
    words="resolution",
    audience=Audience.PUBLIC,
)
def resolve(incident: Incident, act: Act, *, resolution: str) -> None:
    """Take over that it was resolved; the source's code is told in words."""
    incident.resolution = resolution
    incident.resolved_at = act.at
    incident.hold_reason = ""


@transition(
    source=(State.RESOLVED, State.CLOSED),
    target=State.IN_PROGRESS,
    activity=Activities.TRACK_PROGRESS,
    allowed=imports,
)
def reopen(incident: Incident, act: Act) -> None:
    """Take over that the trouble came back, however late."""
    incident.resolution = ""
    incident.resolved_at = incident.closed_at = None
    incident.reopen_count += 1


@transition(source=State.RESOLVED, target=State.CLOSED, activity=Activities.CLOSE, allowed=imports)
def close(incident: Incident, act: Act) -> None:
    """Take over that it was closed."""
    incident.closed_at = act.at


@change(activity=Activities.TRACK_PROGRESS, allowed=imports)
def update(
    incident: Incident,
    act: Act,
    *,
    caller: Person | None,
    location: str,
    sla_met: bool | None,
    changes: Pairs,
) -> News:
    """Take over what else the source changed, also in columns that have no field here."""
    incident.caller_id = caller.pk if caller else None
    incident.location = location
    incident.sla_met = sla_met
    return {f"source {column}": pair for column, pair in changes.items()}


@change(activity=Activities.TRACK_PROGRESS, allowed=imports)
def settle(
    incident: Incident,
    act: Act,
    *,
    reassign_count: int,
    reopen_count: int,
    resolved_at: datetime | None,
    closed_at: datetime | None,
) -> None:
    """Take over what the source recorded in the end and its events do not show."""
    incident.reassign_count = reassign_count
    incident.reopen_count = reopen_count
    incident.resolved_at = resolved_at
    incident.closed_at = closed_at


def _weigh(
    incident: Incident, impact: Impact, urgency: Urgency, proposed: Priority, priority: Priority
) -> None:
    """The source's priority stands, with a reason where our matrix would propose another."""
    incident.impact = impact
    incident.urgency = urgency
    incident.proposed_priority = proposed
    incident.priority = priority
    incident.priority_reason = "" if priority == proposed else AS_RECORDED


def _give(incident: Incident, team: Team | None, assignee: Person | None) -> None:
    """A change of team counts from the second time on, as the source counts."""
    key = team.pk if team else None
    if incident.state != State.NEW and incident.team_id != key:
        incident.reassign_count += 1
    incident.team_id = key
    incident.assignee_id = assignee.pk if assignee else None
