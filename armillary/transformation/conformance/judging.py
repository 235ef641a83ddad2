"""Judging lines by the rules of the house, as they are sealed.

A rule looks at what stands before a line. A line may be sealed after one that follows it; so
whatever lies behind the first line of a portion is judged again, and the last word is right.
"""

from datetime import UTC

from django.db.models import Count, F
from django.db.models.functions import TruncMonth

from armillary.fittings.house_rules import HouseRule, house_rules
from armillary.kernel.acts import Act
from armillary.kernel.journal.models import Entry
from armillary.transformation.conformance.following import Portion, next_portion
from armillary.transformation.conformance.models import Deviation, Judged

MONTH = TruncMonth("at", tzinfo=UTC)


def judge(act: Act) -> int:
    """Let each rule look at the next seals; how many rules had something to look at."""
    return sum(_follow(rule) for rule in house_rules().values())


def _follow(rule: HouseRule) -> int:
    with next_portion(rule.slug, rule.edition) as (portion, anew):
        if anew:
            Deviation.objects.filter(rule=rule.slug).delete()
            Judged.objects.filter(rule=rule.slug).delete()
        if portion is None:
            return 0
        _count(rule, portion)
        _find(rule, portion)
    return 1


def _count(rule: HouseRule, portion: Portion) -> None:
    """How many lines are judged: each counts once, in the seal that holds it."""
    held = rule.of(Entry.objects.filter(pk__in=portion.lines))
    found = held.annotate(month=MONTH).values_list("month").annotate(lines=Count("pk"))
    Judged.objects.bulk_create(
        [Judged(rule=rule.slug, month=month.date(), lines=0) for month, _ in found],
        ignore_conflicts=True,
    )
    for month, lines in found:
        row = Judged.objects.filter(rule=rule.slug, month=month.date())
        row.update(lines=F("lines") + lines)


def _find(rule: HouseRule, portion: Portion) -> None:
    ends = (portion.first, portion.last)
    Deviation.objects.filter(rule=rule.slug, line__gte=ends[0], line__lte=ends[1]).delete()
    broken = rule.broken(rule.of(Entry.objects.filter(pk__range=ends)))
    Deviation.objects.bulk_create(
        Deviation(rule=rule.slug, line_id=key, record_id=record, month=month.date())
        for key, record, month in broken.annotate(month=MONTH).values_list(
            "pk", "record_id", "month"
        )
    )
