"""What a change of a definition would touch, told before it is done."""

from collections.abc import Mapping

from armillary.fittings.custom_fields import queries
from armillary.fittings.custom_fields.checking import kind_of
from armillary.fittings.custom_fields.models import CustomField
from armillary.fittings.custom_fields.rules import choices_in
from armillary.fittings.custom_fields.vocabulary import CHOSEN, TYPE, Kind, Needed
from armillary.kernel.acts import Act
from armillary.kernel.declarations import RecordType
from armillary.kernel.listing.facets import Count
from armillary.kernel.registry import record_types

Typed = Mapping[str, str]


def of_defining(_: None, act: Act, typed: Typed) -> str:
    """How many records would have the field, and what becomes of them."""
    slug = typed.get("record_type", "")
    if slug not in record_types() or slug == TYPE:
        return ""
    kind = record_types()[slug]
    told = f"There already: {_told(queries.there(kind.model, act.actor), kind)}."
    return f"{told} They start without a value. {_asked(typed)}".strip()


def of_revising(field: CustomField, act: Act, typed: Typed) -> str:
    """How many values stay as they are, and which choices must stay because they are held."""
    kind = kind_of(field)
    told = f"{_holders(field, kind, act)} They keep it, even where new limits would not take it."
    return " ".join((told, *_held_choices(field, kind, typed)))


def of_requiring(field: CustomField, act: Act, typed: Typed) -> str:
    """How many records hold nothing yet, and whether they are asked for it."""
    kind = kind_of(field)
    count = queries.lacking(kind.model, field.key, act.actor)
    return f"Without a value: {_told(count, kind)}. {_asked(typed)}".strip()


def of_retiring(field: CustomField, act: Act, typed: Typed) -> str:
    """How many values go out of sight."""
    told = _holders(field, kind_of(field), act)
    return f"{told} It is kept out of sight, and comes back when the field is revived."


def _holders(field: CustomField, kind: RecordType, act: Act) -> str:
    return f"With a value: {_told(queries.holding(kind.model, field.key, act.actor), kind)}."


def _told(count: Count, kind: RecordType) -> str:
    words = kind.name if (count.number, count.more) == (1, False) else kind.plural
    return f"{count} {words.lower()}"


def _asked(typed: Typed) -> str:
    """What is asked of records that are there and hold nothing."""
    before = typed.get("needed_before", "").strip()
    when = " where the condition is met" if typed.get("only_when", "").strip() else ""
    return {
        Needed.ON_CREATION.value: "They stay as they are: only new ones are asked for it.",
        Needed.ALWAYS.value: "They stay as they are, but a value once given stays given.",
        Needed.BEFORE.value: f"They are asked for it before “{before}”{when}." if before else "",
    }.get(typed.get("needed", ""), "")


def _held_choices(field: CustomField, kind: RecordType, typed: Typed) -> list[str]:
    """A sentence for each choice that is left out but held."""
    if Kind(field.kind) not in CHOSEN:
        return []
    try:
        kept = {value for value, _ in choices_in(typed.get("choices", ""))}
    except ValueError:
        return []
    left = [value for value, _ in choices_in(field.choices) if value not in kept]
    counts = [(value, queries.holding_value(kind.model, field.key, value)) for value in left]
    return [
        f"“{value}” has to stay: held by {_told(count, kind)}."
        for value, count in counts
        if count.number
    ]
