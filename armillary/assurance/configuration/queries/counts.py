"""How many items and relations a definition touches."""

from collections.abc import Sequence
from typing import Any

from armillary.assurance.configuration.models import (
    Attribute,
    ConfigurationClass,
    ConfigurationItem,
    RelationRule,
    RelationType,
)
from armillary.assurance.configuration.queries.catalogue import catalogue
from armillary.assurance.configuration.queries.relations import current
from armillary.assurance.configuration.vocabulary import Standing


def of_class(of: ConfigurationClass) -> int:
    """How many items are of a class or below it."""
    return ConfigurationItem.objects.filter(configuration_class__in=_below(of.pk)).count()


def holding(name: str) -> int:
    """How many items hold a value of this attribute."""
    return ConfigurationItem.objects.filter(custom__has_key=name).count()


def attributes_of(line: Sequence[int]) -> int:
    """How many attributes the classes of a line have."""
    return Attribute.objects.filter(of_class__in=line, state=Standing.ACTIVE).count()


def related_by(relation_type: RelationType) -> int:
    """How many relations of a type hold."""
    return current().filter(relation_type=relation_type.pk).count()


def standing_on(rule: RelationRule) -> int:
    """How many relations hold between classes that a rule joins."""
    between: dict[str, Any] = {
        "source__configuration_class__in": _below(rule.from_class_id),
        "target__configuration_class__in": _below(rule.to_class_id),
    }
    return current().filter(relation_type=rule.relation_type_id, **between).count()


def _below(key: int) -> list[int]:
    return sorted(catalogue().below(key))
