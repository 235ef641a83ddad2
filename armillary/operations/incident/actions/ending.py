"""How an incident ends: resolved, perhaps reopened, closed, or cancelled."""

from collections.abc import Iterable, Mapping
from typing import Any

from armillary.kernel.acts import Act
from armillary.kernel.journal.vocabulary import Audience
from armillary.kernel.lifecycle import transition
from armillary.operations.incident.actions.allowed import handlers, handlers_or_caller
from armillary.operations.incident.actions.sorting import check_category
from armillary.operations.incident.actions.working import stop_waiting
from armillary.operations.incident.models import Category, Incident
from armillary.operations.incident.queries import open_children
from armillary.operations.incident.rules import named, needs_cause, too_late_to_reopen
from armillary.operations.incident.vocabulary import OPEN, ResolutionCode, State, Tree
from armillary.reference.activities import Incident as Activity


def children(incident: Incident, said: Mapping[str, Any]) -> Iterable[Incident]:
    """The open children end as their parent does."""
    return open_children(incident)


def has_open_children(incident: Incident, act: Act) -> str | None:
    """A parent is not ended over the heads of its children."""
    numbers = [child.number for child in open_children(incident)]
    return f"Its children are still open: {named(numbers)}." if numbers else None


def not_ready_to_close(incident: Incident, act: Act) -> str | None:
    """Nothing may be left to do or to learn."""
    return needs_cause(incident) or has_open_children(incident, act)


@transition(
    source=OPEN,
    target=State.RESOLVED,
    activity=Activity.RESOLVE,
    allowed=handlers,
    words="resolution",
    audience=Audience.PUBLIC,
    company=children,
)
def resolve(
    incident: Incident,
    act: Act,
    *,
    resolution: str,
    resolution_code: ResolutionCode,
    closure_category: Category | None = None,
) -> None:
    """Record what restored the service; open children are resolved in the same words."""
    if closure_category:
        check_category(closure_category, Tree.CAUSE, "closure_category")
        incident.closure_category = closure_category
    incident.resolution = resolution
    incident.resolution_code = resolution_code
    incident.resolved_at = act.at
    incident.restored_at = incident.restored_at or act.at
    stop_waiting(incident)


@transition(
    source=(State.RESOLVED, State.CLOSED),
    target=State.IN_PROGRESS,
    activity=Activity.TRACK_PROGRESS,
    allowed=handlers_or_caller,
    unless=too_late_to_reopen,
    words="reason",
    audience=Audience.PUBLIC,
)
def reopen(incident: Incident, act: Act, *, reason: str = "") -> None:
    """The trouble came back, or never left."""
    incident.resolution = ""
    incident.resolution_code = ""
    incident.restored_at = incident.resolved_at = incident.closed_at = None
    incident.reopen_count += 1


@transition(
    source=State.RESOLVED,
    target=State.CLOSED,
    activity=Activity.CLOSE,
    allowed=handlers_or_caller,
    unless=not_ready_to_close,
)
def close(incident: Incident, act: Act) -> None:
    """The caller agrees, or has stayed silent long enough."""
    incident.closed_at = act.at


@transition(
    source=OPEN,
    target=State.CANCELLED,
    activity=Activity.CLOSE,
    allowed=handlers_or_caller,
    unless=has_open_children,
    words="reason",
    audience=Audience.PUBLIC,
)
def cancel(incident: Incident, act: Act, *, reason: str) -> None:
    """There is nothing to be done: say why."""
    incident.closed_at = act.at
    stop_waiting(incident)
