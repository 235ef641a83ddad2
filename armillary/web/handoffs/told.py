"""What goes along with a hand-off, in words: as agreed, and as it was sent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from armillary.reference.contracts import Contract, Form, contracts_of
from armillary.reference.processes import process
from armillary.web.values.making import moment

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class AgreedField:
    """One field of a contract."""

    name: str
    means: str
    form: str
    needed: bool


@dataclass(frozen=True, slots=True)
class Agreed:
    """A contract, for whoever reads an interaction or a guide. See handoffs/contract.html."""

    about: str
    within: str
    fields: tuple[AgreedField, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """One thing that goes along, with its value; of a table its rows."""

    name: str
    means: str
    text: str
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def agreed_along(edge: int) -> tuple[Agreed, ...]:
    """What is declared for an interaction, by whose record goes over it."""
    return tuple(map(_agreed, contracts_of((edge,))))


def in_hours(within: timedelta) -> str:
    """How much working time: "4 hours"."""
    hours = within.total_seconds() / 3600
    return f"{hours:g} hour" if hours == 1 else f"{hours:g} hours"


def sent(agreed: Contract, content: Mapping[str, Any]) -> Iterator[Sent]:
    """What goes along, in the order of the contract; then what it does not know, by its name."""
    known = {field.name: field for field in agreed.fields}
    for name in (*known, *sorted(content.keys() - known.keys())):
        field, value = known.get(name), content.get(name)
        means = field.means if field else name.replace("_", " ")
        if isinstance(value, dict | list) and value and not _is_plain(value):
            yield _table(name, means, value)
        else:
            is_moment = field is not None and field.form is Form.MOMENT
            yield Sent(name, means, _text(value, is_moment=is_moment))


def _agreed(each: Contract) -> Agreed:
    return Agreed(
        process(each.process).title,
        in_hours(each.within),
        tuple(
            AgreedField(field.name, field.means, field.form.value, field.needed)
            for field in each.fields
        ),
    )


def _is_plain(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _table(name: str, means: str, value: Any) -> Sent:
    if isinstance(value, dict):
        pairs = tuple((str(key), _text(told)) for key, told in value.items())
        return Sent(name, means, "", ("which", "what"), pairs)
    head = tuple(
        column for column in value[0] if any(each.get(column) not in _NONE for each in value)
    )
    rows = tuple(tuple(_text(each.get(column)) for column in head) for each in value)
    return Sent(name, means, "", tuple(column.replace("_", " ") for column in head), rows)


_NONE: tuple[Any, ...] = (None, "", [], {})


def _text(value: Any, *, is_moment: bool = False) -> str:
    if value in _NONE:
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_text(each)}" for key, each in value.items())
    if is_moment or _looks_like_one(value):
        return moment(datetime.fromisoformat(value)).text
    return str(value)


def _looks_like_one(value: Any) -> bool:
    try:
        return (
            isinstance(value, str)
            and len(value) > 18
            and "T" in value[:11]
            and bool(datetime.fromisoformat(value))
        )
    except ValueError:
        return False
