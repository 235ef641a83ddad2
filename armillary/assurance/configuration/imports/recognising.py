"""Which item each found thing is: by the key that its source gives it, else by the rules. Pure."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from armillary.assurance.configuration.imports.found import FoundItem
from armillary.assurance.configuration.imports.identification import (
    Identification,
    Register,
    Signature,
)
from armillary.assurance.configuration.imports.proposals import Verdict
from armillary.assurance.configuration.imports.world import World, values_of
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.records.models import numbered


class Recognised(NamedTuple):
    """What a thing turned out to be, and why."""

    verdict: Verdict
    pk: int | None
    why: str


def recognised(
    found: Mapping[str, FoundItem], source: str, world: World, identification: Identification
) -> dict[str, Recognised]:
    """What each found thing is. The order in which things were found is nothing."""
    by_key = world.by_key(source)
    register = _register(world, identification)
    taken = {pk for key, pk in by_key.items() if key in found}
    first = {key: _one(item, by_key, register, taken) for key, item in found.items()}
    first |= dict(_ended(first, world))
    return first | dict(_shared(first)) | dict(_twins(found, first, identification))


def _register(world: World, identification: Identification) -> Register[int]:
    register: Register[int] = Register(identification)
    for here in world.items.values():
        pk = world.standing(here.pk)
        if world.items[pk].ended:
            continue
        identifiers = (said.identifiers for said in here.said.values())
        register.add(pk, here.class_name, values_of(here.name, here.values, identifiers))
    return register


def _one(
    item: FoundItem, by_key: Mapping[str, int], register: Register[int], taken: Collection[int]
) -> Recognised:
    if item.key in by_key:
        return Recognised(Verdict.SAME, by_key[item.key], "Its source gave it this key before.")
    values = values_of(item.name, item.attributes, [item.identifiers])
    outcome = register.identify(item.class_name, values, without=taken)
    if outcome.one is not None:
        return Recognised(Verdict.SAME, outcome.one, outcome.why)
    if outcome.things:
        numbers = ", ".join(_number(pk) for pk in outcome.things[:5])
        return Recognised(Verdict.UNCLEAR, None, f"{outcome.why} So have {numbers}.")
    return Recognised(Verdict.NEW, None, outcome.why)


def _ended(first: Mapping[str, Recognised], world: World) -> Iterator[tuple[str, Recognised]]:
    """A thing that is used no more here, yet its source tells of it."""
    for key, each in first.items():
        if each.pk is not None and world.items[each.pk].ended:
            why = f"It is {_number(each.pk)}, which is retired: bring it back first."
            yield key, Recognised(Verdict.UNCLEAR, None, why)


def _shared(first: Mapping[str, Recognised]) -> Iterator[tuple[str, Recognised]]:
    """Two found things cannot be one item."""
    keys: dict[int, list[str]] = defaultdict(list)
    for key, each in first.items():
        if each.pk is not None:
            keys[each.pk].append(key)
    for pk, several in keys.items():
        for key in several if len(several) > 1 else ():
            others = _named(other for other in several if other != key)
            why = f"{first[key].why} It would be {_number(pk)}, and so would {others}."
            yield key, Recognised(Verdict.UNCLEAR, None, why)


def _twins(
    found: Mapping[str, FoundItem],
    first: Mapping[str, Recognised],
    identification: Identification,
) -> Iterator[tuple[str, Recognised]]:
    """Two new things that share what identifies them best cannot both be made."""
    alike: dict[Signature, list[str]] = defaultdict(list)
    for key, each in first.items():
        if each.verdict is Verdict.NEW:
            item = found[key]
            values = values_of(item.name, item.attributes, [item.identifiers])
            for signature in identification.signatures(item.class_name, values):
                alike[signature].append(key)
                break
    for several in alike.values():
        for key in several if len(several) > 1 else ():
            others = _named(other for other in several if other != key)
            why = f"What identifies it is told of {others} as well: they would be one."
            yield key, Recognised(Verdict.UNCLEAR, None, why)


def _named(keys: Iterator[str]) -> str:
    listed = sorted(keys)
    more = f" and {len(listed) - 3} more" if len(listed) > 3 else ""
    return ", ".join(f"“{key}”" for key in listed[:3]) + more


def _number(pk: int) -> str:
    return numbered(ConfigurationItem.prefix, pk)
