"""What kind of trouble it is, what was behind it, and how much it weighs."""

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.vocabulary import Family
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.journal.vocabulary import Audience
from armillary.kernel.lifecycle import change
from armillary.operations.incident.actions.allowed import handlers
from armillary.operations.incident.models import Category, Incident
from armillary.operations.incident.queries import proposed_priority
from armillary.operations.incident.rules import follows_already
from armillary.operations.incident.vocabulary import (
    OPEN,
    UNENDED,
    CategoryState,
    Impact,
    Priority,
    State,
    Tree,
    Urgency,
)
from armillary.reference.activities import Incident as Activity


@change(activity=Activity.CATEGORIZE, when=UNENDED, allowed=handlers)
def name_affected(
    incident: Incident,
    act: Act,
    *,
    service: ConfigurationItem | None = None,
    affected_item: ConfigurationItem | None = None,
) -> None:
    """Say which service is hit and which thing does not work; empty is unknown."""
    check_service(service)
    incident.service, incident.affected_item = service, affected_item


def check_service(service: ConfigurationItem | None) -> None:
    """Raise Invalid when this is a thing but no service."""
    if service and service.family != Family.SERVICE:
        raise Invalid({"service": f"{service.name} is no service: name it as the affected item."})


@change(activity=Activity.CATEGORIZE, when=UNENDED, allowed=handlers)
def categorise(incident: Incident, act: Act, *, category: Category) -> None:
    """Name the symptom: what the caller notices."""
    check_category(category, Tree.SYMPTOM, "category")
    incident.category = category


@change(activity=Activity.CATEGORIZE, when=(State.RESTORED, State.RESOLVED), allowed=handlers)
def name_cause(incident: Incident, act: Act, *, closure_category: Category) -> None:
    """Name the cause: what was behind it."""
    check_category(closure_category, Tree.CAUSE, "closure_category")
    incident.closure_category = closure_category


@change(activity=Activity.PRIORITIZE, when=OPEN, allowed=handlers)
def prioritise(incident: Incident, act: Act, *, impact: Impact, urgency: Urgency) -> None:
    """Say how much is hit and how soon it hurts; the matrix proposes a priority."""
    incident.impact = impact
    incident.urgency = urgency
    incident.proposed_priority = proposed_priority(impact, urgency)


@change(
    activity=Activity.PRIORITIZE,
    when=OPEN,
    allowed=handlers,
    words="priority_reason",
    audience=Audience.PUBLIC,
)
def override_priority(
    incident: Incident, act: Act, *, priority: Priority, priority_reason: str
) -> None:
    """Choose another priority than the proposed one, and say why; the caller reads the reason."""
    if not priority_reason.strip():
        raise Invalid({"priority_reason": "Say why the proposed priority does not fit."})
    if priority == incident.proposed_priority:
        raise Invalid({"priority": "This is the proposed priority: there is nothing to override."})
    incident.priority = priority
    incident.priority_reason = priority_reason


@change(activity=Activity.PRIORITIZE, when=OPEN, allowed=handlers, unless=follows_already)
def follow_proposal(incident: Incident, act: Act) -> None:
    """Give up the chosen priority: the matrix decides again."""
    incident.priority_reason = ""


def check_category(category: Category, tree: Tree, argument: str) -> None:
    """Raise Invalid unless the category stands in this tree and is in use."""
    if category.tree != tree:
        raise Invalid({argument: f"This is a category of the {category.tree} tree."})
    if category.state != CategoryState.ACTIVE:
        raise Invalid({argument: "This category is retired."})
