"""Counting to the end, and the same counted at one go from the whole journal."""

from collections import Counter
from collections.abc import Mapping

from armillary.fittings.house_rules import house_rules
from armillary.kernel import registry
from armillary.kernel.journal.models import Entry
from armillary.kernel.journal.sealing import seal_batch
from armillary.transformation.conformance.counting import count_ways
from armillary.transformation.conformance.judging import judge
from armillary.transformation.conformance.lives import declared
from armillary.transformation.conformance.models import Case, Deviation, Judged, Often, Variant
from tests.makers import by, the_robot

Way = tuple[str, ...]


def count_all() -> None:
    """Seal what waits, and count and judge what is sealed."""
    act = by(the_robot())
    while seal_batch()[1] is not None:
        pass
    while count_ways(act):
        pass
    while judge(act):
        pass


def kept() -> Mapping[tuple[str, Way, str], int]:
    """By record type, way and month: how many records are counted to have taken it."""
    ways = {each.digest: (each.record_type, tuple(each.steps)) for each in Variant.objects.all()}
    return {(*ways[row.variant], str(row.month)): row.cases for row in Often.objects.all()}


def recounted() -> Mapping[tuple[str, Way, str], int]:
    """The same from every line of the journal, in plain Python."""
    still, leads = set(), set()
    for kind in registry.record_types().values():
        leads |= {(kind.slug, verb.name) for verb in kind.transitions}
        still |= {(kind.slug, e.verb, e.before) for e in declared(kind) if e.before == e.after}
    ways: dict[tuple[str, int], list[Entry]] = {}
    for line in Entry.objects.order_by("pk"):
        moved = line.state_before != line.state_after
        astray = (line.record_type, line.verb) in leads and (
            line.record_type,
            line.verb,
            line.state_before,
        ) not in still
        if moved or astray:
            ways.setdefault((line.record_type, line.record_id), []).append(line)
    return Counter(
        (
            slug,
            tuple(f"{e.verb}:{e.state_before}:{e.state_after}" for e in lines),
            f"{min(e.at for e in lines):%Y-%m}-01",
        )
        for (slug, _), lines in ways.items()
    )


def kept_cases() -> Mapping[tuple[str, Way, str], int]:
    """As `kept`, from the row of each record."""
    ways = {each.digest: (each.record_type, tuple(each.steps)) for each in Variant.objects.all()}
    return Counter((*ways[each.variant], str(each.month)) for each in Case.objects.all())


def verdicts() -> tuple[set[tuple[str, int]], dict[str, int]]:
    """What is kept: which lines break which rule, and how many lines each rule has judged."""
    found = set(Deviation.objects.values_list("rule", "line_id"))
    judged: Counter[str] = Counter()
    for row in Judged.objects.all():
        judged[row.rule] += row.lines
    return found, {rule: lines for rule, lines in judged.items() if lines}


def verdicts_anew() -> tuple[set[tuple[str, int]], dict[str, int]]:
    """The same for the whole journal at one go."""
    found: set[tuple[str, int]] = set()
    judged = {}
    for rule in house_rules().values():
        lines = rule.of(Entry.objects.all())
        found |= {(rule.slug, key) for key in rule.broken(lines).values_list("pk", flat=True)}
        if number := lines.count():
            judged[rule.slug] = number
    return found, judged
