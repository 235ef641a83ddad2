"""Whether a definition makes sense: every flaw with the field that it belongs to."""

from collections.abc import Iterator

from armillary.fittings.custom_fields import queries
from armillary.fittings.custom_fields.models import CustomField
from armillary.fittings.custom_fields.reading import Wrong, bound, stored
from armillary.fittings.custom_fields.rules import choices_in, flaw_of_key
from armillary.fittings.custom_fields.source import is_taken, shape_of
from armillary.fittings.custom_fields.vocabulary import (
    CHOSEN,
    MEASURED,
    MOST_OF_A_TYPE,
    REFERRING,
    SEARCHABLE,
    TYPE,
    Kind,
    Needed,
    State,
    Who,
)
from armillary.kernel.custom import PREFIX, all_of
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.fields import fields_of
from armillary.kernel.registry import record_types

Flaws = Iterator[tuple[str, str]]


def check(row: CustomField) -> None:
    """Raise Invalid with a sentence for each field of the definition that is wrong."""
    if row.record_type not in record_types() or row.record_type == TYPE:
        raise Invalid({"record_type": "There is no such record type."})
    wrong = dict(reversed([*_flaws(row), *_rule(row)]))
    if wrong:
        raise Invalid(wrong)


def kind_of(row: CustomField) -> RecordType:
    """The record type that has the field."""
    return record_types()[row.record_type]


def too_many(slug: str) -> None:
    """Raise RuleBroken when the type has as many fields as it may have."""
    in_force = CustomField.objects.filter(record_type=slug, state=State.IN_FORCE).count()
    if in_force >= MOST_OF_A_TYPE:
        raise RuleBroken(f"A record type has at most {MOST_OF_A_TYPE} custom fields.")


def _flaws(row: CustomField) -> Flaws:
    kind = Kind(row.kind)
    if why := flaw_of_key(row.key):
        yield "key", why
    if is_taken(row.record_type, row.key):
        yield "key", "Some of these records have a field of this name by what they are."
    if kind is Kind.RECORD and row.refers_to not in record_types():
        yield "refers_to", "Say to which type of record it refers."
    if kind is not Kind.RECORD and row.refers_to:
        yield "refers_to", "Only a field for another record refers to a type."
    if row.unit and kind not in MEASURED:
        yield "unit", "Only numbers have a unit."
    if row.decimals > 12:
        yield "decimals", "At most 12."
    yield from _flaws_of_places(row, kind)
    yield from _flaws_of_sight(row)
    yield from _flaws_of_values(row, kind)


def _flaws_of_places(row: CustomField, kind: Kind) -> Flaws:
    if row.searched and kind not in SEARCHABLE:
        yield "searched", "Only words and whole numbers are found by search."
    if row.as_facet and kind in (Kind.LONG_TEXT, Kind.MOMENT, Kind.LINK):
        yield "as_facet", "Hardly two records have the same value: it narrows nothing."
    if row.as_column and kind is Kind.LONG_TEXT:
        yield "as_column", "A long text is no column."


def _flaws_of_sight(row: CustomField) -> Flaws:
    staff_only = row.seen_by == Who.STAFF
    if staff_only and row.set_by != Who.STAFF:
        yield "set_by", "Who does not see it does not set it."
    if staff_only and row.searched:
        yield "searched", "The words of a search are the same for everybody, so it must be seen."
    if row.is_unique and row.set_by != Who.STAFF:
        yield "set_by", "Who sets what is unique learns which values are taken: the staff only."
    if row.is_unique and Kind(row.kind) not in SEARCHABLE - CHOSEN - {Kind.LONG_TEXT}:
        yield "is_unique", "Only one-line texts, web addresses and whole numbers can be unique."


def _flaws_of_values(row: CustomField, kind: Kind) -> Flaws:
    limits = {}
    for name in ("minimum", "maximum"):
        try:
            limits[name] = bound(kind, getattr(row, name))
        except Wrong as error:
            yield name, str(error)
    least, most = limits.get("minimum"), limits.get("maximum")
    if least is not None and most is not None and most < least:
        yield "maximum", "This is less than the minimum."
    try:
        choices_in(row.choices) if kind in CHOSEN else None
    except ValueError as error:
        yield "choices", str(error)
        return
    if row.choices and kind not in CHOSEN:
        yield "choices", "Only a field of choices has them."
    if row.default and len(limits) == 2:
        yield from _flaws_of_default(row, kind)


def _flaws_of_default(row: CustomField, kind: Kind) -> Flaws:
    if kind in REFERRING or row.is_unique:
        yield "default", "Such a field starts with nothing."
        return
    try:
        stored(shape_of(row), row.default, None)
    except Wrong as error:
        yield "default", str(error)


def _rule(row: CustomField) -> Flaws:
    kind = kind_of(row)
    names = {verb.name for verb in kind.verbs} | set(kind.states.values)
    if row.needed == Needed.BEFORE and row.needed_before not in names:
        yield "needed_before", f"Choose one of {', '.join(sorted(names))}."
    if row.needed != Needed.BEFORE and row.needed_before:
        yield "needed_before", "This belongs to “before a verb or state”."
    others = set(fields_of(kind)) | {each.name for each in all_of(kind.slug) if each.in_force}
    if row.only_when and row.only_when not in others - {PREFIX + row.key}:
        yield "only_when", f"Choose one of {', '.join(sorted(others - {PREFIX + row.key}))}."
    if row.only_when_is and not row.only_when:
        yield "only_when", "Say which field has these values."
    if row.is_unique and row.pk and (twice := queries.repeated(kind.model, row.key)):
        yield "is_unique", f"More than one record has {', '.join(twice)[:200]}."
