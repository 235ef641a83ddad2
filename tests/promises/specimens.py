"""A specimen of any record type, made through its own first creation."""

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

from armillary.kernel.acts import Act
from armillary.kernel.declarations import RecordType
from armillary.kernel.lifecycle.arguments import Argument
from armillary.kernel.lifecycle.enacting import create
from armillary.kernel.registry import record_type_of, record_types
from armillary.people.models import Person
from armillary.records.models import Record

serial = count(1)


def a_specimen(kind: RecordType, act: Act) -> Any:
    """A new record of this type with plausible arguments."""
    verb = kind.creations[0]
    special = SPECIAL.get(kind.slug, lambda _: {})(act)
    plain = {
        argument.name: a_value(argument, act)
        for argument in verb.arguments.all
        if argument.required and argument.name not in special
    }
    return create(verb, act, {**plain, **special})


def a_value(argument: Argument, act: Act) -> Any:
    """Something that fits an argument."""
    if argument.refers:
        return a_record(argument.annotation, act)
    if argument.choices:
        return argument.annotation(argument.choices[0][0])
    return {
        "integer": 1,
        "boolean": False,
        "moment": act.at,
        "date": act.at.date(),
        "text": f"{argument.label} {next(serial)}"[: argument.longest],
        "long_text": f"{argument.label} {next(serial)}",
    }[argument.kind]


def a_record(model: type[Record], act: Act) -> Any:
    if model is Person:
        return act.actor
    kind = record_types()["teams"] if model is Record else record_type_of(model)
    return a_specimen(kind, act)


SPECIAL: Mapping[str, Callable[[Act], dict[str, Any]]] = {}
