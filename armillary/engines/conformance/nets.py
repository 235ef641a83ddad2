"""What may happen: transitions that take tokens from places and put tokens onto places."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Place = str


@dataclass(frozen=True, slots=True)
class Transition:
    """Something that may happen, under a label that others may share."""

    label: str
    takes: tuple[Place, ...]
    puts: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that did happen, and where the case stood then."""

    label: str
    came_to: Place


Net = Mapping[str, tuple[Transition, ...]]
"""The transitions by their labels, in the order in which they were declared."""


def net_of(transitions: Iterable[Transition]) -> Net:
    """Gather transitions that share a label."""
    found: dict[str, tuple[Transition, ...]] = {}
    for each in transitions:
        found[each.label] = (*found.get(each.label, ()), each)
    return found
