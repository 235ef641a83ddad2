"""What is written beside a property, read as its kind asks for it."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

from armillary.assurance.configuration.asking.tree import Language, Property, Value
from armillary.fittings.custom_fields import addresses

_DAYS = {"d": 1, "day": 1, "days": 1, "w": 7, "week": 7, "weeks": 7}
_SPAN = re.compile(r"(\d{1,5})\s*(d|days?|w|weeks?|m|months?|y|years?)", re.ASCII)
_LEAST, _MOST = date(1900, 1, 1), date(2999, 12, 31)
_NUMBERED = re.compile(r"[A-Z]{1,5}-0*(\d{1,15})", re.ASCII | re.IGNORECASE)
_WHOLE = re.compile(r"-?\d{1,18}", re.ASCII)
_NUMBER = re.compile(r"(?:CI-)?(\d{1,15})", re.ASCII | re.IGNORECASE)


def read(of: Property, text: str, language: Language) -> Value:
    """The value. Raises ValueError with a sentence."""
    return _READERS.get(of.kind, _text)(of, text, language)


def moved(day: date, sign: str, span: str) -> date:
    """A day so much later or earlier: 90d, 2w, 3m, 1y. Raises ValueError with a sentence."""
    match = _SPAN.fullmatch(span.casefold())
    if match is None:
        raise ValueError(f"“{span}” is no span: 90d, 2w, 3m and 1y are.")
    count = int(match.group(1)) * (1 if sign == "+" else -1)
    unit = match.group(2)
    if unit in _DAYS:
        return _within(day.toordinal() + count * _DAYS[unit])
    months = day.year * 12 + day.month - 1 + count * (1 if unit.startswith("m") else 12)
    first = date(min(9998, max(1, months // 12)), months % 12 + 1, 1)
    following = (first + timedelta(days=32)).replace(day=1)
    return _within(min(first.toordinal() + day.day - 1, following.toordinal() - 1))


def _within(ordinal: int) -> date:
    return date.fromordinal(min(_MOST.toordinal(), max(_LEAST.toordinal(), ordinal)))


def _text(of: Property, text: str, language: Language) -> str:
    return text


def _integer(of: Property, text: str, language: Language) -> int:
    if _WHOLE.fullmatch(text):
        return int(text)
    raise ValueError(f"“{text}” is no whole number.")


def _number(of: Property, text: str, language: Language) -> int:
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise ValueError(f"“{text}” is no number of an item: CI-000042 is.")
    return int(match.group(1))


def _decimal(of: Property, text: str, language: Language) -> Decimal:
    try:
        found = Decimal(text)
    except InvalidOperation:
        raise ValueError(f"“{text}” is no number.") from None
    if not found.is_finite() or abs(found.adjusted()) > 30:
        raise ValueError(f"“{text}” is no number.")
    return found


def _boolean(of: Property, text: str, language: Language) -> bool:
    found = {"yes": True, "true": True, "no": False, "false": False}.get(text.casefold())
    if found is None:
        raise ValueError(f"“{text}” is neither yes nor no.")
    return found


def _date(of: Property, text: str, language: Language) -> date:
    if text.casefold() in ("today", "now"):
        return language.today
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"“{text}” is no day: 2026-01-31, today and today + 90d are.") from None


def _moment(of: Property, text: str, language: Language) -> datetime:
    if text.casefold() == "now":
        return language.now
    return datetime.combine(_date(of, text, language), time(), UTC)


def _choice(of: Property, text: str, language: Language) -> Value:
    wanted = text.casefold()
    for value, label in of.choices:
        if wanted in (str(value).casefold(), label.casefold()):
            return value
    offered = ", ".join(str(value) for value, _ in of.choices[:12])
    raise ValueError(f"{of.label} is one of {offered}.")


def _person(of: Property, text: str, language: Language) -> str:
    """A name in small letters; of a number, what it is without its prefix."""
    said = language.me if text.casefold() == "me" and language.me else text
    match = _NUMBERED.fullmatch(said)
    return match.group(1) if match else said.casefold()


def _address(of: Property, text: str, language: Language) -> str:
    return addresses.read(text)


_READERS: Mapping[str, Callable[[Property, str, Language], Value]] = {
    "integer": _integer,
    "number": _number,
    "decimal": _decimal,
    "boolean": _boolean,
    "date": _date,
    "moment": _moment,
    "choice": _choice,
    "person": _person,
    "team": _person,
    "address": _address,
}
