"""What can be done to the priority matrix."""

from armillary.kernel.acts import Act
from armillary.kernel.lifecycle import change, creation, transition
from armillary.operations.incident.actions.allowed import keepers
from armillary.operations.incident.models import PriorityRule
from armillary.operations.incident.vocabulary import Impact, Priority, RuleState, Urgency
from armillary.reference.activities import Incident as Activity


@creation(start=RuleState.IN_FORCE, activity=Activity.PRIORITIZE, allowed=keepers)
def define(act: Act, *, impact: Impact, urgency: Urgency, priority: Priority) -> PriorityRule:
    """Say which priority is proposed for an impact and an urgency."""
    return PriorityRule(impact=impact, urgency=urgency, priority=priority)


@change(activity=Activity.PRIORITIZE, when=RuleState.IN_FORCE, allowed=keepers)
def revise(rule: PriorityRule, act: Act, *, priority: Priority) -> None:
    """Propose another priority from now on; incidents that are logged already keep theirs."""
    rule.priority = priority


@transition(
    source=RuleState.IN_FORCE,
    target=RuleState.RETIRED,
    activity=Activity.PRIORITIZE,
    allowed=keepers,
)
def retire(rule: PriorityRule, act: Act) -> None:
    """Propose what the product proposes by itself."""
