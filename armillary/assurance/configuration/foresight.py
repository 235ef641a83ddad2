"""What a change of classes, attributes or ways would touch, told before it is done."""

from collections.abc import Mapping

from armillary.assurance.configuration.models import (
    Attribute,
    ConfigurationClass,
    RelationRule,
    RelationType,
)
from armillary.assurance.configuration.queries import catalogue, counts
from armillary.assurance.configuration.vocabulary import Need
from armillary.kernel.acts import Act
from armillary.kernel.lifecycle.references import referred

Typed = Mapping[str, str]


def of_defining_attribute(_: None, act: Act, typed: Typed) -> str:
    """How many items would have it, and what becomes of them."""
    found = referred(ConfigurationClass, typed.get("of_class", ""), act.actor)
    if not isinstance(found, ConfigurationClass):
        return ""
    told = f"There already: {_items(counts.of_class(found))} of this class and below."
    return f"{told} They start without a value. {_asked(typed.get('need', ''))}".strip()


def of_revising_attribute(attribute: Attribute, act: Act, typed: Typed) -> str:
    """How many values stay as they are, and how many items lack one."""
    held = counts.holding(attribute.name)
    lacking = counts.of_class(attribute.of_class) - held
    told = f"With a value: {_items(held)}. They keep it, even where new limits would not take it."
    more = f" Without a value: {_items(max(lacking, 0))}. {_asked(typed.get('need', ''))}"
    return (told + (more if typed.get("need") == Need.REQUIRED else "")).strip()


def of_retiring_attribute(attribute: Attribute, act: Act, typed: Typed) -> str:
    """How many values go out of sight."""
    held = _items(counts.holding(attribute.name))
    return f"With a value: {held}. It is kept out of sight, and comes back when it is revived."


def of_defining_class(_: None, act: Act, typed: Typed) -> str:
    """What it will be described by without anybody doing more."""
    found = referred(ConfigurationClass, typed.get("parent", ""), act.actor)
    if not isinstance(found, ConfigurationClass):
        return ""
    line = catalogue().line(found.pk)
    return f"It inherits {counts.attributes_of(line)} attributes from “{found.label}” and above."


def of_revising_class(of: ConfigurationClass, act: Act, typed: Typed) -> str:
    """How many items are of it."""
    return f"Of this class and below: {_items(counts.of_class(of))}. They stay as they are."


def of_ending_type(relation_type: RelationType, act: Act, typed: Typed) -> str:
    """How many relations stay."""
    many = counts.related_by(relation_type)
    return f"In force: {many:,} relations. They stay and can be ended; new ones cannot begin."


def of_revising_type(relation_type: RelationType, act: Act, typed: Typed) -> str:
    """How many relations will be read in another way."""
    many = counts.related_by(relation_type)
    return (
        f"In force: {many:,} relations. What fails with what is computed by the new rule at once."
    )


def of_forbidding(rule: RelationRule, act: Act, typed: Typed) -> str:
    """How many relations stand on this rule."""
    many = counts.standing_on(rule)
    return f"Joined by this rule: {many:,} relations. They stay, and verification will find them."


def _asked(need: str) -> str:
    if need == Need.REQUIRED:
        return "They stay as they are, but a value once given stays given; new ones are asked."
    return "When health is measured, they lack it." if need == Need.RECOMMENDED else ""


def _items(many: int) -> str:
    return "1 item" if many == 1 else f"{many:,} items"
