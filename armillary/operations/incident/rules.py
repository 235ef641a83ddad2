"""The policy of incident management. Plain values in, plain values out: no database, no clock."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Protocol

from armillary.kernel.acts import Act, Door
from armillary.operations.incident.vocabulary import (
    Channel,
    HoldReason,
    Impact,
    Priority,
    Urgency,
)

REOPEN_WINDOW = timedelta(days=5)
NEEDS_CAUSE = (Priority.CRITICAL, Priority.HIGH)
OURS_TO_WAIT_FOR = (HoldReason.AWAITING_PROBLEM, HoldReason.AWAITING_PARTS)


class Weighed(Protocol):
    priority: int
    closure_category_id: int | None


class Resolved(Protocol):
    resolved_at: datetime | None


class Chosen(Protocol):
    priority_reason: str


class Given(Protocol):
    assignee_id: int | None

    @property
    def assignee(self) -> object: ...


class Member(Protocol):
    state: str

    @property
    def team_ids(self) -> Iterable[int]: ...


def default_priority(impact: Impact, urgency: Urgency) -> Priority:
    """Impact and urgency weigh the same; the extremes of both make the extremes of priority.

    It fills the matrix of a new installation and stands in where the matrix has no rule.
    """
    match impact + urgency:
        case 2:
            return Priority.CRITICAL
        case 3:
            return Priority.HIGH
        case 4 | 5:
            return Priority.NORMAL
        case _:
            return Priority.LOW


def impact_of(*, fails: bool, fades: bool, users: int) -> Impact:
    """What it means that a service fails or fades, or that so many people are hit."""
    if fails:
        return Impact.WHOLE_SERVICE
    return Impact.SEVERAL_PEOPLE if fades or users > 1 else Impact.ONE_PERSON


def priority_in_force(chosen: int | None, proposed: int, reason: str) -> int:
    """The proposed priority, unless somebody chose another one and said why."""
    return chosen if reason and chosen else proposed


def channel_of(door: Door) -> Channel:
    """The channel that a door implies when nobody names one."""
    match door:
        case Door.MAIL:
            return Channel.EMAIL
        case Door.API | Door.IMPORT:
            return Channel.API
        case Door.JOB:
            return Channel.EVENT
        case _:
            return Channel.WEB


def pauses(reason: str) -> bool:
    """Whether clocks stop. They run on while the provider waits for work of its own."""
    return bool(reason) and reason not in OURS_TO_WAIT_FOR


def concerns_children(reason: HoldReason) -> bool:
    """Whether children wait with their parent: what one caller owes us says nothing of others."""
    return reason != HoldReason.AWAITING_CALLER


def too_late_to_reopen(incident: Resolved, act: Act) -> str | None:
    """After the window, the same trouble is a new incident."""
    if incident.resolved_at is None or act.at - incident.resolved_at <= REOPEN_WINDOW:
        return None
    return f"Resolved more than {REOPEN_WINDOW.days} days ago: log a new incident."


def needs_cause(incident: Weighed) -> str | None:
    """From a grave incident one wants to learn."""
    if incident.priority in NEEDS_CAUSE and incident.closure_category_id is None:
        return "Name the cause first: a critical or high incident is not closed without one."
    return None


def follows_already(incident: Chosen, act: Act) -> str | None:
    """There is nothing to give up."""
    return None if incident.priority_reason else "The priority is the proposed one already."


def is_taken(incident: Given, act: Act) -> str | None:
    """Two people do not take the same incident: the second reassigns it, knowing from whom."""
    if incident.assignee_id is None:
        return None
    if incident.assignee_id == act.actor.pk:
        return "You have it already."
    return f"{incident.assignee} has it already: reassign it if it should be yours."


def is_mine(incident: Given, act: Act) -> str | None:
    """Nothing to take over."""
    return "You have it already." if incident.assignee_id == act.actor.pk else None


def nobody_has_it(incident: Given, act: Act) -> str | None:
    """Work is somebody's work."""
    return "Nobody has it: take it or assign it first." if incident.assignee_id is None else None


def flaw_of_hold(reason: HoldReason, until: datetime | None, now: datetime) -> str | None:
    """A date to wait for is named, and it is still to come."""
    if until is None:
        return "Say until when." if reason == HoldReason.SCHEDULED_DATE else None
    return None if until > now else "This moment is over: name one that is still to come."


def flaw_of_restoration(moment: datetime, reported: datetime, now: datetime) -> str | None:
    """Service comes back after it was reported missing, and not in the future."""
    if moment > now:
        return "This moment is still to come."
    return "This is before the incident was reported." if moment < reported else None


def flaw_of_assignee(assignee: Member, team_id: int) -> str | None:
    """Work goes to somebody who is there and belongs to the team."""
    if assignee.state != "active":
        return "This person is no longer here."
    return None if team_id in assignee.team_ids else "This person does not work in that team."


def named(numbers: Iterable[str], most: int = 3) -> str:
    """A few numbers in words: "INC-000001, INC-000002 and 4 more"."""
    first, rest = (all_ := list(numbers))[:most], all_[most:]
    return ", ".join(first) + (f" and {len(rest)} more" if rest else "")
