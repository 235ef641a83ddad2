"""What a field of an item may be planned to become, in its stored form."""

from collections.abc import Mapping, Sequence
from typing import Any

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.vocabulary import Criticality, Environment
from armillary.kernel import custom
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle.text import LONGEST as LONGEST_TEXT

SLUG = "configuration-items"
OWN = ("name", "description", "criticality", "environment")
LONGEST = {"name": 200, "description": LONGEST_TEXT}
CHOICES: Mapping[str, Sequence[tuple[Any, str]]] = {
    "criticality": Criticality.choices,
    "environment": Environment.choices,
}


def read(item: ConfigurationItem, field: str, value: str, act: Act) -> tuple[str, Any]:
    """The name of the field and the value as it is stored. Raises Invalid, naming what is wrong."""
    if field in OWN:
        return field, _own(field, value)
    key = field.removeprefix(custom.PREFIX)
    fields = (each for each in custom.all_of(SLUG) if each.key == key and each.in_force)
    found = next((each for each in fields if each.is_of(item)), None)
    if found is None:
        raise Invalid({"field": f"{item.name} has no field “{field}”."})
    given, why = found.read(value, act)
    if why:
        raise Invalid({"value": why})
    return key, given.stored


def _own(field: str, value: str) -> Any:
    if field in CHOICES:
        return _chosen(CHOICES[field], value)
    longest = LONGEST[field]
    if (field == "name" and not value.strip()) or len(value) > longest:
        raise Invalid({"value": f"From 1 to {longest:,} letters."})
    return value


def _chosen(choices: Sequence[tuple[Any, str]], value: str) -> Any:
    """By its value or its words; None: nothing."""
    if not value:
        return None
    named = {str(stored): stored for stored, _ in choices}
    named |= {str(label).lower(): stored for stored, label in choices}
    if value.lower() not in named:
        raise Invalid({"value": f"One of {', '.join(str(label) for _, label in choices)}."})
    return named[value.lower()]
