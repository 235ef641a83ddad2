"""What followed changes: all of a year judged together, and what each of them caused."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import isfinite

from armillary.assurance.change.models import Aftermath, Change
from armillary.assurance.change.queries import happenings
from armillary.assurance.change.queries.happenings import Happening
from armillary.assurance.change.queries.watching import YEAR
from armillary.assurance.change.rules.aftermath import LOOKED_BACK, beyond_usual
from armillary.assurance.change.rules.timing import second
from armillary.engines.rate_ratio import Case, Judged, together
from armillary.engines.worktime import Span
from armillary.engines.worktime.spans import FIRST_ALONE, combined

LEAST = timedelta(hours=1)
"""After a shorter time nothing is said yet."""
FIELDS = (
    *("judged_at", "before", "seconds_before", "after", "seconds_after", "ratio", "low", "high"),
    *("chance", "false_share", "minutes", "caused", "behind"),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What is watched, as the engine reckons with it, and what went wrong there."""

    row: Aftermath
    case: Case
    happened: Sequence[Happening]


def judge_all(at: datetime) -> int:
    """Judge all changes of the last year together; how many those are.

    What went wrong is asked for once, for all of them.
    """
    by_item = _by_item(happenings.told(None, at - YEAR - LOOKED_BACK, at))
    seen = [_seen(row, at, _in_reach(row, by_item)) for row in _to_judge(at)]
    found = together(each.case for each in seen)
    for each in seen:
        _note(each, found[each.row.pk], at)
    Aftermath.objects.bulk_update([each.row for each in seen], FIELDS)
    return len(seen)


def of(change: Change) -> Aftermath | None:
    """What is watched of a change; None: it has not begun, or nobody has looked yet."""
    found: Aftermath | None = Aftermath.objects.filter(pk=change.pk).first()
    return found


def now(row: Aftermath, at: datetime) -> Aftermath:
    """How it stands at this moment, alone and not beside others; the row is not written."""
    if at - row.since >= LEAST:
        happened = happenings.told(row.reach, row.since - LOOKED_BACK, _until(row, at))
        seen = _seen(row, at, happened)
        _note(seen, together([seen.case])[row.pk], at)
    return row


def _to_judge(at: datetime) -> Iterable[Aftermath]:
    rows = Aftermath.objects.filter(since__gte=at - YEAR, since__lte=at - LEAST)
    return rows.order_by("pk")


def _by_item(happened: Iterable[Happening]) -> Mapping[int, list[Happening]]:
    """What went wrong with each item."""
    found: dict[int, list[Happening]] = defaultdict(list)
    for each in happened:
        for item in each.about:
            found[item].append(each)
    return found


def _in_reach(row: Aftermath, by_item: Mapping[int, list[Happening]]) -> list[Happening]:
    """What went wrong with any of the items of a row, in the order of time."""
    found = {each for item in row.reach for each in by_item.get(item, ())}
    return sorted(found, key=lambda each: (each.at, each.key))


def _seen(row: Aftermath, at: datetime, happened: Sequence[Happening]) -> Seen:
    """With what happened in the time that is looked at."""
    after = second(row.since), second(_until(row, at))
    looked_at = happenings.within(happened, second(row.since - LOOKED_BACK), after[1])
    there = [each.until(after[1]) for each in looked_at]
    return Seen(row, Case(row.pk, after, frozenset(row.reach), [each.at for each in there]), there)


def _until(row: Aftermath, at: datetime) -> datetime:
    return min(row.until or at, at)


def _note(seen: Seen, judged: Judged, at: datetime) -> None:
    row, count, ratio = seen.row, judged.counted, judged.ratio
    row.judged_at = at
    row.before, row.seconds_before = count.before, count.time_before
    row.after, row.seconds_after = count.after, count.time_after
    row.ratio, row.high = _finite(ratio.ratio), _finite(ratio.high)
    row.low, row.chance, row.false_share = ratio.low, ratio.chance, judged.false_share
    row.minutes = _minutes(seen.happened, combined([seen.case.after], judged.barred, FIRST_ALONE))
    row.caused = beyond_usual(row.minutes, count) if judged.is_believed else 0.0
    row.behind_id = judged.behind


def _minutes(happened: Sequence[Happening], spans: Sequence[Span]) -> float:
    return sum(
        each.minutes for start, end in spans for each in happenings.within(happened, start, end)
    )


def _finite(value: float) -> float | None:
    return value if isfinite(value) else None
