"""From the parts of an address to what they name; else the one answer for whatever is not there."""

from typing import Any, TypeVar

from armillary.kernel.access.visibility import visible
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import NotFound
from armillary.kernel.lifecycle.references import key_of
from armillary.kernel.lifecycle.rows import NOT_THERE
from armillary.kernel.lifecycle.verb import Verb
from armillary.kernel.registry import record_types
from armillary.people.models import Person
from armillary.records.models import Record

ROOT = "/api/v1"
R = TypeVar("R", bound=Record)


def kind_named(slug: str) -> RecordType:
    """The record type of this slug."""
    kind = record_types().get(slug)
    if kind is None:
        raise NotFound("There is no such address.")
    return kind


def key_named(kind: RecordType, number: str) -> int:
    """The key in a number of this type. Whether there is such a record is not known yet."""
    key = key_of(kind.model.prefix, number)
    if key is None:
        raise NotFound(NOT_THERE)
    return key


def record_named(model: type[R], number: str, actor: Person) -> R:
    """The record of this number, as far as the actor sees it."""
    key = key_of(model.prefix, number)
    found = None if key is None else visible(model, actor).filter(pk=key).first()
    if found is None:
        raise NotFound(NOT_THERE)
    return found


def verb_named(kind: RecordType, name: str) -> Verb:
    """The verb of this name that changes a record."""
    return _named(kind.verbs, name)


def creation_named(kind: RecordType, name: str) -> Verb:
    """The further creation of this name; the first one has the address of the list."""
    return _named(kind.creations[1:], name)


def address_of(kind: RecordType, number: str) -> str:
    return f"{ROOT}/{kind.slug}/{number}"


def _named(verbs: tuple[Any, ...], name: str) -> Verb:
    for verb in verbs:
        if verb.name == name:
            found: Verb = verb
            return found
    raise NotFound("There is no such address.")
