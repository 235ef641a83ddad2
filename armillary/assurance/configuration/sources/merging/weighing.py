"""Which values stay when two items become one: as chosen, else by whom one believes. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from armillary.assurance.configuration.imports.found import Value
from armillary.assurance.configuration.imports.reconciliation import (
    PERSON,
    Claimed,
    Policy,
    believed,
)
from armillary.assurance.configuration.imports.world import Said


class Side(NamedTuple):
    """One of the two: what is recorded of it, when that last changed, and what each source says."""

    number: str
    values: Mapping[str, Value]
    changed_at: datetime
    said: Iterable[tuple[str, Said]]


class Weighed(NamedTuple):
    """A value of which at least one of the two knows; `taken`: that of the one that goes."""

    name: str
    stays: Value | None
    goes: Value | None
    taken: bool
    why: str

    @property
    def differs(self) -> bool:
        """Whether both say something, and not the same."""
        return self.stays is not None and self.goes is not None and self.stays != self.goes


def weighed(
    survivor: Side,
    other: Side,
    names: Iterable[str],
    policy_for: Callable[[str], Policy],
    chosen: Mapping[str, str],
) -> Iterator[Weighed]:
    """Value by value, in the order of their names. `chosen` has numbers of items by name."""
    for name in names:
        stays, goes = survivor.values.get(name), other.values.get(name)
        if stays is None and goes is None:
            continue
        taken, why = _taken(name, survivor, other, policy_for, chosen.get(name))
        yield Weighed(name, stays, goes, taken, why)


def _taken(
    name: str,
    survivor: Side,
    other: Side,
    policy_for: Callable[[str], Policy],
    chosen: str | None,
) -> tuple[bool, str]:
    """Whether the value of the one that goes is taken, and why."""
    stays, goes = survivor.values.get(name), other.values.get(name)
    if stays == goes:
        return False, "Both say so."
    if chosen is not None:
        return chosen == other.number, f"{chosen} was chosen."
    if stays is None or goes is None:
        silent = survivor if stays is None else other
        return stays is None, f"{silent.number} says nothing."
    claims = [*_claims(name, survivor), *_claims(name, other)]
    if all(each.source == PERSON for each in claims):
        return False, f"People wrote both: {survivor.number} stays."
    if len({(each.source, each.seen_at) for each in claims}) == 1:
        return False, f"{claims[0].source} says both: {survivor.number} stays."
    best = believed(claims, policy_for(name))
    if best is None or best.value not in (stays, goes):
        return False, f"Nobody claims either: {survivor.number} stays."
    return best.value == goes, best.why


def _claims(name: str, side: Side) -> Iterator[Claimed]:
    """What sources say; what none of them says was written by people."""
    held, said = side.values[name], False
    for source, each in side.said:
        if name in each.values:
            said = said or each.values[name] == held
            yield Claimed(source, each.values[name], each.seen_at)
    if not said:
        yield Claimed(PERSON, held, side.changed_at)
