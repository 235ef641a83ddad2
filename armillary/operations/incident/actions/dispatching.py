"""Bringing the work to the team and the person who can do it."""

from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change, transition
from armillary.operations.incident.actions.allowed import handlers, handlers_or_robot
from armillary.operations.incident.models import Incident
from armillary.operations.incident.rules import flaw_of_assignee, is_mine, is_taken
from armillary.operations.incident.vocabulary import State
from armillary.people.models import Person, Team
from armillary.people.vocabulary import TeamState
from armillary.reference.activities import Incident as Activity

WAITING_FOR_WORK = (State.NEW, State.ASSIGNED)
UNDER_WORK = (State.IN_PROGRESS, State.ON_HOLD, State.RESTORED)


@transition(
    source=WAITING_FOR_WORK,
    target=State.ASSIGNED,
    activity=Activity.DISPATCH,
    allowed=handlers_or_robot,
)
def assign(incident: Incident, act: Act, *, team: Team, assignee: Person | None = None) -> None:
    """Give the incident to a team, or to a person in it."""
    _give(incident, team, assignee)


@change(activity=Activity.DISPATCH, when=UNDER_WORK, allowed=handlers)
def reassign(incident: Incident, act: Act, *, team: Team, assignee: Person | None = None) -> None:
    """Give work that has begun to another team or person."""
    _give(incident, team, assignee)


@transition(
    source=WAITING_FOR_WORK,
    target=State.ASSIGNED,
    activity=Activity.DISPATCH,
    allowed=handlers,
    unless=is_taken,
)
def take(incident: Incident, act: Act) -> None:
    """Make it yours: you are the one who works on it."""
    _give_oneself(incident, act.actor)


@change(activity=Activity.DISPATCH, when=UNDER_WORK, allowed=handlers, unless=is_mine)
def take_over(incident: Incident, act: Act) -> None:
    """Go on with work that somebody else has begun."""
    _give_oneself(incident, act.actor)


def _give_oneself(incident: Incident, actor: Person) -> None:
    """Work stays in its team when the actor belongs to it."""
    incident.assignee = actor
    if incident.team_id not in actor.team_ids and actor.team_ids:
        _move(incident, min(actor.team_ids))


def _give(incident: Incident, team: Team, assignee: Person | None) -> None:
    if team.state != TeamState.ACTIVE:
        raise Invalid({"team": "This team is retired."})
    if assignee and (why := flaw_of_assignee(assignee, team.pk)):
        raise Invalid({"assignee": why})
    _move(incident, team.pk)
    incident.assignee = assignee


def _move(incident: Incident, team_id: int) -> None:
    """A change of team counts from the second team on."""
    if incident.team_id and incident.team_id != team_id:
        incident.reassign_count += 1
    incident.team_id = team_id
