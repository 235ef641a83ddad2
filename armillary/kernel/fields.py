"""What the columns of a record type are, in neutral words: for lists, search and documents."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from django.db import models
from django.utils.choices import CallableChoiceIterator

from armillary.kernel import custom
from armillary.kernel.custom import Compared, CustomField
from armillary.kernel.declarations import RecordType
from armillary.kernel.registry import record_type_of, record_types
from armillary.people.models import Organisation, Person, Team
from armillary.records.models import Record

PEOPLE = (Person, Team, Organisation)
REFERENCES = frozenset({"person", "team", "record"})
RANGES = frozenset({"integer", "decimal", "moment", "date"})

_KINDS: dict[str, str] = {
    "CharField": "text",
    "EmailField": "text",
    "SlugField": "text",
    "URLField": "text",
    "UUIDField": "text",
    "TextField": "long_text",
    "IntegerField": "integer",
    "BigIntegerField": "integer",
    "SmallIntegerField": "integer",
    "PositiveIntegerField": "integer",
    "PositiveSmallIntegerField": "integer",
    "PositiveBigIntegerField": "integer",
    "DecimalField": "decimal",
    "FloatField": "decimal",
    "BooleanField": "boolean",
    "DateTimeField": "moment",
    "DateField": "date",
    "JSONField": "data",
    "ArrayField": "data",
}
_UNSORTABLE = frozenset({"long_text", "data", "record", "choices"})
_HIDDEN = frozenset({"search", "custom"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One column of a record type as people and programs see it.

    `kind` is number, text, long_text, integer, decimal, boolean, choice, choices (several, as a
    list), moment, date, person, team, record or data. `column` is where the value is stored,
    `title` (for a reference) the field that names the record it `refers` to. A field that
    administrators have added has a `custom` key, under which the column of that name holds it; one
    `by_nature` only some records have.
    """

    name: str
    kind: str
    label: str
    help: str = ""
    column: str
    choices: tuple[tuple[Any, str], ...] = ()
    nullable: bool = False
    blank: bool = False
    refers: type[Record] | None = None
    title: str = ""
    filterable: bool = False
    custom: str = ""
    by_nature: bool = False
    unit: str = ""
    is_link: bool = False
    compared: Compared | None = None

    @property
    def identity(self) -> str:
        """Tells it from any other field of its type, of other days too: keys come again."""
        return f"{self.name} {self.kind} {self.refers}" if self.custom else self.name

    @property
    def sortable(self) -> bool:
        """Whether a list may be ordered by it; a reference to people goes by their name."""
        return self.kind not in _UNSORTABLE

    @property
    def ranges(self) -> bool:
        """Whether it can be asked for from here to there."""
        return self.kind in RANGES or self.compared is not None

    @property
    def names_people(self) -> bool:
        """Whether it names people, who are shown wherever they are named."""
        return self.refers in PEOPLE

    def label_of(self, value: Any) -> str:
        """The words for a stored value of a choice; other values in their plain form."""
        if value is None:
            return ""
        return next((label for each, label in self.choices if each == value), str(value))


def fields_of(kind: RecordType, actor: Person | None = None) -> Mapping[str, Field]:
    """The fields of a record type that may be shown to the actor, by name: the number first.

    Columns of the record itself: what is secret lives in other tables, and the search column and
    raw bytes are never shown. Then the custom fields; to nobody, those that everybody may see.
    """
    model: type[Record] = kind.model
    added = custom.of(kind.slug, actor)
    return _seen(kind, actor, _with_custom(model, added) if added else own_fields_of(model))


def fields_of_record(kind: RecordType, record: Record, actor: Person) -> Mapping[str, Field]:
    """The fields of a record type that this very record has and the actor may see."""
    model: type[Record] = kind.model
    added = tuple(each for each in custom.of(kind.slug, actor) if each.is_of(record))
    return _seen(kind, actor, _with_custom(model, added))


def fields_told(kind: RecordType, actor: Person) -> tuple[Field, ...]:
    """What is told of a record when nobody asks for less: what only some have comes in one."""
    fields = fields_of(kind, actor)
    told = tuple(each for each in fields.values() if not each.by_nature)
    return told if len(told) == len(fields) else (*told, NATURE)


NATURE = Field(name="attributes", kind="data", label="Attributes", column="custom", nullable=True)
"""All that a record has by its nature, in one."""


def told_fields(kind: RecordType, actor: Person) -> Mapping[str, Field]:
    """The fields by which a journal tells: for the staff, those that were retired as well."""
    model: type[Record] = kind.model
    added = custom.all_of(kind.slug) if actor.is_staff else custom.of(kind.slug, actor)
    return _with_custom(model, added)


def columns_of(kind: RecordType, actor: Person) -> tuple[str, ...]:
    """The columns of its list where nobody asks for others."""
    added = (each.name for each in custom.of(kind.slug, actor) if each.as_column)
    return (*kind.columns, *added)


def facets_of(
    kind: RecordType, actor: Person, narrow: Mapping[str, tuple[Any, ...]]
) -> tuple[Field, ...]:
    """The fields by which its list, so narrow by now, offers to be narrowed further."""
    added = (
        each.name
        for each in custom.of(kind.slug, actor)
        if each.as_facet and (each.name in narrow or each.narrows(narrow))
    )
    fields = fields_of(kind, actor)
    return tuple(fields[name] for name in (*kind.facets, *added))


def _seen(
    kind: RecordType, actor: Person | None, fields: Mapping[str, Field]
) -> Mapping[str, Field]:
    if not kind.for_staff or actor is None or actor.is_staff:
        return fields
    return {name: field for name, field in fields.items() if name not in kind.for_staff}


@lru_cache(maxsize=256)
def _with_custom(model: type[Record], added: tuple[CustomField, ...]) -> Mapping[str, Field]:
    further = {each.name: _custom(each) for each in added}
    return MappingProxyType({**own_fields_of(model), **further})


def _custom(added: CustomField) -> Field:
    return Field(
        name=added.name,
        kind=added.kind,
        label=added.label,
        help=added.help,
        column=added.name,
        choices=added.choices,
        nullable=True,
        blank=True,
        refers=added.refers,
        title=_title_of(added.refers) if added.refers else "",
        filterable=True,
        custom=added.key,
        by_nature=added.by_nature,
        unit=added.unit,
        is_link=added.is_link,
        compared=added.compared,
    )


@cache
def own_fields_of(model: type[Record]) -> Mapping[str, Field]:
    """The fields that all records of this model have."""
    kind = record_type_of(model)
    number = Field(name="number", kind="number", label="Number", column="id", filterable=True)
    described = (
        _described(kind, column)
        for column in model._meta.concrete_fields
        if not column.primary_key and column.name not in _HIDDEN
    )
    return MappingProxyType({"number": number, **{each.name: each for each in described if each}})


def _described(kind: RecordType, column: "models.Field[Any, Any]") -> Field | None:
    choices = _choices(kind, column)
    refers = _referred(column)
    what = _kind(column, choices, refers)
    if what is None:
        return None
    return Field(
        name=column.name,
        kind=what,
        label=_sentence(str(column.verbose_name)),
        help=str(column.help_text),
        column=column.attname,
        choices=choices,
        nullable=column.null,
        blank=column.null or bool(column.blank),
        refers=refers,
        title=_title_of(refers) if refers else "",
        filterable=what not in ("text", "long_text", "data") or column.name in kind.facets,
    )


def _kind(
    column: "models.Field[Any, Any]",
    choices: tuple[tuple[Any, str], ...],
    refers: type[Record] | None,
) -> str | None:
    if refers:
        return {Person: "person", Team: "team"}.get(refers, "record")
    if column.is_relation:
        return None
    return "choice" if choices else _KINDS.get(column.get_internal_type())


def _choices(kind: RecordType, column: "models.Field[Any, Any]") -> tuple[tuple[Any, str], ...]:
    if column.name == "state":
        return tuple((str(value), str(label)) for value, label in kind.states.choices)
    choices: object = column.choices
    if isinstance(choices, CallableChoiceIterator):
        return ()  # other installations have others: for lists it is a text
    return tuple((value, str(label)) for value, label in column.flatchoices)


def _referred(column: "models.Field[Any, Any]") -> type[Record] | None:
    target = column.related_model
    return target if isinstance(target, type) and issubclass(target, Record) else None


def _title_of(model: type[Record]) -> str:
    titles = {kind.model: kind.title for kind in record_types().values()}
    title = titles.get(model, "name")
    return "id" if title == "number" else title


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
