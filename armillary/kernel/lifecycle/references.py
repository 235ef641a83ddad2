"""From the number that people write to the record that they mean."""

from typing import Any

from armillary.kernel import known
from armillary.kernel.access.visibility import among, visible
from armillary.kernel.lifecycle.rows import read
from armillary.people.models import Person
from armillary.records.models import Record

BIGGEST_KEY = 2**63 - 1


def key_of(prefix: str, number: str) -> int | None:
    """The key in "INC-000042" where the prefix fits; None where it cannot be one of these."""
    head, _, digits = number.strip().upper().partition("-")
    if head != prefix or not (digits.isascii() and digits.isdigit()) or len(digits) > 19:
        return None
    key = int(digits)
    return key if key <= BIGGEST_KEY else None


def referred(model: type[Any], text: str, actor: Person) -> Record | None:
    """The record of this number that the actor may see; persons go by e-mail address as well, and
    some types by a name for programs.

    For the type Record itself any number will do: its prefix tells the type.
    """
    if model is Record:
        kind = known.by_prefix(text.strip().upper().partition("-")[0])
        return referred(kind.model, text, actor) if kind else None
    if issubclass(model, Person) and "@" in text:
        return visible(model, actor).filter(email__iexact=text.strip()).first()
    key: int | str | None = key_of(model.prefix, text)
    by = model.called if key is None else "id"
    if key is None and not (key := by and text.strip()):
        return None
    rows = among(model, actor)
    return read(model, key, by) if rows is None else rows.filter(**{by: key}).first()
