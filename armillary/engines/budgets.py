"""Error budgets (N2): how much of what may go wrong has gone wrong, and whether it burns too fast.

A promise of 95 of 100 cases leaves a budget of five. The burn is how many times faster it is spent
than it would last the window: at 1, all of it is gone when the window ends. Whoever is woken up
wants it to be fast for a while (the long window) and still going on (the short one), and not by the
luck of a handful of cases. After "The Site Reliability Workbook", chapter 5.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import inf
from typing import NamedTuple

MINUTE, HOUR, DAY = 60, 3600, 86_400
FEWEST = 10
"""In a window with fewer cases nothing is said of how fast it burns."""
_NOISE = 1e-9


class Urgency(StrEnum):
    """What a burn asks for: somebody now, or somebody in working hours."""

    PAGE = "page"
    TICKET = "ticket"


class Seen(NamedTuple):
    """Of so many that were counted, so many went wrong."""

    bad: float
    whole: float


@dataclass(frozen=True, slots=True)
class Rule:
    """More than so many times too fast, in both windows."""

    rate: float
    long: int
    short: int
    urgency: Urgency


RULES = (
    Rule(14.4, HOUR, 5 * MINUTE, Urgency.PAGE),
    Rule(6, 6 * HOUR, 30 * MINUTE, Urgency.PAGE),
    Rule(1, 3 * DAY, 6 * HOUR, Urgency.TICKET),
)
WINDOWS = tuple(sorted({window for rule in RULES for window in (rule.long, rule.short)}))


@dataclass(frozen=True, slots=True)
class Alarm:
    """A rule that both windows break, and how fast it burns over the long one."""

    rule: Rule
    burn: float


def budget(target: float) -> float:
    """Which share may go wrong where this one must go right."""
    if not 0 <= target <= 1:
        raise ValueError("A target lies between nought and one.")
    return 1 - target


def allowed(target: float, window: float) -> float:
    """How much of a window may go wrong, in the unit of the window.

    >>> [round(allowed(each, 30 * 24 * 60), 2) for each in (0.999, 0.9995, 0.9999)]
    [43.2, 21.6, 4.32]
    """
    return budget(target) * window


def burn(seen: Seen, target: float) -> float | None:
    """How many times too fast; None where nothing was counted.

    Where nothing may go wrong, the first that does burns without end.
    """
    if seen.whole <= 0:
        return None
    if seen.bad <= 0:
        return 0.0
    room = budget(target)
    return seen.bad / seen.whole / room if room > _NOISE else inf


def left(seen: Seen, target: float) -> float:
    """Which share of the budget is left of what was counted so far; less than nought: overdrawn."""
    return 1 - (burn(seen, target) or 0.0)


def consumed(rate: float, lasted: float, window: float) -> float:
    """Which share of the budget of the window such a burn takes in that time.

    >>> [round(consumed(*each, 30 * 24), 3) for each in ((14.4, 1), (6, 6), (1, 72))]
    [0.02, 0.05, 0.1]
    """
    return rate * lasted / window


def exhausted_in(rate: float, window: float, share_left: float = 1.0) -> float:
    """After how much time nothing is left, if it goes on so; in the unit of the window.

    >>> exhausted_in(14.4, 30 * 24)
    50.0
    """
    if share_left <= 0:
        return 0.0
    return inf if rate <= 0 else round(share_left * window / rate, 9)


def alarms(seen: Mapping[int, Seen], target: float, fewest: int = FEWEST) -> list[Alarm]:
    """The rules that are broken, by what was counted in each of the `WINDOWS` up to now."""
    found = []
    for rule in RULES:
        over, lately = seen[rule.long], seen[rule.short]
        fast, still = burn(over, target) or 0.0, burn(lately, target) or 0.0
        if over.whole >= fewest and min(fast, still) > rule.rate:
            found.append(Alarm(rule, fast))
    return found
