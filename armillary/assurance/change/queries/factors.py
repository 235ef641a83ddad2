"""By how much facts move the odds of failure: as believed at first, then as the house has seen."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from armillary.assurance.change.models import Change, Lesson
from armillary.assurance.change.queries.past import LOOKED_BACK, tried
from armillary.assurance.change.rules import risk as rules
from armillary.assurance.change.vocabulary import FAILED
from armillary.engines.change_risk import Seen, fitted, smoothed

LESSON = "factors of the odds"


@dataclass(frozen=True, slots=True)
class Factor:
    """What a fact multiplies the odds by, what was believed first, and from how many one knows."""

    words: str
    factor: float
    believed: float
    seen: int
    failed: int


def in_force() -> dict[str, Factor]:
    """By their words; what was never learnt is as it was believed at first."""
    found = Lesson.objects.filter(name=LESSON).values_list("told", flat=True).first()
    told: Mapping[str, Sequence[float]] = found or {}
    return {words: _factor(words, told.get(words)) for words in rules.FACTORS}


def learn(at: datetime) -> None:
    """Fit them to what became of the changes of the last two years, and keep them."""
    listed = _closed(at)
    names = list(rules.FACTORS)
    facts = [rules.facts_of(each, items=many) for each, many in listed]
    failed = [each.outcome in FAILED for each, _ in listed]
    found = fitted(
        [[float(name in told) for name in names] for told in facts],
        _bases([each for each, _ in listed]),
        failed,
        list(rules.FACTORS.values()),
    )
    seen = Counter(name for told in facts for name in told)
    bad = Counter(name for told, fails in zip(facts, failed, strict=True) if fails for name in told)
    told = {
        name: [round(factor, 3), seen[name], bad[name]]
        for name, factor in zip(names, found, strict=True)
    }
    Lesson.objects.update_or_create(name=LESSON, defaults={"at": at, "told": told})


def _closed(at: datetime) -> list[tuple[Change, int]]:
    """With how many items each touched."""
    rows = Change.objects.filter(tried(at - LOOKED_BACK))
    told = rows.annotate(touched=Count("affected")).order_by("pk")
    return [(each, each.touched + 1) for each in told]


def _bases(rows: Sequence[Change]) -> list[float]:
    """How often the like failed, by model alone: what the facts add is told by the factors."""
    all_: Counter[str] = Counter(each.path for each in rows)
    bad: Counter[str] = Counter(each.path for each in rows if each.outcome in FAILED)
    whole = smoothed(Seen(sum(bad.values()), len(rows)), rules.PRIOR)
    shares = {path: smoothed(Seen(bad[path], all_[path]), whole) for path in all_}
    return [shares[each.path] for each in rows]


def _factor(words: str, told: Sequence[float] | None) -> Factor:
    believed = rules.FACTORS[words]
    if told is None:
        return Factor(words, believed, believed, 0, 0)
    factor, seen, failed = told
    return Factor(words, factor, believed, int(seen), int(failed))
