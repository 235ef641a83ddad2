"""What is here already, as plain values, and what may be: what a plan is made against. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, Protocol

from armillary.assurance.configuration.imports.found import Value


class Said(NamedTuple):
    """What one source says of one item: under which key, what about it, and when it last did."""

    key: str
    values: Mapping[str, Value]
    identifiers: Mapping[str, str]
    seen_at: datetime


@dataclass(slots=True)
class Here:
    """An item that is here: `values` are believed, `said` is what each source says."""

    pk: int
    class_name: str
    name: str
    values: Mapping[str, Value]
    changed_at: datetime
    said: dict[str, Said] = field(default_factory=dict)
    ended: bool = False


class Tie(NamedTuple):
    """A relation by the keys of its ends."""

    source: int
    type_name: str
    target: int
    group: str


class Strength(NamedTuple):
    """What a relation says of its group, and which source told of it."""

    needed: int | None
    share: float | None
    provenance: str


@dataclass(slots=True)
class World:
    """The items that a reading may be about, and what starts at them.

    `merged` tells of those that were merged which item stands for them.
    """

    items: dict[int, Here] = field(default_factory=dict)
    ties: dict[Tie, Strength] = field(default_factory=dict)
    merged: dict[int, int] = field(default_factory=dict)

    def standing(self, pk: int) -> int:
        """The item that stands for this one: itself, where it was not merged."""
        return self.merged.get(pk, pk)

    def by_key(self, source: str) -> dict[str, int]:
        """Which item has which key in this source."""
        return {
            said.key: self.standing(here.pk)
            for here in self.items.values()
            if (said := here.said.get(source)) and said.key
        }


class Schema(Protocol):
    """What there may be: classes, attributes, and which relation may lead where."""

    def flaw(self, class_name: str) -> str | None:
        """Why there can be no item of this class, in words."""

    def fitting(self, class_name: str, name: str, value: Value) -> tuple[Value | None, str]:
        """The value as it is kept; None where the class has no such attribute, or why it is bad."""

    def lacks(self, class_name: str, told: Mapping[str, object]) -> list[str]:
        """What things of this class need and is not among what is told."""

    def no_way(self, type_name: str, source_class: str, target_class: str) -> str | None:
        """Why no relation of this type may lead from one class to the other, in words."""

    def most(self, type_name: str, source_class: str, target_class: str) -> tuple[int, int]:
        """How many may start at one item and lead to one item; 0 is any number."""


def values_of(
    name: str, values: Mapping[str, Value], identifiers: Iterable[Mapping[str, str]] = ()
) -> dict[str, object]:
    """All by which a thing may be identified."""
    told: dict[str, object] = {}
    for each in identifiers:
        told |= each
    return {**told, **values, "name": name}
