"""The rules that the installed processes have declared."""

from collections.abc import Mapping
from types import MappingProxyType

from armillary.fittings.house_rules.rule import HouseRule

_rules: dict[str, HouseRule] = {}


def declare(*rules: HouseRule) -> None:
    """Called where a process is declared, once for each of its rules."""
    for each in rules:
        if each.slug in _rules:
            raise ValueError(f"There is a rule {each.slug} already.")
        _rules[each.slug] = each


def house_rules() -> Mapping[str, HouseRule]:
    """Every rule by its slug, in the order in which they were declared."""
    return MappingProxyType(_rules)
