"""Calls of the API as somebody might make them: mostly plausible, and drawn by chance."""

from random import Random
from typing import Any

from armillary.kernel.declarations import RecordType
from armillary.kernel.lifecycle.arguments import Argument
from armillary.kernel.registry import record_types
from armillary.people.models import Person
from armillary.reference.activities import ACTIVITIES
from armillary.reference.roles import ROLES

Call = tuple[str, dict[str, Any]]
ITSELF = 0.6
FIRST_FEW = 40
NAMED: dict[str, list[Any]] = {
    "activity": [each.value for each in ACTIVITIES],
    "role": [each.value for each in ROLES],
    "email": [f"random.{number}@example.com" for number in range(99_999)],
    "zone": ["UTC", "Europe/Vienna", "Mars/Olympus"],
}
BY_KIND: dict[str, list[Any]] = {
    "text": ["One", "Two", "Three", "x@example.com", ""],
    "long_text": ["Because.", "A longer text.\nOf two lines.", ""],
    "integer": [1, 2, 3, 0, -1],
    "decimal": ["1.5", "0"],
    "boolean": [True, False],
    "moment": ["2026-12-01T09:00:00Z", "2031-01-01T00:00:00Z"],
    "date": ["2026-12-01"],
}


def a_write(chance: Random, person: Person) -> Call:
    """The address and the body of some verb of some record type."""
    kind = chance.choice(list(record_types().values()))
    verb = chance.choice([*kind.creations, *kind.verbs])
    body = {
        each.name: a_value(each, chance, person)
        for each in verb.arguments.all
        if each.required or chance.random() < 0.2
    }
    path = f"/api/v1/{kind.slug}"
    if not verb.makes:
        return f"{path}/{a_number(kind, chance, person)}/{verb.name}", body
    return (path if verb is kind.creations[0] else f"{path}/{verb.name}"), body


def a_value(argument: Argument, chance: Random, person: Person) -> Any:
    """Something that may fit an argument."""
    if argument.name in NAMED:
        return chance.choice(NAMED[argument.name])
    if argument.choices:
        return chance.choice(argument.choices)[0]
    if argument.refers:
        kind = next(
            (each for each in record_types().values() if each.model is argument.annotation),
            chance.choice(list(record_types().values())),
        )
        return a_number(kind, chance, person)
    return chance.choice(BY_KIND.get(argument.kind, BY_KIND["text"]))


def a_number(kind: RecordType, chance: Random, person: Person) -> str:
    """The number of one of the first records of this type; among persons often the own one."""
    if kind.model is Person and chance.random() < ITSELF:
        return person.number
    return f"{kind.model.prefix}-{chance.randrange(1, FIRST_FEW):06d}"
