"""From what somebody gives for a custom field to what is stored, or a sentence why not."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from armillary.fittings.custom_fields import addresses
from armillary.fittings.custom_fields.vocabulary import LIMITED, REFERRING, Kind
from armillary.kernel.acts import Act
from armillary.kernel.lifecycle.references import BIGGEST_KEY, referred
from armillary.kernel.lifecycle.text import flaw
from armillary.kernel.listing.values import NotAValue, moment
from armillary.records.models import Record

WHOLE = re.compile(r"[+-]?\d{1,19}", re.ASCII)
FIGURE = re.compile(r"[+-]?\d{1,18}(\.\d{1,12})?", re.ASCII)
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
SPACE = re.compile(r"\s")
LONGEST = {Kind.TEXT: 500, Kind.LONG_TEXT: 20_000, Kind.LINK: 2_000}
NOWHERE = "There is nothing of this number or name that you can see."


class Wrong(ValueError):
    """It is no value of this field; the message is fit for the screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What values of a field look like. `least` and `most` are in the terms of the kind."""

    kind: Kind
    least: Any = None
    most: Any = None
    decimals: int = 2
    unit: str = ""
    values: tuple[str, ...] = ()
    refers: type[Record] | None = None


def stored(shape: Shape, given: Any, act: Act | None) -> Any:
    """The stored form of a value, None when it holds nothing. Raises Wrong.

    Without an act nothing can be referred to.
    """
    if shape.kind in REFERRING:
        return _reference(shape.refers, given, act)
    return _READ[shape.kind](shape, given)


def bound(kind: Kind, text: str) -> Any:
    """A limit in the terms of the kind: a number, a day, or how many characters. Raises Wrong."""
    if not text:
        return None
    if kind not in LIMITED:
        raise Wrong("Such a field has no limits.")
    if kind is Kind.DATE:
        return date.fromisoformat(_date(Shape(kind=kind), text))
    if kind is Kind.DECIMAL:
        return Decimal(_decimal(Shape(kind=kind, decimals=12), text))
    return _integer(Shape(kind=Kind.INTEGER), text)


def _text(shape: Shape, given: Any) -> str | None:
    if not isinstance(given, str):
        raise Wrong("This must be a text.")
    text = given.replace("\r\n", "\n").strip()
    if why := flaw(text, longest=min(shape.most or BIGGEST_KEY, LONGEST[shape.kind])):
        raise Wrong(why)
    if "\n" in text and shape.kind is not Kind.LONG_TEXT:
        raise Wrong("This must be one line.")
    if text and len(text) < (shape.least or 0):
        raise Wrong(f"At least {shape.least:,} characters; this has {len(text):,}.")
    return text or None


def _link(shape: Shape, given: Any) -> str | None:
    text = _text(shape, given)
    try:
        parts = urlsplit(text or "http://x")
        fits = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        fits = False
    if not fits or SPACE.search(text or ""):
        raise Wrong("This must be a web address, such as https://example.com/page.")
    return text


def _address(shape: Shape, given: Any) -> str:
    try:
        return addresses.read(given if isinstance(given, str) else "")
    except NotAValue as error:
        raise Wrong(str(error)) from None


def _integer(shape: Shape, given: Any) -> int:
    if isinstance(given, bool) or not isinstance(given, int | str):
        raise Wrong("This must be a whole number.")
    if isinstance(given, str) and not WHOLE.fullmatch(given.strip()):
        raise Wrong("This must be a whole number.")
    number = int(given)
    if abs(number) > BIGGEST_KEY:
        raise Wrong("This number is too large.")
    _check_bounds(shape, number)
    return number


def _decimal(shape: Shape, given: Any) -> str:
    text = str(given).strip()
    if isinstance(given, bool) or not isinstance(given, int | float | str | Decimal):
        raise Wrong("This must be a number.")
    if not FIGURE.fullmatch(text):
        raise Wrong("This must be a number such as 12.50, at most 18 digits before the point.")
    number = Decimal(text)
    exact = number.quantize(Decimal(1).scaleb(-shape.decimals))
    if exact != number:
        raise Wrong(f"At most {shape.decimals} digits after the point.")
    _check_bounds(shape, number)
    return str(abs(exact) if exact == 0 else exact)


def _boolean(shape: Shape, given: Any) -> bool:
    truth = {True: True, False: False, "true": True, "false": False}
    if not isinstance(given, bool | str) or given not in truth:
        raise Wrong("This must be true or false.")
    return truth[given]


def _date(shape: Shape, given: Any) -> str:
    try:
        if isinstance(given, str) and DAY.fullmatch(given):
            given = date.fromisoformat(given)
    except ValueError:
        raise Wrong("There is no such day.") from None
    if not isinstance(given, date) or isinstance(given, datetime):
        raise Wrong("This must be a day such as 2026-11-23.")
    _check_bounds(shape, given)
    return given.isoformat()


def _moment(shape: Shape, given: Any) -> str:
    try:
        found = moment(given) if isinstance(given, str) else given
    except NotAValue as error:
        raise Wrong(str(error)) from None
    if not isinstance(found, datetime) or found.tzinfo is None:
        raise Wrong("This must be a moment such as 2026-11-23T09:30:00Z.")
    return found.astimezone(UTC).isoformat()


def _choice(shape: Shape, given: Any) -> str:
    if not isinstance(given, str) or given not in shape.values:
        raise Wrong(f"Choose one of {', '.join(shape.values)}.")
    return given


def _choices(shape: Shape, given: Any) -> list[str] | None:
    texts = given.split(",") if isinstance(given, str) else given
    if not isinstance(texts, list | tuple):
        raise Wrong("This must be a list of choices.")
    chosen = {_choice(shape, text.strip() if isinstance(text, str) else text) for text in texts}
    return [value for value in shape.values if value in chosen] or None


def _reference(model: type[Record] | None, given: Any, act: Act | None) -> int:
    if model is None or act is None:
        raise Wrong(NOWHERE)
    if not isinstance(given, str) or not given.strip():
        raise Wrong(f"This must be a number such as {model.prefix}-000042.")
    found = referred(model, given, act.actor) if len(given) <= 300 and not flaw(given) else None
    if found is None:
        raise Wrong(NOWHERE)
    key: int = found.pk
    return key


def _check_bounds(shape: Shape, value: Any) -> None:
    unit = f" {shape.unit}" if shape.unit else ""
    if shape.least is not None and value < shape.least:
        raise Wrong(f"At least {shape.least}{unit}.")
    if shape.most is not None and value > shape.most:
        raise Wrong(f"At most {shape.most}{unit}.")


_READ: dict[Kind, Callable[[Shape, Any], Any]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _text,
    Kind.LINK: _link,
    Kind.ADDRESS: _address,
    Kind.INTEGER: _integer,
    Kind.DECIMAL: _decimal,
    Kind.BOOLEAN: _boolean,
    Kind.DATE: _date,
    Kind.MOMENT: _moment,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
}
