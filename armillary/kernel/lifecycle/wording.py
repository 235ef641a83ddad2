"""Pydantic's findings, in sentences that tell a person what to do."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pydantic import ValidationError

if TYPE_CHECKING:
    from armillary.kernel.lifecycle.arguments import Argument

_SENTENCES = {
    "missing": "This is needed.",
    "extra_forbidden": "There is no such field here.",
    "string_type": "This must be a text.",
    "int_type": "This must be a whole number.",
    "int_parsing": "This must be a whole number.",
    "int_from_float": "This must be a whole number.",
    "bool_type": "This must be true or false.",
    "bool_parsing": "This must be true or false.",
    "decimal_parsing": "This must be a number.",
    "float_parsing": "This must be a number.",
}


def sentences(error: ValidationError, arguments: Sequence["Argument"]) -> dict[str, str]:
    """Field name to one sentence, for every field that was found wrong."""
    choices = {argument.name: argument.choices for argument in arguments}
    found: dict[str, str] = {}
    for flaw in error.errors(include_url=False, include_context=False, include_input=False):
        name = str(flaw["loc"][0]) if flaw["loc"] else "body"
        found.setdefault(name, _sentence(flaw["type"], flaw["msg"], choices.get(name, ())))
    return found


def _sentence(kind: str, message: str, choices: Sequence[tuple[object, str]]) -> str:
    if choices and kind not in ("missing", "extra_forbidden"):
        return "Choose one of " + ", ".join(f"{value}" for value, _ in choices) + "."
    if kind.startswith(("datetime", "date")):
        return "This must be a moment such as 2026-11-23T09:30:00Z."
    return _SENTENCES.get(kind, message + ".")
