"""What can be asked about conformance: a constant number of statements, whatever was counted."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, Sum

from armillary.fittings.house_rules import HouseRule, house_rules
from armillary.kernel import registry
from armillary.kernel.access.visibility import visible
from armillary.kernel.declarations import RecordType
from armillary.kernel.journal.models import Entry, Seal
from armillary.people.models import Person
from armillary.records.models import Record
from armillary.transformation.conformance.lives import Life, Step, leading, standing_still
from armillary.transformation.conformance.models import (
    Case,
    Deviation,
    Judged,
    Often,
    Reached,
    Variant,
)
from armillary.transformation.conformance.rules import Lived, Taken, Verdict

PORTION = 500


@dataclass(frozen=True, slots=True)
class Found:
    """A record that deviates, and the line of the journal where it first does."""

    kind: RecordType
    record: Record
    line: Entry
    way: Taken | None = None


def lived(kinds: Iterable[RecordType], since: date | None = None) -> Mapping[str, Lived]:
    """By record type: how those lived which began in this month or later; all, unless said."""
    by_slug = {kind.slug: kind for kind in kinds}
    ways = list(Variant.objects.filter(record_type__in=by_slug))
    rows = Often.objects.filter(_since(since), variant__in=[each.digest for each in ways])
    often = dict(rows.values_list("variant").annotate(total=Sum("cases")))
    found: dict[str, list[Taken]] = {slug: [] for slug in by_slug}
    for each in ways:
        if cases := often.get(each.digest):
            steps = tuple(map(Step.read, each.steps))
            found[each.record_type].append(Taken(each.digest, steps, cases))
    return {slug: Lived(Life.of(by_slug[slug]), tuple(taken)) for slug, taken in found.items()}


def by_month(kind: RecordType) -> Mapping[date, Lived]:
    """How the records of a type lived, by the month in which they began."""
    ways = {
        each.digest: tuple(map(Step.read, each.steps))
        for each in Variant.objects.filter(record_type=kind.slug)
    }
    found: dict[date, list[Taken]] = defaultdict(list)
    for row in Often.objects.filter(variant__in=ways).order_by("month", "variant"):
        found[row.month].append(Taken(row.variant, ways[row.variant], row.cases))
    life = Life.of(kind)
    return {month: Lived(life, tuple(taken)) for month, taken in found.items()}


def verdicts(
    rules: Iterable[HouseRule] | None = None, since: date | None = None
) -> tuple[Verdict, ...]:
    """What each rule has found, by month; of all rules, unless some are named."""
    asked = tuple(house_rules().values() if rules is None else rules)
    slugs = [rule.slug for rule in asked]
    months = _since(since)
    judged: dict[str, dict[date, int]] = defaultdict(dict)
    broken: dict[str, dict[date, int]] = defaultdict(dict)
    for row in Judged.objects.filter(months, rule__in=slugs).order_by("month"):
        judged[row.rule][row.month] = row.lines
    rows = Deviation.objects.filter(months, rule__in=slugs).values_list("rule", "month")
    for slug, month, lines in rows.annotate(lines=Count("pk")).order_by("month"):
        broken[slug][month] = lines
    return tuple(Verdict(rule, judged[rule.slug], broken[rule.slug]) for rule in asked)


def deviating(
    kind: RecordType, ways: Sequence[Taken], actor: Person, newest: int = 0
) -> Iterator[Found]:
    """Records that took one of these ways, the newest first, with the line where they deviate.

    They are read in portions. With `newest`, no more than so many are looked at.
    """
    before, portion = 0, newest or PORTION
    by_digest = {way.digest: way for way in ways}
    life = Life.of(kind)
    while True:
        rows = Case.objects.filter(record_type=kind.slug, variant__in=by_digest)
        rows = rows.filter(record_id__lt=before) if before else rows
        cases = dict(rows.order_by("-record_id").values_list("record_id", "variant")[:portion])
        records = visible(kind.model, actor).in_bulk(list(cases))
        lines = _steps(kind, records)
        for key in sorted(records, reverse=True):
            way = by_digest[cases[key]]
            if line := _astray(life, way, lines[key]):
                yield Found(kind, records[key], line, way)
        if newest or len(cases) < portion:
            return
        before = min(cases)


def breaking(rule: HouseRule, actor: Person, newest: int = 0) -> Iterator[Found]:
    """Records that break a rule, the newest line first, each with that line; as `deviating`."""
    before, portion = 0, newest or PORTION
    kind = registry.record_types()[rule.record_type]
    while True:
        rows = Deviation.objects.filter(rule=rule.slug)
        rows = rows.filter(line_id__lt=before) if before else rows
        found = list(rows.select_related("line__actor").order_by("-line_id")[:portion])
        records = visible(kind.model, actor).in_bulk([each.record_id for each in found])
        for each in found:
            if each.record_id in records:
                yield Found(kind, records[each.record_id], each.line)
        if newest or len(found) < portion:
            return
        before = found[-1].line_id


def is_behind() -> bool:
    """Whether lines are sealed that somebody has not counted yet."""
    newest = Seal.objects.aggregate(seal=Max("pk"))["seal"]
    return newest is not None and (
        Reached.objects.filter(seal__gte=newest).count() < 1 + len(house_rules())
    )


def _since(month: date | None) -> Q:
    return Q(month__gte=month.replace(day=1)) if month else Q()


def _steps(kind: RecordType, keys: Iterable[int]) -> Mapping[int, list[Entry]]:
    """The lines of these records that are steps of their ways, in order."""
    verbs = {verb.rpartition(":")[2] for verb in leading(kind)}
    still = set(standing_still(kind))
    rows = Entry.objects.filter(record_type=kind.slug, record_id__in=list(keys))
    found: dict[int, list[Entry]] = defaultdict(list)
    for line in rows.select_related("actor").defer("changes", "text").order_by("pk"):
        stays = f"{kind.slug}:{line.verb}:{line.state_before}" in still
        if line.state_before != line.state_after or (line.verb in verbs and not stays):
            found[line.record_id].append(line)
    return found


def _astray(life: Life, way: Taken, lines: Sequence[Entry]) -> Entry | None:
    """The line of the first step for which a token was missing."""
    place = next(iter(life.replayed(way.steps).astray), None)
    return lines[place] if place is not None and place < len(lines) else None
