"""Many changes judged together: what follows one of them is not laid at the door of the next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from armillary.engines.rate_ratio.discovery import FALSE_SHARE, adjusted, discovered
from armillary.engines.rate_ratio.matching import Counted, counted
from armillary.engines.rate_ratio.ratios import Ratio, ratio
from armillary.engines.worktime import Span

NOTHING = Ratio(1.0, 0.0, float("inf"), 1.0)


@dataclass(frozen=True, slots=True)
class Case:
    """A change: when it would show, in what it reaches, and when things went wrong in reach of it.

    `moments` are in ascending order, and begin four weeks before `after` at the latest.
    """

    key: int
    after: Span
    reach: frozenset[int]
    moments: Sequence[int]


@dataclass(frozen=True, slots=True)
class Judged:
    """What is said of a case. `barred` are the times that belong to others who did more harm, and
    `behind` is the first of these whose time covers all of its own."""

    counted: Counted
    ratio: Ratio
    false_share: float
    barred: tuple[Span, ...]
    behind: int | None

    @property
    def is_believed(self) -> bool:
        return self.false_share <= FALSE_SHARE


def together(cases: Iterable[Case]) -> dict[int, Judged]:
    """Those that alone would be believed come first, the likeliest before the others.

    What is left of each once the times of the likelier ones are taken out, decides.
    """
    listed = list(cases)
    alone = [_ratio(_counted(each, ())).chance for each in listed]
    likely = sorted((alone[at], listed[at].key, at) for at in discovered(alone))
    harmful: list[Case] = []
    for before, _, at in likely:
        case = listed[at]
        if _ratio(_counted(case, _barred(case, harmful))).chance <= max(before, 0.01):
            harmful.append(case)
    told = [_told(case, _stronger(case, harmful)) for case in listed]
    shares = adjusted([found.chance for _, found, _, _ in told])
    return {
        case.key: Judged(count, found, share, barred, behind)
        for case, (count, found, barred, behind), share in zip(listed, told, shares, strict=True)
    }


def _told(
    case: Case, stronger: Sequence[Case]
) -> tuple[Counted, Ratio, tuple[Span, ...], int | None]:
    barred = _barred(case, stronger)
    count = _counted(case, barred)
    hides = (each.key for each in stronger if _covers(each, case))
    return count, _ratio(count), barred, next(hides, None) if count.time_after == 0 else None


def _stronger(case: Case, harmful: Sequence[Case]) -> Sequence[Case]:
    """Those that were believed before it; all of them, where it is not among them."""
    return harmful[: harmful.index(case)] if case in harmful else harmful


def _barred(case: Case, others: Iterable[Case]) -> tuple[Span, ...]:
    return tuple(each.after for each in others if not each.reach.isdisjoint(case.reach))


def _covers(one: Case, other: Case) -> bool:
    meet = one.after[0] < other.after[1] and other.after[0] < one.after[1]
    return meet and not one.reach.isdisjoint(other.reach)


def _counted(case: Case, barred: Sequence[Span]) -> Counted:
    return counted(case.moments, case.after, without=barred)


def _ratio(count: Counted) -> Ratio:
    if min(count.time_before, count.time_after) <= 0:
        return NOTHING
    return ratio(*count)
