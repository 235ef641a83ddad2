"""What would become of two items that are one: the same for a look beforehand and for doing it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from armillary.assurance.configuration.class_fields import SLUG
from armillary.assurance.configuration.imports.world import Said
from armillary.assurance.configuration.models import Claim, ConfigurationItem
from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.sources.merging.moving import Move, moves
from armillary.assurance.configuration.sources.merging.weighing import Side, Weighed, weighed
from armillary.assurance.configuration.sources.understanding import understanding
from armillary.kernel import custom
from armillary.kernel.errors import Invalid

OWN = {
    "name": "name",
    "description": "description",
    "criticality": "criticality",
    "environment": "environment",
    "owner": "owner_id",
    "team": "team_id",
    "user": "user_id",
}
"""What every item says of itself, by the column that holds it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """`behind` are claims of sources that tell of the survivor as well: those stay where they
    are, and what these sources tell of either is of the survivor from now on."""

    values: Sequence[Weighed]
    relations: Sequence[Move]
    claims: Sequence[Claim]
    behind: Sequence[Claim]


def planned(item: ConfigurationItem, survivor: ConfigurationItem, chosen: str = "") -> Plan:
    """In five statements, whatever the two are. Raises Invalid where the choice is none."""
    names = _names(survivor)
    claims = list(Claim.objects.filter(ci__in=(item.pk, survivor.pk)).order_by("provenance"))
    theirs = {each.provenance for each in claims if each.ci_id == survivor.pk}
    ours = [each for each in claims if each.ci_id == item.pk]
    known = understanding()
    of = catalogue().classes[survivor.configuration_class_id].name
    values = weighed(
        _side(survivor, claims),
        _side(item, claims),
        names,
        lambda name: known.policy_for(of, name),
        choices(chosen, names, (item.number, survivor.number)),
    )
    return Plan(
        tuple(values),
        moves(item, survivor),
        [each for each in ours if each.provenance not in theirs],
        [each for each in ours if each.provenance in theirs],
    )


def choices(told: str, names: Sequence[str], numbers: Sequence[str]) -> dict[str, str]:
    """Whose value is taken, by name: what “name=CI-000007, serial_number=CI-000009” says."""
    found = {}
    for pair in filter(None, (each.strip() for each in told.split(","))):
        name, _, number = (each.strip() for each in pair.partition("="))
        name, number = name.removeprefix(custom.PREFIX), number.upper()
        if name not in names:
            raise Invalid({"chosen": f"There is no value “{name[:40]}” here that could be chosen."})
        if number not in numbers:
            raise Invalid({"chosen": f"Of {name}, choose {' or '.join(numbers)}."})
        found[name] = number
    return found


def held(item: ConfigurationItem, name: str) -> Any:
    """What the item says under this name; nothing is None."""
    value = getattr(item, OWN[name]) if name in OWN else item.custom.get(name)
    return None if value == "" else value


def _names(survivor: ConfigurationItem) -> list[str]:
    fields = (each for each in custom.all_of(SLUG) if each.in_force and each.is_of(survivor))
    return [*OWN, *(each.key for each in fields)]


def _side(item: ConfigurationItem, claims: Sequence[Claim]) -> Side:
    own = {name: value for name in OWN if (value := held(item, name)) is not None}
    said = tuple(
        (each.provenance, Said(each.key, _claimed(each.said), each.identifiers, each.seen_at))
        for each in claims
        if each.ci_id == item.pk
    )
    return Side(item.number, {**item.custom, **own}, item.updated_at, said)


def _claimed(said: Mapping[str, Any]) -> Mapping[str, Any]:
    """Lists are compared as they are kept; what is claimed of those is left to people."""
    return {name: value for name, value in said.items() if not isinstance(value, list | dict)}
