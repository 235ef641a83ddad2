"""What can be done to the ways in which things may be related."""

from armillary.assurance.configuration.actions.allowed import designers
from armillary.assurance.configuration.models import (
    ConfigurationClass,
    RelationRule,
    RelationType,
)
from armillary.assurance.configuration.rules import flaw_of_name
from armillary.assurance.configuration.vocabulary import Falls, Rule, Standing
from armillary.fittings.custom_fields.rules import key_from
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change, creation, transition
from armillary.reference.activities import Configuration as Activity

ACTIVITY = Activity.DEFINE_AND_MAINTAIN_CIS


@creation(start=Standing.ACTIVE, activity=ACTIVITY, allowed=designers)
def define(
    act: Act,
    *,
    forward: str,
    backward: str,
    falls: Falls,
    rule: Rule,
    name: str = "",
) -> RelationType:
    """Name a way in which things hang together. Rules say which things."""
    name = name or key_from(forward)
    if why := flaw_of_name(name):
        raise Invalid({"name": why})
    _check_meaning(falls, rule)
    return RelationType(
        name=name, forward=forward, backward=backward, falls=falls.value, rule=rule.value
    )


@change(when=Standing.ACTIVE, activity=ACTIVITY, allowed=designers)
def revise(
    relation_type: RelationType,
    act: Act,
    *,
    forward: str | None = None,
    backward: str | None = None,
    falls: Falls | None = None,
    rule: Rule | None = None,
) -> None:
    """Change how it reads, or what it means when one end fails; relations stay."""
    falls = falls or Falls(relation_type.falls)
    rule = rule or Rule(relation_type.rule)
    _check_meaning(falls, rule)
    relation_type.forward = relation_type.forward if forward is None else forward
    relation_type.backward = relation_type.backward if backward is None else backward
    relation_type.falls, relation_type.rule = falls.value, rule.value


@transition(source=Standing.ACTIVE, target=Standing.RETIRED, activity=ACTIVITY, allowed=designers)
def retire(relation_type: RelationType, act: Act) -> None:
    """Relate nothing more in this way; relations that are there stay."""


@transition(source=Standing.RETIRED, target=Standing.ACTIVE, activity=ACTIVITY, allowed=designers)
def revive(relation_type: RelationType, act: Act) -> None:
    """Let things be related in this way again."""


@creation(start=Standing.ACTIVE, activity=ACTIVITY, allowed=designers)
def permit(
    act: Act,
    *,
    relation_type: RelationType,
    from_class: ConfigurationClass,
    to_class: ConfigurationClass,
    at_most_from: int | None = None,
    at_most_to: int | None = None,
) -> RelationRule:
    """Let a relation type lead from things of one class to things of another."""
    return RelationRule(
        relation_type=relation_type,
        from_class=from_class,
        to_class=to_class,
        at_most_from=at_most_from,
        at_most_to=at_most_to,
    )


@change(when=Standing.ACTIVE, activity=ACTIVITY, allowed=designers)
def limit(
    rule: RelationRule,
    act: Act,
    *,
    at_most_from: int | None = None,
    at_most_to: int | None = None,
) -> None:
    """Say how many there may be; empty is any number. Relations that are there stay."""
    rule.at_most_from, rule.at_most_to = at_most_from, at_most_to


@transition(source=Standing.ACTIVE, target=Standing.RETIRED, activity=ACTIVITY, allowed=designers)
def forbid(rule: RelationRule, act: Act) -> None:
    """Relate such things no more; relations that are there stay."""


@transition(source=Standing.RETIRED, target=Standing.ACTIVE, activity=ACTIVITY, allowed=designers)
def permit_again(rule: RelationRule, act: Act) -> None:
    """Let such things be related again."""


def _check_meaning(falls: Falls, rule: Rule) -> None:
    if (falls == Falls.NEITHER) != (rule == Rule.NONE):
        raise Invalid({"rule": "Where neither end fails there is no rule, and only there."})
