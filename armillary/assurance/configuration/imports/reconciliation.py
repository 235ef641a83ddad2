"""Which of several values that sources claim is believed: the policy. Pure."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from armillary.assurance.configuration.imports.found import Value

PERSON = "person"
"""The source of what people have written themselves."""


class Way(StrEnum):
    """How it is decided."""

    PRECEDENCE = "precedence"
    MOST_RECENT = "most_recent"
    MOST_REPORTED = "most_reported"


class Claimed(NamedTuple):
    """What one source says, and when it last said so."""

    source: str
    value: Value
    seen_at: datetime


class Policy(NamedTuple):
    """A way to decide, and the order in which sources are believed where that is asked."""

    way: Way = Way.PRECEDENCE
    order: tuple[str, ...] = (PERSON,)


class Believed(NamedTuple):
    """The value that won, whose it is, and why."""

    value: Value
    source: str
    why: str


def believed(claims: Collection[Claimed], policy: Policy) -> Believed | None:
    """The value to be believed; None where nobody claims any. The order of claims is nothing."""
    if not claims:
        return None
    votes = Counter(_same(each.value) for each in claims)
    best = min(claims, key=lambda each: _rank(each, policy, votes))
    return Believed(best.value, best.source, _why(best, claims, policy, votes))


Rank = tuple[float, float, str, str]


def _rank(claim: Claimed, policy: Policy, votes: Mapping[str, int]) -> Rank:
    """Less is better. Whatever is alike in the end is told apart by its letters."""
    place, age = _place(claim.source, policy.order), -claim.seen_at.timestamp()
    said = _same(claim.value)
    match policy.way:
        case Way.PRECEDENCE:
            return place, age, claim.source, said
        case Way.MOST_RECENT:
            return age, place, claim.source, said
        case Way.MOST_REPORTED:
            return -votes[said], place, said, claim.source


def _place(source: str, order: Sequence[str]) -> int:
    """Sources of which nothing is said come last, all alike."""
    return order.index(source) if source in order else len(order)


def _same(value: Value) -> str:
    return f"{type(value).__name__}:{value}" if isinstance(value, bool) else str(value)


def _why(best: Claimed, claims: Iterable[Claimed], policy: Policy, votes: Mapping[str, int]) -> str:
    others = {each.source for each in claims if _same(each.value) != _same(best.value)}
    if not others:
        return f"{best.source} says so, and nobody says otherwise."
    if others == {best.source}:
        return f"{best.source} says both, this most recently."
    against = ", ".join(sorted(others))
    match policy.way:
        case Way.PRECEDENCE if best.source in policy.order:
            return f"{best.source} is believed before {against}."
        case Way.MOST_REPORTED:
            return f"{votes[_same(best.value)]} say so; otherwise {against}."
        case _:
            return f"{best.source} says so most recently; otherwise {against}."
