"""How risky a change is by the answers to three questions, and by what the house has laid down."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Protocol

from armillary.assurance.change.vocabulary import Complexity, Experience, Outage, Path, Reversal
from armillary.engines.change_risk import Level

OUTAGE_FROM = {Outage.NONE: Level.LOW, Outage.DEGRADED: Level.LOW, Outage.DOWN: Level.MODERATE}
MANY_SERVICES, MANY_ITEMS = 5, 10
EVENING, MORNING, SATURDAY = 20, 7, 5
PRIOR = 0.05
"""So many changes fail where nothing is known yet."""


def asked(experience: int | None, complexity: int | None, reversal: int | None) -> Level | None:
    """By the three answers; None: not all were given."""
    if experience is None or complexity is None or reversal is None:
        return None
    match experience + complexity + reversal:
        case 3 | 4:
            return Level.LOW
        case 5 | 6:
            return Level.MODERATE
        case 7 | 8:
            return Level.HIGH
        case _:
            return Level.VERY_HIGH


def laid_down(path: str, outage: str, services: int, *, vital: bool) -> Level:
    """At least so high, whatever the figures say."""
    levels = [Level.LOW, OUTAGE_FROM[Outage(outage)]]
    if path in (Path.MAJOR, Path.EMERGENCY, Path.UNAUTHORISED):
        levels.append(Level.MODERATE)
    if services >= MANY_SERVICES:
        levels.append(Level.MODERATE)
    if vital:
        levels.append(Level.HIGH)
    return max(levels)


EDGES = (0.0, 0.02, 0.05, 0.1, 0.2, 0.4, 1.0)
"""Chances of failure between which changes are held together to see how many failed."""
FACTORS = {
    "never done before": 2.0,
    "done once or twice": 1.3,
    "several teams": 1.8,
    "several steps": 1.2,
    "way back not tried": 1.4,
    "way back hard": 1.8,
    "more than ten items": 1.5,
    "by night or on a free day": 1.2,
    "beside other changes": 1.3,
}
"""By how much a fact multiplies the odds of failure, until figures of the house say otherwise."""


class Told(Protocol):
    """What is looked at of a change."""

    experience: int | None
    complexity: int | None
    reversal: int | None
    conflicts: int
    planned_start: datetime | None


def facts_of(change: Told, *, items: int) -> Sequence[str]:
    """What is true of a change of so many items."""
    return facts(
        change.experience,
        change.complexity,
        change.reversal,
        items=items,
        odd_hours=at_odd_hours(change.planned_start),
        beside=change.conflicts,
    )


def at_odd_hours(start: datetime | None) -> bool:
    """By night, or on a free day."""
    if start is None:
        return False
    return not MORNING <= start.hour < EVENING or start.weekday() >= SATURDAY


def facts(
    experience: int | None,
    complexity: int | None,
    reversal: int | None,
    *,
    items: int,
    odd_hours: bool,
    beside: int,
) -> Sequence[str]:
    """What is true of a change that moves its odds, in the words of `FACTORS`."""
    return tuple(_facts(experience, complexity, reversal, items, odd_hours, beside))


def _facts(
    experience: int | None,
    complexity: int | None,
    reversal: int | None,
    items: int,
    odd_hours: bool,
    beside: int,
) -> Iterator[str]:
    answers = (
        (experience == Experience.NEVER, "never done before"),
        (experience == Experience.SELDOM, "done once or twice"),
        (complexity == Complexity.SEVERAL_TEAMS, "several teams"),
        (complexity == Complexity.SEVERAL_STEPS, "several steps"),
        (reversal == Reversal.HARD, "way back hard"),
        (reversal == Reversal.UNTRIED, "way back not tried"),
    )
    rest = (
        (items > MANY_ITEMS, "more than ten items"),
        (odd_hours, "by night or on a free day"),
        (beside > 0, "beside other changes"),
    )
    yield from (words for holds, words in (*answers, *rest) if holds)
