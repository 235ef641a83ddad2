"""The policy of consults and notices. Plain values in, plain values out: no database, no clock."""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta

HOURS = range(1, 1_001)
USUAL_HOURS = 8
MOST_ASKED = 20
"""Whoever asks more people than that asks nobody in particular."""


def flaw_of_hours(hours: int) -> str | None:
    """Why nobody can be asked to answer within so many working hours."""
    if hours in HOURS:
        return None
    return f"Give 1 to {HOURS[-1]} working hours."


def within(hours: int) -> timedelta:
    """So much working time there is to answer."""
    return timedelta(hours=hours)


def nobody(activity: str, roles: Sequence[str], number: str) -> str:
    """Why a question has nobody to go to."""
    if not roles:
        return f"Nobody is to be asked about “{activity}”: no role is C for it."
    those = " or ".join(roles)
    return (
        f"There is nobody to ask about “{activity}”: nobody else who may see {number} is {those}."
    )


def too_many(count: int) -> str:
    """Why a question goes to fewer people."""
    return (
        f"{count} people would be asked, and {MOST_ASKED} at most can be: "
        "choose one of the roles, or a person."
    )


def stood_in(people: Sequence[int], stand_ins: Mapping[int, int]) -> dict[int, int | None]:
    """Whom to ask, in order, each once: who is away is stood in for; by key, for whom.

    Whoever is asked anyhow is not asked a second time for somebody else. `stand_ins` has who is
    away and who stands in for them.
    """
    here: dict[int, int | None] = {key: None for key in people if key not in stand_ins}
    for key in people:
        if key in stand_ins:
            here.setdefault(stand_ins[key], key)
    return here


def listeners(holders: Collection[int], watchers: Collection[int], actor: int) -> list[int]:
    """Who is told what somebody did: not whoever did it, nor who hears of it by watching."""
    return sorted(set(holders) - set(watchers) - {actor})
