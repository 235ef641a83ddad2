"""Incidents that belong together: duplicates become one, children stand under a parent."""

from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.journal.vocabulary import Audience
from armillary.kernel.lifecycle import change, transition
from armillary.operations.incident.actions.allowed import handlers
from armillary.operations.incident.actions.ending import has_open_children
from armillary.operations.incident.actions.working import stop_waiting
from armillary.operations.incident.models import Incident
from armillary.operations.incident.vocabulary import OPEN, UNENDED, State
from armillary.reference.activities import Incident as Activity


def has_no_parent(incident: Incident, act: Act) -> str | None:
    """There is nothing to clear."""
    return None if incident.parent_id else "It has no parent."


@transition(
    source=OPEN,
    target=State.MERGED,
    activity=Activity.TRACK_PROGRESS,
    allowed=handlers,
    unless=has_open_children,
    words="reason",
    audience=Audience.PUBLIC,
    beside=("into",),
)
def merge(incident: Incident, act: Act, *, into: Incident, reason: str = "") -> None:
    """It repeats another incident: it ends here and goes on there."""
    if into.pk == incident.pk:
        raise Invalid({"into": "An incident is not a duplicate of itself."})
    if into.state not in UNENDED:
        raise Invalid({"into": f"{into.number} is over: it cannot go on there."})
    incident.merged_into = into
    incident.closed_at = act.at
    stop_waiting(incident)


@change(activity=Activity.TRACK_PROGRESS, when=OPEN, allowed=handlers, beside=("parent",))
def set_parent(incident: Incident, act: Act, *, parent: Incident) -> None:
    """Put it under the incident that stands for this one and others of the same cause."""
    if why := _flaw_of_parent(incident, parent):
        raise Invalid({"parent": why})
    incident.parent = parent


@change(activity=Activity.TRACK_PROGRESS, when=UNENDED, allowed=handlers, unless=has_no_parent)
def clear_parent(incident: Incident, act: Act) -> None:
    """It stands for itself again."""
    incident.parent = None


def _flaw_of_parent(incident: Incident, parent: Incident) -> str | None:
    """There is one generation only, so nobody is ever the own ancestor."""
    if parent.pk == incident.pk:
        return "An incident is not its own parent."
    if parent.state not in OPEN:
        return f"{parent.number} is not open: it stands for nothing any more."
    if parent.parent_id:
        return f"{parent.number} is a child itself: choose its parent."
    if Incident.objects.filter(parent=incident.pk).exists():
        return f"{incident.number} has children of its own: it cannot be a child."
    return None
