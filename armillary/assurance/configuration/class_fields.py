"""The attributes of classes as fields of items: by the same means as custom fields."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from armillary.assurance.configuration.models import Attribute
from armillary.assurance.configuration.queries import items
from armillary.assurance.configuration.queries.catalogue import Catalogue, catalogue, reread
from armillary.assurance.configuration.vocabulary import Need, Standing
from armillary.fittings.custom_fields.added import NOBODY_ANSWERS, Added
from armillary.fittings.custom_fields.addresses import COMPARED
from armillary.fittings.custom_fields.reading import Shape, bound
from armillary.fittings.custom_fields.rules import choices_in
from armillary.fittings.custom_fields.source import Further
from armillary.fittings.custom_fields.vocabulary import AS_TEXT, CHOSEN, Kind, Needed
from armillary.kernel import by_heart, custom
from armillary.kernel.acts import Act
from armillary.people.models import Person, Team
from armillary.records.models import Record

if TYPE_CHECKING:
    from armillary.kernel.lifecycle.verb import Verb

SLUG = "configuration-items"
DESCRIBING = frozenset({"describe", "fill_in"})


@dataclass(frozen=True, kw_only=True, eq=False)
class ClassField(Added):
    """An attribute of one or more classes: it means the same wherever it stands.

    `classes` are those that have it, `required_by` those that have nothing without it and
    `recommended_by` those whose health is measured by it, by their keys.
    """

    classes: frozenset[int]
    required_by: frozenset[int]
    recommended_by: frozenset[int]
    place: int

    def is_of(self, record: Record) -> bool:
        """Whether the item is of a class that has it."""
        return getattr(record, "configuration_class_id", None) in self.classes

    def narrows(self, narrow: Mapping[str, tuple[Any, ...]]) -> bool:
        """Once a class is chosen of which some have it."""
        chosen = (catalogue().below(key) for key in narrow.get("configuration_class", ()) if key)
        return any(not self.classes.isdisjoint(below) for below in chosen)

    def is_asked_by(self, verb: "Verb", actor: Person) -> bool:
        """By creations, and by describing."""
        return verb.makes or verb.name in DESCRIBING

    def lacks(self, verb: "Verb", record: Record, held: Mapping[str, Any], act: Act) -> bool:
        """Whether the class needs a value, and somebody is there who could give it."""
        if self.key in held or act.door in NOBODY_ANSWERS:
            return False
        emptied = self.key in record.custom
        needs = getattr(record, "configuration_class_id", None) in self.required_by
        return needs and (verb.makes or emptied)


def unique_keys() -> frozenset[str]:
    """The attributes whose value only one item may have, retired ones among them."""
    fields = custom.all_of(SLUG)
    return frozenset(each.key for each in fields if isinstance(each, ClassField) and each.unique)


def class_fields(catalogue: Catalogue, attributes: Iterable[Attribute]) -> tuple[ClassField, ...]:
    """One field for each name, whatever the number of classes that have it, in their order."""
    by_name: dict[str, list[Attribute]] = defaultdict(list)
    for each in attributes:
        by_name[each.name].append(each)
    made = (_field(catalogue, same) for same in by_name.values())
    return tuple(sorted(made, key=lambda field: (field.place, field.label)))


def _field(catalogue: Catalogue, same: Sequence[Attribute]) -> ClassField:
    active = [each for each in same if each.state == Standing.ACTIVE]
    first = (active or same)[0]
    needs = _needs(catalogue, active)
    shape = shape_of(first)
    return ClassField(
        key=first.name,
        kind=(Kind.TEXT if shape.kind in AS_TEXT else shape.kind).value,
        label=first.label,
        help=first.help,
        shape=shape,
        unit=first.unit,
        choices=choices_in(first.choices) if shape.kind in CHOSEN else (),
        refers=shape.refers,
        is_link=shape.kind is Kind.LINK,
        compared=COMPARED if shape.kind is Kind.ADDRESS else None,
        default=None,
        unique=first.is_unique,
        needed=Needed.NO,
        before="",
        condition=None,
        staff_only=first.sensitive,
        staff_sets=True,
        by_nature=True,
        in_force=bool(active),
        as_facet=first.as_facet,
        as_column=False,
        searched=first.searched,
        classes=frozenset(needs),
        required_by=_of(needs, Need.REQUIRED),
        recommended_by=_of(needs, Need.RECOMMENDED),
        place=first.place,
    )


def _needs(catalogue: Catalogue, same: Sequence[Attribute]) -> Mapping[int, str]:
    """How much each class needs it: what is said nearest to it in the tree counts."""
    said = {each.of_class_id: each.need for each in same}
    found: dict[int, str] = {}
    for key in catalogue.classes:
        nearest = next((said[above] for above in catalogue.line(key) if above in said), None)
        if nearest:
            found[key] = nearest
    return found


def _of(needs: Mapping[int, str], need: Need) -> frozenset[int]:
    return frozenset(key for key, each in needs.items() if each == need)


def shape_of(attribute: Attribute) -> Shape:
    """What its values look like. Raises ValueError where its limits or choices are none."""
    kind = Kind(attribute.kind)
    chosen = choices_in(attribute.choices) if kind in CHOSEN else ()
    return Shape(
        kind=kind,
        least=bound(kind, attribute.minimum),
        most=bound(kind, attribute.maximum),
        unit=attribute.unit,
        values=tuple(value for value, _ in chosen),
        refers={Kind.PERSON: Person, Kind.TEAM: Team}.get(kind),
    )


def _read() -> tuple[ClassField, ...]:
    return class_fields(reread(), items.attributes())


by_heart.heed(Attribute)
FIELDS = Further(
    slug=SLUG,
    searched="""
        select a.name from configuration_attribute a
        where {slug} = 'configuration-items' and a.searched and not a.sensitive
            and a.state = 'active'
    """,
    read=_read,
)
