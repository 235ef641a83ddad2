"""What there may be in this CMDB, as plans ask for it: the catalogue, without a statement."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cached_property

from armillary.assurance.configuration.class_fields import SLUG, ClassField
from armillary.assurance.configuration.imports.found import Value
from armillary.assurance.configuration.models import ConfigurationClass
from armillary.assurance.configuration.queries.catalogue import Catalogue
from armillary.assurance.configuration.rules import flaw_of_class, flaw_of_state
from armillary.assurance.configuration.vocabulary import Criticality, Environment, Standing, State
from armillary.fittings.custom_fields.reading import Wrong, stored
from armillary.kernel import custom
from armillary.kernel.lifecycle.text import flaw

STARTS = (
    State.PLANNED,
    State.IN_STOCK,
    State.BUILD_AND_TEST,
    State.STAGED,
    State.IN_PRODUCTION,
    State.IN_MAINTENANCE,
)
"""The states in which a source may find a thing that is new to us."""
LONGEST_DESCRIPTION = 4_000

Fitted = tuple[Value | None, str]
NOTHING: Fitted = (None, "")


class CataloguedSchema:
    """Asks the catalogue by names. What is asked again and again is answered from memory."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._fitted: dict[tuple[str, str, type, Value], Fitted] = {}
        self._required: dict[str, list[tuple[str, str]]] = {}
        self._ways: dict[tuple[str, str, str], tuple[str | None, tuple[int, int]]] = {}

    def flaw(self, class_name: str) -> str | None:
        of = self._class(class_name)
        if of is None:
            return f"There is no class “{class_name}” here."
        return flaw_of_class(of)

    def lineage(self) -> dict[str, tuple[str, ...]]:
        """Each class by name, with those above it."""
        classes = self._catalogue.classes
        return {
            of.name: tuple(classes[key].name for key in self._catalogue.line(of.pk))
            for of in classes.values()
        }

    def fitting(self, class_name: str, name: str, value: Value) -> Fitted:
        key = (class_name, name, type(value), value)
        if key not in self._fitted:
            self._fitted[key] = self._fresh(class_name, name, value)
        return self._fitted[key]

    def lacks(self, class_name: str, told: Mapping[str, object]) -> list[str]:
        """The labels of what things of this class need and nobody tells."""
        if class_name not in self._required:
            self._required[class_name] = self._required_by(class_name)
        return [label for name, label in self._required[class_name] if name not in told]

    def _required_by(self, class_name: str) -> list[tuple[str, str]]:
        of = self._class(class_name)
        fields = (each for several in self._fields.values() for each in several)
        return [(each.key, each.label) for each in fields if of and of.pk in each.required_by]

    def no_way(self, type_name: str, source_class: str, target_class: str) -> str | None:
        return self._way(type_name, source_class, target_class)[0]

    def most(self, type_name: str, source_class: str, target_class: str) -> tuple[int, int]:
        return self._way(type_name, source_class, target_class)[1]

    def _class(self, name: str) -> ConfigurationClass | None:
        return self._catalogue.class_by_name.get(name)

    @cached_property
    def _fields(self) -> Mapping[str, list[ClassField]]:
        fields: dict[str, list[ClassField]] = defaultdict(list)
        for each in custom.all_of(SLUG):
            if isinstance(each, ClassField) and each.in_force and each.refers is None:
                fields[each.key].append(each)
        return fields

    def _fresh(self, class_name: str, name: str, value: Value) -> Fitted:
        of = self._class(class_name)
        if of is None:
            return NOTHING
        if name in _OWN:
            return _OWN[name](of, value)
        for each in self._fields.get(name, ()):
            if of.pk in each.classes:
                return _stored(each, value)
        return NOTHING

    def _way(
        self, type_name: str, source_class: str, target_class: str
    ) -> tuple[str | None, tuple[int, int]]:
        key = (type_name, source_class, target_class)
        if key not in self._ways:
            self._ways[key] = self._looked_up(*key)
        return self._ways[key]

    def _looked_up(
        self, type_name: str, source_class: str, target_class: str
    ) -> tuple[str | None, tuple[int, int]]:
        way = self._catalogue.type_by_name.get(type_name)
        first, second = self._class(source_class), self._class(target_class)
        if way is None or way.state != Standing.ACTIVE or first is None or second is None:
            return f"there is no relation type “{type_name}” here.", (0, 0)
        ways = self._catalogue.ways_between(way.pk, first.pk, second.pk)
        if not ways:
            why = f"no rule lets “{first.label}” lead to “{second.label}” in this way."
            return why, (0, 0)
        free = any(not (each.at_most_from or each.at_most_to) for each in ways)
        limited = ways[0]
        return None, (0, 0) if free else (limited.at_most_from or 0, limited.at_most_to or 0)


def _stored(field: ClassField, value: Value) -> Fitted:
    text = isinstance(value, int | float) and not isinstance(value, bool)
    if text and field.kind in ("text", "long_text", "choice"):
        value = str(value)
    try:
        return stored(field.shape, value, None), ""
    except Wrong as wrong:
        return None, str(wrong)


def _description(of: ConfigurationClass, value: Value) -> Fitted:
    if why := flaw(str(value), longest=LONGEST_DESCRIPTION):
        return None, why
    return str(value), ""


def _criticality(of: ConfigurationClass, value: Value) -> Fitted:
    if value in Criticality.values and not isinstance(value, bool):
        return value, ""
    return None, "Criticality goes from 1 to 5."


def _environment(of: ConfigurationClass, value: Value) -> Fitted:
    if value in Environment.values:
        return value, ""
    return None, f"Say one of {', '.join(Environment.values)}."


def _state(of: ConfigurationClass, value: Value) -> Fitted:
    """In a state through which such things never go, it begins as if nothing had been said."""
    if value not in STARTS:
        return None, f"Say one of {', '.join(STARTS)}."
    return value if flaw_of_state(of, State(value)) is None else State.IN_PRODUCTION.value, ""


_OWN: Mapping[str, Callable[[ConfigurationClass, Value], Fitted]] = {
    "description": _description,
    "criticality": _criticality,
    "environment": _environment,
    "state": _state,
}
OWN = frozenset(_OWN) - {"state"}
"""What goes into a column of the item instead of among its attributes."""
