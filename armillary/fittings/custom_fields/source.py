"""Where the kernel learns of the custom fields that there are."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import LiteralString

from armillary.fittings.custom_fields.added import Added
from armillary.fittings.custom_fields.addresses import COMPARED
from armillary.fittings.custom_fields.models import CustomField
from armillary.fittings.custom_fields.putting import put
from armillary.fittings.custom_fields.reading import Shape, bound, stored
from armillary.fittings.custom_fields.rules import Choices, Condition, choices_in
from armillary.fittings.custom_fields.vocabulary import AS_TEXT, CHOSEN, Kind, Needed, State, Who
from armillary.kernel import by_heart, custom
from armillary.kernel.custom import PREFIX, Definitions, Source
from armillary.kernel.fields import own_fields_of
from armillary.kernel.registry import record_types
from armillary.people.models import Person, Team
from armillary.records.models import Record

by_heart.heed(CustomField)
SEARCHED = """
select f.key from custom_fields_customfield f
where f.record_type = {slug} and f.searched and f.state = 'in_force' and f.seen_by = 'everybody'
"""


def definitions() -> Definitions:
    """Every definition."""
    by_slug: dict[str, list[Added]] = defaultdict(list)
    for row in CustomField.objects.order_by("place", "pk"):
        if row.record_type in record_types():
            by_slug[row.record_type].append(added(row))
    for more in _further:
        by_slug[more.slug].extend(more.read())
    return {slug: tuple(fields) for slug, fields in by_slug.items()}


@dataclass(frozen=True, slots=True)
class Further:
    """Fields that records of a type have by what they are, defined in tables of their process.

    `searched` is SQL as in the kernel's Source. What `read` reads must be known by heart too.
    """

    slug: str
    searched: LiteralString
    read: Callable[[], Sequence[Added]]


_further: list[Further] = []


def learn(more: Further) -> None:
    """Let records have these fields too. Called once, when the process is declared."""
    _further.append(more)
    custom.learn(source())


def source() -> Source:
    """Where the kernel finds the custom fields and those of the processes."""
    return Source(
        read=definitions,
        searched=" union all ".join((SEARCHED, *(each.searched for each in _further))),
        put=put,
    )


def is_taken(slug: str, key: str) -> bool:
    """Whether such records have a field of this name by what they are."""
    return any(each.key == key and each.by_nature for each in custom.all_of(slug))


def added(row: CustomField) -> Added:
    """A definition as it is used."""
    shape = shape_of(row)
    return Added(
        key=row.key,
        kind=(Kind.TEXT if shape.kind in AS_TEXT else shape.kind).value,
        label=row.label,
        help=row.help,
        shape=shape,
        unit=row.unit,
        choices=choices_of(row),
        refers=shape.refers,
        is_link=shape.kind is Kind.LINK,
        compared=COMPARED if shape.kind is Kind.ADDRESS else None,
        default=stored(shape, row.default, None) if row.default else None,
        unique=row.is_unique,
        needed=Needed(row.needed),
        before=row.needed_before if row.needed == Needed.BEFORE else "",
        condition=condition_of(row),
        staff_only=row.seen_by == Who.STAFF,
        staff_sets=row.set_by == Who.STAFF,
        in_force=row.state == State.IN_FORCE,
        as_facet=row.as_facet,
        as_column=row.as_column,
        searched=row.searched,
    )


def shape_of(row: CustomField) -> Shape:
    """What its values look like. Raises Wrong where its limits are none."""
    kind = Kind(row.kind)
    return Shape(
        kind=kind,
        least=bound(kind, row.minimum),
        most=bound(kind, row.maximum),
        decimals=row.decimals,
        unit=row.unit,
        values=tuple(value for value, _ in choices_of(row)),
        refers=referred_by(row),
    )


def choices_of(row: CustomField) -> Choices:
    """Its choices, in their order."""
    return choices_in(row.choices) if Kind(row.kind) in CHOSEN else ()


def referred_by(row: CustomField) -> type[Record] | None:
    """The type of record that it refers to."""
    if row.kind == Kind.RECORD:
        kind = record_types().get(row.refers_to)
        return kind.model if kind else None
    return {Kind.PERSON.value: Person, Kind.TEAM.value: Team}.get(row.kind)


def condition_of(row: CustomField) -> Condition | None:
    """When it is needed, where that depends on another field."""
    if not row.only_when:
        return None
    values = frozenset(text.strip() for text in row.only_when_is.split(",") if text.strip())
    if row.only_when.startswith(PREFIX):
        return Condition("", row.only_when.removeprefix(PREFIX), "", values)
    model: type[Record] = record_types()[row.record_type].model
    field = own_fields_of(model).get(row.only_when)
    if field is None:
        return None
    return Condition(field.column, "", field.refers.prefix if field.refers else "", values)
