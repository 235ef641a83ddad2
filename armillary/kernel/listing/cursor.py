"""A place in a list as an opaque text, for going on there. It is checked, not trusted."""

import binascii
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from armillary.kernel.fields import Field
from armillary.kernel.lifecycle.references import BIGGEST_KEY
from armillary.kernel.lifecycle.text import flaw
from armillary.kernel.listing.asked import Order
from armillary.kernel.listing.values import NotAValue

BROKEN = "This place was not given out for this list and order: start again without it."


def written(order: Sequence[Order], values: Sequence[Any]) -> str:
    """The text for the place of a row with these values in the fields of the order."""
    told = [_signature(order), *(_plain(value) for value in values)]
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read(text: str, order: Sequence[Order]) -> tuple[Any, ...]:
    """The values at a place. NotAValue: the text is none of ours, or belongs to another order."""
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        signature, *values = json.loads(urlsafe_b64decode(padded).decode())
        if signature != _signature(order) or len(values) != len(order):
            raise NotAValue(BROKEN)
        return tuple(_typed(step.field, value) for step, value in zip(order, values, strict=True))
    except (ValueError, TypeError, InvalidOperation, RecursionError, binascii.Error):
        raise NotAValue(BROKEN) from None


def _signature(order: Sequence[Order]) -> str:
    return ",".join(str(step) for step in order)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _typed(field: Field, value: Any) -> Any:
    if value is None and field.nullable:
        return None
    return _TYPED[field.kind](field, value)


def _whole(field: Field, value: Any) -> int:
    if type(value) is not int or abs(value) > BIGGEST_KEY:
        raise NotAValue(BROKEN)
    return value


def _words(field: Field, value: Any) -> str:
    if type(value) is not str or flaw(value):
        raise NotAValue(BROKEN)
    return value


def _truth(field: Field, value: Any) -> bool:
    if type(value) is not bool:
        raise NotAValue(BROKEN)
    return value


def _choice(field: Field, value: Any) -> Any:
    return _whole(field, value) if isinstance(field.choices[0][0], int) else _words(field, value)


def _moment(field: Field, value: Any) -> datetime:
    moment = datetime.fromisoformat(value)
    if moment.tzinfo != UTC:
        raise NotAValue(BROKEN)
    return moment


def _day(field: Field, value: Any) -> date:
    return date.fromisoformat(value)


def _figure(field: Field, value: Any) -> Decimal:
    figure = Decimal(value)
    if not figure.is_finite() or len(str(value)) > 60:
        raise NotAValue(BROKEN)
    return figure


_TYPED: dict[str, Callable[[Field, Any], Any]] = {
    "number": _whole,
    "integer": _whole,
    "decimal": _figure,
    "boolean": _truth,
    "choice": _choice,
    "moment": _moment,
    "date": _day,
    "text": _words,
    "person": _words,
    "team": _words,
}
