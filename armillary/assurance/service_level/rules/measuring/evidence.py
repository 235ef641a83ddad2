"""Whether enough was seen to say what is normal: enough cases, whole weeks, nothing odd (N8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from armillary.assurance.service_level.rules.measuring.attained import CASES, Attained, together
from armillary.assurance.service_level.rules.measuring.periods import Period
from armillary.assurance.service_level.vocabulary import Quality
from armillary.engines.control import funnel
from armillary.engines.proportions import needed

FEWEST = 30
"""Cases; fewer are no baseline, however alike they are."""
WEEKS = 4
"""Whole weeks, so that each day of the week was seen a few times."""
WEEKS_OF_TIME = 12
"""The same where time is counted: outages are rare."""
WEEK = timedelta(days=7)

Week = tuple[Period, Attained]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was seen so far. `needed` are cases; `lacking` says in sentences what is not there yet.

    `ready_on` is when there will be enough if as many come as so far; None: nobody can say.
    """

    attained: Attained
    needed: int
    weeks: int
    weeks_needed: int
    unusual: tuple[Period, ...]
    lacking: tuple[str, ...]
    ready_on: date | None

    @property
    def is_enough(self) -> bool:
        return not self.lacking

    @property
    def quality(self) -> Quality:
        """Steady: no week differs from the others by more than luck explains."""
        return Quality.UNSTEADY if self.unusual else Quality.STEADY


def weeks_from(first: date, until: date) -> list[Period]:
    """Weeks that begin on the weekday of the first day; the last one may be shorter."""
    many = ceil((until - first).days / WEEK.days)
    starts = [first + each * WEEK for each in range(many)]
    return [Period(start, min(start + WEEK, until)) for start in starts]


def evidence(weeks: Sequence[Week], margin: float, expected: float) -> Evidence:
    """Of weeks that have passed, for a share that shall be known to the margin on each side.

    `expected` is the share that was promised: of it one plans before there is anything to go by.
    """
    seen = together([each for _, each in weeks])
    counted = seen.unit == CASES
    wanted = max(FEWEST, needed(margin, _likely(seen, expected))) if counted else 0
    whole = sum(period.days == WEEK.days for period, _ in weeks)
    whole_wanted = WEEKS if counted else WEEKS_OF_TIME
    return Evidence(
        attained=seen,
        needed=wanted,
        weeks=whole,
        weeks_needed=whole_wanted,
        unusual=tuple(_unusual(weeks, seen)) if counted else (),
        lacking=tuple(_lacking(seen, wanted, whole, whole_wanted)),
        ready_on=_ready_on(weeks, seen, wanted, whole_wanted),
    )


def _likely(seen: Attained, expected: float) -> float:
    """What was seen, drawn to what was promised as if four cases of that were among it."""
    share = (seen.good + 4 * expected) / (seen.whole + 4)
    return min(0.99, max(0.01, share))


def _unusual(weeks: Sequence[Week], seen: Attained) -> list[Period]:
    share = seen.share
    if share is None:
        return []
    return [
        period
        for period, each in weeks
        if each.share is not None and not _holds(share, int(each.whole), each.share)
    ]


def _holds(expected: float, many: int, share: float) -> bool:
    low, high = funnel(expected, many)
    return low - 1e-9 <= share <= high + 1e-9


def _lacking(seen: Attained, wanted: int, whole: int, whole_wanted: int) -> list[str]:
    said = []
    if seen.whole < wanted:
        said.append(f"{wanted:,} cases are needed, {seen.whole:,.0f} were seen.")
    if whole < whole_wanted:
        said.append(f"{whole_wanted} whole weeks are needed, {whole} were seen.")
    if not seen.whole and not said:
        said.append("Nothing was seen.")
    return said


def _ready_on(weeks: Sequence[Week], seen: Attained, wanted: int, whole_wanted: int) -> date | None:
    if not weeks or not seen.whole:
        return None
    first, days = weeks[0][0].start, sum(period.days for period, _ in weeks)
    by_cases = ceil(wanted / seen.whole * days) if wanted else 0
    return first + max(timedelta(days=by_cases), whole_wanted * WEEK)
