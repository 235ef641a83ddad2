"""The arguments of a verb as fields of a form, holding what was typed, kept or stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from typing import Any

from armillary.kernel import known
from armillary.kernel.custom import PREFIX
from armillary.kernel.lifecycle.arguments import Argument
from armillary.kernel.lifecycle.references import referred
from armillary.people.models import Person
from armillary.records.models import Record, numbered
from armillary.web.values.fields import title_of
from armillary.web.values.kinds import Choice

YES_OR_NO = (("true", "Yes"), ("false", "No"))


@dataclass(frozen=True, slots=True)
class FormField:
    """One input of a form, as its template needs it."""

    name: str
    label: str
    help: str
    kind: str
    value: str
    display: str
    required: bool
    errors: tuple[str, ...]
    choices: tuple[Choice, ...]
    suggestions_url: str
    max_length: int
    autofocus: bool
    unit: str = ""
    can_be_none: bool = False


def form_fields(
    arguments: Sequence[Argument],
    typed: Mapping[str, str],
    errors: Mapping[str, str],
    actor: Person,
) -> tuple[FormField, ...]:
    """The fields in the order of the arguments; the first wrong one, else the first, has focus."""
    wrong = next((each.name for each in arguments if each.name in errors), "")
    first = wrong or (arguments[0].name if arguments else "")
    return tuple(
        _field(each, typed.get(each.name, ""), errors.get(each.name, ""), first, actor)
        for each in arguments
    )


def _field(argument: Argument, typed: str, error: str, first: str, actor: Person) -> FormField:
    return FormField(
        name=argument.name,
        label=argument.label,
        help=argument.help,
        kind="choice" if _is_yes_or_no(argument) else argument.kind,
        value=_shown(argument, typed),
        display=_display(argument, typed, actor),
        required=argument.required,
        errors=(error,) if error else (),
        choices=_choices(argument, typed),
        suggestions_url=_suggestions(argument),
        max_length=argument.longest if argument.annotation is str else 0,
        autofocus=argument.name == first,
        unit=argument.unit,
        can_be_none=_can_be_none(argument, typed),
    )


def _can_be_none(argument: Argument, typed: str) -> bool:
    """Whether nothing is offered: not where something stands that always must."""
    unsaid = not argument.required and argument.default is None
    return unsaid and (argument.may_be_empty or not typed)


def _shown(argument: Argument, typed: str) -> str:
    """What the input holds: a password is typed anew, a box is ticked or not."""
    if argument.kind == "password":
        return ""
    if argument.kind == "boolean" and not _is_yes_or_no(argument):
        return "true" if typed == "true" else ""
    return typed


def _is_yes_or_no(argument: Argument) -> bool:
    """Whether nothing is a third answer beside yes and no."""
    return argument.kind == "boolean" and argument.name.startswith(PREFIX)


def _choices(argument: Argument, typed: str) -> tuple[Choice, ...]:
    chosen = typed.split(",") if argument.kind == "choices" else [typed]
    choices = YES_OR_NO if _is_yes_or_no(argument) else argument.choices
    return tuple(Choice(str(value), label, str(value) in chosen) for value, label in choices)


def _display(argument: Argument, typed: str, actor: Person) -> str:
    if not (argument.refers and typed):
        return ""
    found = referred(argument.annotation, typed, actor)
    return title_of(found) if found else typed


def _suggestions(argument: Argument) -> str:
    if not argument.refers:
        return ""
    if argument.annotation is Record:
        return "/suggest"
    return f"/suggest/{known.of(argument.annotation).slug}"


def held(argument: Argument, value: Any) -> str:
    """What a column holds, as a form holds it; another record by its number."""
    if argument.refers and isinstance(value, int):
        return numbered(argument.annotation.prefix, value)  # type: ignore[attr-defined]
    if _is_yes_or_no(argument) and value is not None:
        return "true" if value else "false"
    if argument.kind == "moment" and isinstance(value, str):
        return written(datetime.fromisoformat(value))
    return written(value)


def written(value: Any) -> str:
    """A stored value as a form holds it."""
    if value is None:
        return ""
    if isinstance(value, Record):
        return value.number
    if isinstance(value, bool):
        return "true" if value else ""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, list):
        return ",".join(value)
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M}"
    return str(value)


def given(arguments: Sequence[Argument], typed: Mapping[str, str]) -> dict[str, Any]:
    """What the form says, as the arguments understand it; what has no argument stays as it is.

    An optional input that was left empty means nothing; a box that is not ticked means no.
    """
    known_names = {argument.name for argument in arguments}
    said: dict[str, Any] = {name: text for name, text in typed.items() if name not in known_names}
    for argument in arguments:
        text = typed.get(argument.name, "")
        if argument.kind == "boolean" and not _is_yes_or_no(argument):
            said[argument.name] = text == "true"
        elif text.strip() or (argument.annotation is str and not argument.required):
            said[argument.name] = _read(argument, text)
        elif not argument.required:
            said[argument.name] = None
    return said


def _read(argument: Argument, text: str) -> Any:
    if argument.kind == "choice":
        return next((value for value, _ in argument.choices if str(value) == text), text)
    if argument.kind == "moment" and text and text[-1].isdigit() and "+" not in text:
        return f"{text}Z"
    if argument.annotation is str:
        return text.replace("\r\n", "\n")
    return text
