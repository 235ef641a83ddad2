"""From the text in an address to the value it means, field by field; else a sentence why not."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from armillary.kernel.declarations import RecordType
from armillary.kernel.fields import REFERENCES, Field
from armillary.kernel.lifecycle.references import BIGGEST_KEY, key_of
from armillary.kernel.listing.trees import tree_of
from armillary.people.models import Person

NONE, ME = "none", "me"
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?([Zz]|[+-]\d\d:\d\d)", re.ASCII
)
_WHOLE = re.compile(r"-?\d{1,19}", re.ASCII)
_FIGURE = re.compile(r"-?\d{1,30}(\.\d{1,12})?", re.ASCII)


class NotAValue(ValueError):
    """This text is no value of the field; the message is fit for the screen."""


def value_of(kind: RecordType, field: Field, text: str, actor: Person) -> Any:
    """The stored value that a text means in a filter; None for "none". Raises NotAValue."""
    if text == NONE and field.blank and text not in _choices(field):
        return None
    if field.kind in REFERENCES or field.kind == "number":
        return _key(kind, field, text, actor)
    return side_of(field, text)


def side_of(field: Field, text: str) -> Any:
    """The bound that a text means in a range. Raises NotAValue."""
    if field.compared:
        return field.compared.read(text)
    return _READ[field.kind](field, text)


def _key(kind: RecordType, field: Field, text: str, actor: Person) -> int:
    if text == ME and field.kind == "person":
        return actor.pk
    prefix = (field.refers or kind.model).prefix
    key = key_of(prefix, text)
    if key is None and (tree := tree_of(field.refers)):
        key = node.key if (node := tree.called(text)) else None
    if key is None:
        words = f"“{ME}” or " if field.kind == "person" else ""
        raise NotAValue(f"This must be {words}a number such as {prefix}-000042.")
    return key


def _choices(field: Field) -> dict[str, Any]:
    return {str(value): value for value, _ in field.choices}


def _choice(field: Field, text: str) -> Any:
    choices = _choices(field)
    if text not in choices:
        raise NotAValue(f"Choose among {', '.join(choices)}.")
    return choices[text]


def _truth(field: Field, text: str) -> bool:
    if text not in ("true", "false"):
        raise NotAValue("This must be true or false.")
    return text == "true"


def _integer(field: Field, text: str) -> int:
    if not _WHOLE.fullmatch(text) or abs(int(text)) > BIGGEST_KEY:
        raise NotAValue("This must be a whole number.")
    return int(text)


def _figure(field: Field, text: str) -> Decimal:
    if not _FIGURE.fullmatch(text):
        raise NotAValue("This must be a number.")
    return Decimal(text)


def _day(field: Field, text: str) -> date:
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise NotAValue("This must be a day such as 2026-11-23.")


def moment(text: str) -> datetime:
    """A day, which begins at midnight UTC, or a moment with its zone. Raises NotAValue."""
    try:
        if _DAY.fullmatch(text):
            return datetime.fromisoformat(text).replace(tzinfo=UTC)
        if _MOMENT.fullmatch(text):
            return datetime.fromisoformat(text.upper()).astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise NotAValue(
        "This must be a day such as 2026-11-23, or a moment with its zone, such as "
        "2026-11-23T09:30:00Z."
    )


def _moment(field: Field, text: str) -> datetime:
    return moment(text)


def _text(field: Field, text: str) -> str:
    return text


_READ: dict[str, Callable[[Field, str], Any]] = {
    "choice": _choice,
    "choices": _choice,
    "boolean": _truth,
    "integer": _integer,
    "decimal": _figure,
    "date": _day,
    "moment": _moment,
    "text": _text,
    "long_text": _text,
}
