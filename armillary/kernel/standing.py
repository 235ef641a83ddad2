"""The verbs that every record has, whatever its type."""

from typing import Any

from armillary.kernel.conversation.actions import comment, note
from armillary.kernel.lifecycle import Transition
from armillary.kernel.lifecycle.verb import Verb
from armillary.kernel.links.actions import link, unlink

_standing: list[Transition[..., Any]] = [comment, note, link, unlink]


def learn(*verbs: Transition[..., Any]) -> None:
    """Give these verbs to every record type; called before the first process is installed."""
    _standing.extend(verbs)


def standing_verbs() -> tuple[Transition[..., Any], ...]:
    return tuple(_standing)


def stands(verb: object) -> bool:
    """Whether every record has this verb."""
    return any(verb is each for each in _standing)


def edits(verb: Verb) -> bool:
    """Whether a verb edits fields and nothing else, so that two editors could undo each other."""
    return not verb.target and not verb.makes and not stands(verb)
