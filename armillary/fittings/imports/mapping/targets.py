"""Where a column can go: the arguments of a creation, with the choices that their fields have."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from armillary.fittings.imports.mapping.words import plain_words
from armillary.kernel.acts import Act
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import NotAllowed, NotFound
from armillary.kernel.fields import fields_of
from armillary.kernel.lifecycle.arguments import Argument
from armillary.kernel.lifecycle.enacting import activity_of
from armillary.kernel.lifecycle.verb import Verb
from armillary.kernel.registry import record_types
from armillary.people.models import Person

NUMBER = "number"
_KEYS = frozenset({"text", "integer", "number"})


@dataclass(frozen=True)
class Target:
    """An argument as a column sees it."""

    argument: Argument
    choices: tuple[tuple[Any, str], ...]

    @property
    def name(self) -> str:
        return self.argument.name

    @property
    def kind(self) -> str:
        return "choice" if self.choices else self.argument.kind

    @property
    def several(self) -> bool:
        """Whether more than one of the choices can be taken."""
        return self.argument.kind == "choices"

    @cached_property
    def by_word(self) -> Mapping[str, Any]:
        """The choices by the words for them; of two that share a word the first has it."""
        return {
            plain_words(str(word)): value
            for value, label in reversed(self.choices)
            for word in (label, value)
        }


def kind_of(slug: str) -> RecordType:
    """The record type of this slug. NotFound: there is none."""
    kind = record_types().get(slug)
    if kind is None:
        raise NotFound(f"There is no record type “{slug}”.")
    return kind


def creation_of(kind: RecordType, name: str = "") -> Verb:
    """The creation of this name, else the first one. NotFound: there is no such."""
    for verb in kind.creations:
        if name in ("", verb.name):
            return verb
    raise NotFound(f"There is no such way to make a new {kind.name.lower()}.")


def creations_for(kind: RecordType, act: Act) -> tuple[Verb, ...]:
    """The ways in which the actor may make one, the commonest first."""
    return tuple(
        verb
        for verb in kind.creations
        if verb.allowed.refusal(None, act, activity_of(verb, kind.model)) is None
    )


def check_may_make(kind: RecordType, verb: Verb, act: Act) -> None:
    """Raise NotAllowed, with the reason, when the actor may not make one in this way."""
    if why := verb.allowed.refusal(None, act, activity_of(verb, kind.model)):
        raise NotAllowed(why)


def targets_of(kind: RecordType, verb: Verb, actor: Person | None = None) -> dict[str, Target]:
    """The arguments of the creation by name; for a person, custom fields among them."""
    return {each.name: target_of(kind, each) for each in verb.asks(actor)}


def target_of(kind: RecordType, argument: Argument) -> Target:
    field = fields_of(kind).get(argument.name)
    choices = argument.choices or (field.choices if field else ())
    return Target(argument, choices)


def keys_of(kind: RecordType, verb: Verb) -> dict[str, str]:
    """The names of what records that are there already can be found by, with their labels."""
    found = {NUMBER: "Number"}
    fields = fields_of(kind)
    for argument in verb.arguments.all:
        field = fields.get(argument.name)
        if field and field.kind in _KEYS and not field.choices:
            found[argument.name] = argument.label
    return found
