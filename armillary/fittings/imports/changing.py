"""Bringing a record that is there to what a row says: by its own verbs, and by none other."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from armillary.fittings.custom_fields.added import FILL_IN, Read
from armillary.fittings.imports.mapping.words import marked
from armillary.kernel import custom
from armillary.kernel.access.visibility import among
from armillary.kernel.acts import Act
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import Invalid, Refusal
from armillary.kernel.lifecycle.arguments import Argument
from armillary.kernel.lifecycle.enacting import objection, perform
from armillary.kernel.lifecycle.verb import Verb
from armillary.records.models import Record

Values = Mapping[str, Any]


def differing(record: Record, wanted: Values) -> dict[str, Any]:
    """Which of the values the record does not hold yet."""
    return {
        name: value for name, value in wanted.items() if plain(held(record, name)) != plain(value)
    }


def held(record: Record, name: str) -> Any:
    """What the record holds under the name of an argument; another record as itself."""
    if name.startswith(custom.PREFIX):
        return record.custom.get(name.removeprefix(custom.PREFIX))
    return getattr(record, name, None)


def plain(value: Any) -> Any:
    """A value so that it can be compared: what holds nothing is nothing, records are their keys."""
    if isinstance(value, Record):
        return value.pk
    if isinstance(value, Read):
        return value.stored
    if isinstance(value, Enum):
        return value.value
    return None if value == "" else value


def cell_of(value: Any) -> str:
    """A value as a cell that is read back as the same."""
    if value is None:
        return ""
    if isinstance(value, Record):
        return value.number
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, list):
        return ", ".join(value)
    return marked(value) if isinstance(value, str) else _exact(value)


def _exact(value: Any) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def bring(kind: RecordType, record: Record, wanted: Values, act: Act) -> None:
    """Change the record until it holds what is wanted.

    Raises NotAllowed or Invalid where no verb of the actor does it, and what the verbs raise.
    """
    left = differing(record, wanted)
    while left:
        verb = _best(kind, record, left, act)
        if verb is None:
            raise _nobody_can(kind, record, left, act)
        arguments = _arguments(_asked(verb, act), record, left)
        perform(
            verb,
            record,
            replace(act, version=record.version),
            arguments,
            among=among(kind.model, act.actor),
        )
        fresh = differing(record, left)
        if len(fresh) >= len(left):
            raise Invalid(dict.fromkeys(fresh, f"“{verb.label}” did not set this."))
        left = fresh


def _best(kind: RecordType, record: Record, left: Values, act: Act) -> Verb | None:
    """The verb that sets most of what is left, and asks for least besides."""
    fitting = [
        verb
        for verb in kind.verbs
        if _sets(verb, record, left, act) and objection(verb, record, act) is None
    ]
    return max(fitting, key=lambda verb: _fits(_asked(verb, act), left), default=None)


def _asked(verb: Verb, act: Act) -> tuple[Argument, ...]:
    """What a verb sets: its arguments; of the verb that fills custom fields in, these."""
    return verb.asks(act.actor) if verb.name == FILL_IN else verb.arguments.all


def _fits(arguments: Sequence[Argument], left: Values) -> tuple[int, int]:
    names = {argument.name for argument in arguments}
    return len(names & left.keys()), -len(names)


def _sets(verb: Verb, record: Record, left: Values, act: Act) -> bool:
    """Whether a verb changes fields and nothing else, some of these, and lacks no input."""
    arguments = _asked(verb, act)
    known = {field.name for field in record._meta.concrete_fields} | left.keys()
    return (
        not verb.target
        and any(argument.name in left for argument in arguments)
        and all(argument.name in known or not argument.required for argument in arguments)
    )


def _arguments(arguments: Sequence[Argument], record: Record, left: Values) -> dict[str, Any]:
    """What is wanted; for the rest of the form what the record holds, so that it stays."""
    columns = {field.name for field in record._meta.concrete_fields}
    return {
        argument.name: left[argument.name]
        if argument.name in left
        else _typed(argument, held(record, argument.name))
        for argument in arguments
        if argument.name in left or argument.name in columns
    }


def _typed(argument: Argument, value: Any) -> Any:
    is_choice = issubclass(argument.annotation, Enum) and value not in (None, "")
    return argument.annotation(value) if is_choice else value


def _nobody_can(kind: RecordType, record: Record, left: Values, act: Act) -> Refusal:
    for verb in kind.verbs:
        if _sets(verb, record, left, act) and (refusal := objection(verb, record, act)):
            return refusal
    why = "This can be given when it is made, and no verb changes it afterwards."
    return Invalid(dict.fromkeys(left, why))
