"""Whether the definition of an attribute makes sense: every flaw with the field it belongs to."""

from collections.abc import Iterator

from armillary.assurance.configuration.class_fields import SLUG, shape_of
from armillary.assurance.configuration.models import Attribute
from armillary.assurance.configuration.queries import items
from armillary.assurance.configuration.rules import flaw_of_name
from armillary.fittings.custom_fields.vocabulary import (
    CHOSEN,
    LIMITED,
    MEASURED,
    SEARCHABLE,
    Kind,
)
from armillary.kernel.custom import all_of
from armillary.kernel.errors import Invalid

Flaws = Iterator[tuple[str, str]]


def check(attribute: Attribute) -> None:
    """Raise Invalid with a sentence for each field of the definition that is wrong."""
    wrong = dict(reversed([*_flaws(attribute), *_flaws_beside_others(attribute)]))
    if wrong:
        raise Invalid(wrong)


def _flaws(attribute: Attribute) -> Flaws:
    kind = Kind(attribute.kind)
    if why := flaw_of_name(attribute.name):
        yield "name", why
    if kind is Kind.RECORD:
        yield "kind", "What leads to another record is a relation or a link, not an attribute."
    if attribute.unit and kind not in MEASURED:
        yield "unit", "Only numbers have a unit."
    if attribute.searched and kind not in SEARCHABLE:
        yield "searched", "Only words and whole numbers are found by search."
    if attribute.searched and attribute.sensitive:
        yield "searched", "The words of a search are the same for everybody, so it must be seen."
    if attribute.is_unique and kind not in SEARCHABLE - CHOSEN - {Kind.LONG_TEXT}:
        yield "is_unique", "Only one-line texts, web addresses and whole numbers can be unique."
    yield from _flaws_of_values(attribute, kind)


def _flaws_of_values(attribute: Attribute, kind: Kind) -> Flaws:
    if attribute.choices and kind not in CHOSEN:
        yield "choices", "Only a choice has them."
    for name in ("minimum", "maximum"):
        if getattr(attribute, name) and kind not in LIMITED:
            yield name, "Such a value has no limits."
            return
    try:
        shape = shape_of(attribute)
    except ValueError as error:
        yield ("choices" if kind in CHOSEN else "minimum"), str(error)
        return
    if shape.least is not None and shape.most is not None and shape.most < shape.least:
        yield "maximum", "This is less than the minimum."


def _flaws_beside_others(attribute: Attribute) -> Flaws:
    """A name means the same in all classes: only how much it matters may differ."""
    if any(each.key == attribute.name and not _is_ours(each) for each in all_of(SLUG)):
        yield "name", "There is a custom field of this name: choose another."
    for other in items.homonyms(attribute.name, but=attribute.pk):
        for field, words in (("kind", "type"), ("unit", "unit"), ("choices", "choices")):
            if getattr(other, field) != getattr(attribute, field):
                yield field, f"“{other.label}” has “{attribute.name}” with another {words}."
        if other.of_class == attribute.of_class_id:
            yield "name", "This class has, or had, an attribute of this name."


def _is_ours(field: object) -> bool:
    return bool(getattr(field, "by_nature", False))
