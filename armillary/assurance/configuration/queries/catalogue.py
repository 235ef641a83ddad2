"""What the CMDB is described by, known by heart: the tree of classes and the ways of relating.

Known by heart (`kernel/by_heart`), so acts and pages ask for it without a statement.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from armillary.assurance.configuration.models import (
    ConfigurationClass,
    RelationRule,
    RelationType,
)
from armillary.assurance.configuration.vocabulary import Standing
from armillary.kernel.by_heart import ByHeart
from armillary.kernel.listing.trees import Node, Tree


@dataclass(frozen=True, slots=True)
class Way:
    """Which classes a relation type may join: all that are of or below the two."""

    relation_type: int
    from_class: int
    to_class: int
    at_most_from: int | None
    at_most_to: int | None


@dataclass(frozen=True)
class Catalogue:
    """Classes and relation types by key, those that were retired among them; rules in force."""

    classes: Mapping[int, ConfigurationClass]
    types: Mapping[int, RelationType]
    ways: tuple[Way, ...]

    @cached_property
    def class_by_name(self) -> Mapping[str, ConfigurationClass]:
        return {each.name: each for each in self.classes.values()}

    @cached_property
    def type_by_name(self) -> Mapping[str, RelationType]:
        return {each.name: each for each in self.types.values()}

    @cached_property
    def _lines(self) -> Mapping[int, tuple[int, ...]]:
        return {key: tuple(self._upwards(key)) for key in self.classes}

    @cached_property
    def _below(self) -> Mapping[int, frozenset[int]]:
        return {
            above: frozenset(key for key, line in self._lines.items() if above in line)
            for above in self.classes
        }

    def line(self, key: int) -> tuple[int, ...]:
        """The class and those above it, nearest first."""
        return self._lines.get(key, (key,))

    def below(self, key: int) -> frozenset[int]:
        """The class and all below it."""
        return self._below.get(key, frozenset((key,)))

    def ways_between(self, relation_type: int, source: int, target: int) -> list[Way]:
        """The rules by which this type may lead from one class to the other."""
        first, second = self.line(source), self.line(target)
        return [
            each
            for each in self.ways
            if each.relation_type == relation_type
            and each.from_class in first
            and each.to_class in second
        ]

    def _upwards(self, key: int) -> list[int]:
        found: list[int] = []
        at: int | None = key
        while at is not None and at not in found and at in self.classes:
            found.append(at)
            at = self.classes[at].parent_id
        return found


def reread() -> Catalogue:
    """The catalogue as it stands now, what this very transaction has made included."""
    rules = RelationRule.objects.filter(state=Standing.ACTIVE).order_by("pk")
    ways = rules.values_list(
        "relation_type_id", "from_class_id", "to_class_id", "at_most_from", "at_most_to"
    )
    return Catalogue(
        classes={each.pk: each for each in ConfigurationClass.objects.order_by("pk")},
        types={each.pk: each for each in RelationType.objects.order_by("pk")},
        ways=tuple(Way(*each) for each in ways),
    )


catalogue = ByHeart(reread, tables=(ConfigurationClass, RelationType, RelationRule))
"""The catalogue on which this thread stands."""


def _node(key: int) -> Node | None:
    known = catalogue()
    found = known.classes.get(key)
    return Node(key, found.name, found.label, known.line(key)[1:]) if found else None


def _called(name: str) -> Node | None:
    found = catalogue().class_by_name.get(name.strip())
    return _node(found.pk) if found else None


def _in_force() -> Iterator[Node]:
    known = catalogue()
    active = (each for each in known.classes.values() if each.state == Standing.ACTIVE)
    return (Node(each.pk, each.name, each.label, known.line(each.pk)[1:]) for each in active)


TREE = Tree(_called, _node, lambda key: catalogue().below(key), _in_force)
