"""The policy of configuration management. Plain values in, plain values out: no database."""

import re
from collections.abc import Mapping
from typing import Protocol

from armillary.assurance.configuration.vocabulary import Finding, Life, State

NAME = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
LIVES: Mapping[str, frozenset[State]] = {
    Life.PHYSICAL: frozenset(State),
    Life.LOGICAL: frozenset(State)
    - {State.ORDERED, State.RECEIVED, State.IN_STOCK, State.DISPOSED},
    Life.SERVICE: frozenset(State)
    - {State.ORDERED, State.RECEIVED, State.IN_STOCK, State.DISPOSED},
    Life.PAPER: frozenset(
        {
            State.PLANNED,
            State.IN_PRODUCTION,
            State.IN_MAINTENANCE,
            State.RETIRED,
            State.MERGED,
        }
    ),
}
"""The states that things of each life go through. A new thing starts in one of them."""

_NEVER = {
    Life.PHYSICAL: "a thing that one can touch",
    Life.LOGICAL: "nothing that one can touch",
    Life.SERVICE: "a service",
    Life.PAPER: "a document",
}


class Named(Protocol):
    """As much of a class as these rules look at."""

    label: str
    life: str
    abstract: bool
    state: str


def flaw_of_name(name: str) -> str | None:
    """Why this cannot be a name for programs."""
    if NAME.fullmatch(name):
        return None
    return "A small letter, then small letters, digits and _; at most 40."


def flaw_of_class(of: Named) -> str | None:
    """Why there can be no new things of this class."""
    if of.state == "retired":
        return f"“{of.label}” is retired: choose another class."
    if of.abstract:
        return f"“{of.label}” is too general: choose one of the classes below it."
    return None


def flaw_of_state(of: Named, state: State) -> str | None:
    """Why a thing of this class is never in this state."""
    if state in LIVES[of.life]:
        return None
    return f"“{of.label}” is {_NEVER[Life(of.life)]}: it is never {state.label.lower()}."


def name_of_finding(kind: str, item: int, about: str = "") -> str:
    """By this a finding is known when it comes again."""
    return f"{kind}:{item}:{about}"[:300]


def name_of_stranger(source: str, key: str) -> str:
    """By this something that a source sees and no item is, is known when it is seen again."""
    return f"{Finding.UNKNOWN}:{source}:{key}"[:300]


HANGS_TOGETHER = frozenset(
    {"service", "application", "data", "compute", "network", "voice", "print", "facility"}
)
"""The families of which a thing that is in use is related to something; the others may stand
alone: a laptop in a bag, a document on a shelf."""
