"""The verbs that every record has, whatever its type."""

from dataclasses import replace
from typing import Any

from armillary.kernel.conversation.actions import comment, note
from armillary.kernel.lifecycle import Transition
from armillary.kernel.lifecycle.verb import Verb
from armillary.kernel.links.actions import link, unlink
from armillary.records.models import Record

_standing: list[Transition[..., Any]] = [comment, note, link, unlink]
_of_its_own: list[Transition[..., Any]] = []


def learn(*verbs: Transition[..., Any]) -> None:
    """Give these verbs to every record type; called before the first process is installed."""
    _standing.extend(verbs)


def learn_for_each(*verbs: Transition[..., Any]) -> None:
    """Give every record type these verbs as its own: each type is asked for other things."""
    _of_its_own.extend(verbs)


def standing_verbs(model: type[Record]) -> tuple[Transition[..., Any], ...]:
    """The verbs for a record type of this model."""
    return (*(replace(verb, of=model) for verb in _of_its_own), *_standing)


def standing_for_all() -> tuple[Transition[..., Any], ...]:
    """The verbs that are the same whatever the type."""
    return tuple(_standing)


def stands(verb: object) -> bool:
    """Whether every record has this verb."""
    return any(verb is each for each in _standing)


def edits(verb: Verb) -> bool:
    """Whether a verb edits fields and nothing else, so that two editors could undo each other."""
    return not verb.target and not verb.makes and not stands(verb)
