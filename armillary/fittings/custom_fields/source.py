"""Where the kernel learns of the custom fields that there are."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import LiteralString

from django.db import connection

from armillary.fittings.custom_fields.added import Added
from armillary.fittings.custom_fields.models import CustomField
from armillary.fittings.custom_fields.putting import put
from armillary.fittings.custom_fields.reading import Shape, bound, stored
from armillary.fittings.custom_fields.rules import Choices, Condition, choices_in
from armillary.fittings.custom_fields.vocabulary import AS_TEXT, CHOSEN, Kind, Needed, State, Who
from armillary.kernel import custom
from armillary.kernel.custom import PREFIX, Definitions, Source
from armillary.kernel.fields import fields_of
from armillary.kernel.lifecycle import rows
from armillary.kernel.registry import record_types
from armillary.people.models import Person, Team
from armillary.records.models import Record

GENERATION = """(
    select coalesce(max(id), 0) || '.' || coalesce(sum(version), 0) from custom_fields_customfield
)"""
"""Keys ascend and versions only grow, so it is another one after every change."""
_READ = """
select now.generation, COLUMNS
from (select GENERATION as generation) now left join custom_fields_customfield f on true
order by f.place, f.id
"""
SEARCHED = """
select f.key from custom_fields_customfield f
where f.record_type = {slug} and f.searched and f.state = 'in_force' and f.seen_by = 'everybody'
"""


def definitions() -> tuple[str, Definitions]:
    """The generation, and every definition as of it, in one statement.

    Those of a process may be newer than the generation; then it is another one next time.
    """
    columns = rows.columns(CustomField)
    names = ", ".join(f"f.{connection.ops.quote_name(str(each.column))}" for each in columns)
    with connection.cursor() as cursor:
        cursor.execute(_READ.replace("GENERATION", _generation()).replace("COLUMNS", names))
        found = cursor.fetchall()
    by_slug: dict[str, list[Added]] = defaultdict(list)
    for _, *values in found:
        if values[0] is None:
            continue
        row = CustomField.from_db(connection.alias, [each.attname for each in columns], values)
        if row.record_type in record_types():
            by_slug[row.record_type].append(added(row))
    for more in _further:
        by_slug[more.slug].extend(more.read(found[0][0]))
    return found[0][0], {slug: tuple(fields) for slug, fields in by_slug.items()}


@dataclass(frozen=True, slots=True)
class Further:
    """Fields that records of a type have by what they are, defined in tables of their process.

    `generation` and `searched` are SQL as in the kernel's Source; `read` is told the generation.
    """

    slug: str
    generation: LiteralString
    searched: LiteralString
    read: Callable[[str], Sequence[Added]]


_further: list[Further] = []


def learn(more: Further) -> None:
    """Let records have these fields too. Called once, when the process is declared."""
    _further.append(more)
    custom.learn(source())


_heeded: list[LiteralString] = []


def heed(generation: LiteralString) -> None:
    """Let this be part of the generation: for what a package knows by heart until it changes."""
    _heeded.append(generation)
    custom.learn(source())


def source() -> Source:
    """Where the kernel finds the custom fields and those of the processes."""
    return Source(
        generation=_generation(),
        read=definitions,
        searched=" union all ".join((SEARCHED, *(each.searched for each in _further))),
        put=put,
    )


def is_taken(slug: str, key: str) -> bool:
    """Whether such records have a field of this name by what they are."""
    return any(each.key == key and each.by_nature for each in custom.all_of(slug))


def _generation() -> str:
    return " || '/' || ".join((GENERATION, *(each.generation for each in _further), *_heeded))


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
    field = fields_of(record_types()[row.record_type]).get(row.only_when)
    if field is None:
        return None
    return Condition(field.column, "", field.refers.prefix if field.refers else "", values)
