"""How values come into a record: what a verb was given for custom fields, and what it lacks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from armillary.fittings.custom_fields.added import Added, Read
from armillary.kernel.acts import Act
from armillary.kernel.custom import CustomField, Given
from armillary.kernel.errors import Invalid
from armillary.records.models import Record

if TYPE_CHECKING:
    from armillary.kernel.lifecycle.verb import Verb


def put(verb: "Verb", known: Sequence[CustomField], record: Record, act: Act, given: Given) -> None:
    """Let the record hold what was given, and see whether the verb lacks something.

    Raises Invalid with a sentence for each field.
    """
    fields = [
        each for each in known if isinstance(each, Added) and each.in_force and each.is_of(record)
    ]
    strangers = given.keys() - {each.name for each in fields}
    wrong = dict.fromkeys(sorted(strangers), "There is no such field here.")
    held = dict(record.custom)
    for each in fields:
        if why := _put(each, verb, record, act, given, held):
            wrong[each.name] = why
    for each in fields:
        if each.lacks(verb, record, held, act):
            wrong.setdefault(each.name, "This is needed.")
    if wrong:
        raise Invalid(wrong)
    if held != record.custom:
        record.custom = held


def _put(
    field: Added, verb: "Verb", record: Record, act: Act, given: Given, held: dict[str, Any]
) -> str | None:
    """Put one value where it belongs; what is wrong with it, in words."""
    if field.name not in given and not verb.makes:
        return None
    value, why = field.read(given.get(field.name, Read(field.default)), act)
    if why:
        return why
    if value.stored is None:
        held.pop(field.key, None)
    elif held.get(field.key) != value.stored:
        held[field.key] = value.stored
        return field.taken(record, value.stored)
    return None
