"""How sources are understood in this house: the rules that administrators keep, for plans."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from armillary.assurance.configuration.imports.identification import (
    OPTIONAL,
    Identification,
    Rule,
)
from armillary.assurance.configuration.imports.reconciliation import Policy
from armillary.assurance.configuration.imports.reconciliation import Way as PolicyWay
from armillary.assurance.configuration.imports.weak import Weak, normal
from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.sources import queries
from armillary.assurance.configuration.sources.schema import CataloguedSchema

Scope = tuple[str, str]
"""A class, or nothing for all, and an attribute, or nothing for all."""


class Understanding(NamedTuple):
    """Everything by which a reading becomes a plan."""

    schema: CataloguedSchema
    identification: Identification
    policy_for: Callable[[str, str], Policy]
    identifying: frozenset[str]


def understanding() -> Understanding:
    """As of now, in three statements."""
    schema = CataloguedSchema(catalogue())
    lineage = schema.lineage()
    rules = [Rule(name, parted(told)) for name, told in queries.identification_rules()]
    weak = Weak(frozenset(normal(value) for value in queries.weak_identifiers()))
    policies = {
        (class_name or "", attribute): Policy(PolicyWay(way), parted(order))
        for class_name, attribute, way, order in queries.reconciliation_rules()
    }
    names = (name.rstrip(OPTIONAL) for rule in rules for name in rule.attributes)
    return Understanding(
        schema,
        Identification(rules, lineage, weak),
        _finding(policies, lineage),
        frozenset(names) - {"name"},
    )


def parted(told: str) -> tuple[str, ...]:
    """The names in a list with commas."""
    return tuple(name.strip() for name in told.split(",") if name.strip())


def _finding(
    policies: Mapping[Scope, Policy], lineage: Mapping[str, Sequence[str]]
) -> Callable[[str, str], Policy]:
    """The nearest: of the attribute before all attributes, of the class before those above."""
    found: dict[Scope, Policy] = {}

    def policy_for(class_name: str, attribute: str) -> Policy:
        key = (class_name, attribute)
        if key not in found:
            above = (*lineage.get(class_name, (class_name,)), "")
            found[key] = _first(policies, _scopes(above, attribute))
        return found[key]

    return policy_for


def _scopes(above: Iterable[str], attribute: str) -> list[Scope]:
    return [(each, name) for name in (attribute, "") for each in above]


def _first(policies: Mapping[Scope, Policy], scopes: Iterable[Scope]) -> Policy:
    return next((policies[scope] for scope in scopes if scope in policies), Policy())
