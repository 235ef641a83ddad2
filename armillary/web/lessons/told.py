"""What was foretold and said of changes against what came of them, each drawing with its table."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from armillary.assurance.change.queries.factors import Factor
from armillary.assurance.change.queries.ledger import Entry
from armillary.assurance.change.rules.risk import EDGES
from armillary.assurance.change.vocabulary import Outcome, Path
from armillary.engines.medians import middle
from armillary.engines.rate_ratio import FALSE_SHARE, Enrichment, adjusted, enrichment
from armillary.engines.scoring import reliability
from armillary.web.charts.against import Pair, against
from armillary.web.charts.bars import rows
from armillary.web.charts.shapes import Point
from armillary.web.lessons import words
from armillary.web.reports.values import Chart, Table

FEWEST = 3
"""A trait that fewer changes have is not tested."""
MOST = 12


def calibration(entries: Sequence[Entry]) -> Chart | None:
    """Of those of which so much was foretold: how many failed."""
    bins = reliability([(e.chance, e.failed) for e in entries if e.chance is not None], EDGES)
    if not bins:
        return None
    pairs = [
        Pair(
            each.foretold,
            each.happened,
            each.interval,
            f"{each.cases:,} changes: {words.percent(each.foretold)} foretold, "
            f"{words.percent(each.happened)} failed",
        )
        for each in bins
    ]
    table = Table.of(
        ("Foretold", "Changes", "On average", "Failed", "Between"),
        (
            (
                f"{words.percent(each.low)} to {words.percent(each.high)}",
                f"{each.cases:,}",
                words.percent(each.foretold),
                words.percent(each.happened),
                words.between(each.interval),
            )
            for each in bins
        ),
    )
    note = "On the line, as many failed as was foretold; the bars hold 95 of 100 cases."
    drawing = against(pairs, "foretold", "failed")
    return Chart("calibration", "Foretold and come about", note, False, drawing, table)


def ways_back(entries: Sequence[Entry]) -> Chart | None:
    """How long the way back took, beside how long it was said to take."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for each in entries:
        if each.back is not None:
            groups[Path(each.path).label].append(each)
    if not groups:
        return None
    table = Table.of(
        ("Model", "Ways back", "Took (median)", "Between", "9 of 10 within", "Was planned"),
        (_way_back(name, group) for name, group in sorted(groups.items())),
    )
    drawn = [
        Point(name, round(found.median / 60, 1))
        for name, group in sorted(groups.items())
        if (found := middle([e.back.total_seconds() for e in group if e.back]))
    ]
    note = "The median, in minutes: from the decision to go back until all was as before."
    return Chart("back", "How long the way back takes", note, False, rows(drawn, "min"), table)


def said_and_measured(entries: Sequence[Entry]) -> Chart | None:
    """What was said at the end, and whether more went wrong in its reach than is usual."""
    judged = [each for each in entries if each.measured is not None]
    if not judged:
        return None
    groups = {outcome: [each for each in judged if each.outcome == outcome] for outcome in Outcome}
    rows_ = [
        (
            outcome.label,
            f"{len(group):,}",
            f"{sum(bool(each.measured) for each in group):,}",
            f"{sum(each.is_reviewed for each in group):,}",
        )
        for outcome, group in groups.items()
        if group
    ]
    table = Table.of(("Said", "Changes", "More went wrong than usual", "Reviewed"), rows_)
    hidden = sum(bool(each.measured) for each in groups[Outcome.SUCCESSFUL])
    note = (
        "Nothing was called successful after which more went wrong than is usual."
        if not hidden
        else f"{hidden} called successful, though more went wrong afterwards than is usual."
    )
    return Chart("said", "Said and measured", note, False, None, table)


def moved(factors: Sequence[Factor]) -> Chart:
    """By how much facts move the odds, as learnt from the changes of two years."""
    table = Table.of(
        ("Fact", "Odds of failure ×", "Believed first", "Changes", "Failed"),
        (
            (
                each.words,
                f"{each.factor:.2f}",
                f"{each.believed:.2f}",
                f"{each.seen:,}",
                f"{each.failed:,}",
            )
            for each in factors
        ),
    )
    drawn = [Point(each.words.capitalize(), round(each.factor, 2)) for each in factors]
    note = "Learnt anew each night; a few changes move what was believed only little."
    return Chart("factors", "What moves the odds", note, False, rows(drawn, "times"), table)


def common(entries: Sequence[Entry]) -> Chart | None:
    """Which traits failed changes have more often than the others."""
    failing = [each for each in entries if each.failed]
    healthy = [each for each in entries if not each.failed]
    traits: dict[str, list[Entry]] = defaultdict(list)
    for each in entries:
        for trait in _traits(each):
            traits[trait].append(each)
    tested = {
        trait: _test(having, len(failing), len(healthy))
        for trait, having in traits.items()
        if len(having) >= FEWEST
    }
    if not failing or not tested:
        return None
    false = dict(zip(tested, adjusted([each.chance for each in tested.values()]), strict=True))
    ranked = sorted(tested, key=lambda trait: (tested[trait].chance, trait))[:MOST]
    table = Table.of(
        ("Trait", "Failed with it", "Changes with it", "Odds ×", "By luck", "False finds"),
        (_common(trait, traits[trait], tested[trait], false[trait]) for trait in ranked),
    )
    believed = [trait for trait in ranked if false[trait] <= FALSE_SHARE]
    note = f"Believed: {', '.join(believed)}." if believed else "None that luck does not explain."
    return Chart("common", "What failed changes have in common", note, False, None, table)


def _way_back(name: str, group: Sequence[Entry]) -> tuple[str, ...]:
    took = middle([each.back.total_seconds() for each in group if each.back])
    planned = middle([each.back_planned.total_seconds() for each in group])
    if took is None or planned is None:
        return name, f"{len(group):,}", *("",) * 4
    return (
        name,
        f"{len(group):,}",
        words.lasting(took.median),
        f"{words.lasting(took.low)} to {words.lasting(took.high)}",
        words.lasting(took.ninth),
        words.lasting(planned.median),
    )


def _traits(entry: Entry) -> Iterator[str]:
    yield from entry.facts
    yield Path(entry.path).label
    if entry.team:
        yield f"team {entry.team}"
    if entry.kind:
        yield f"class {entry.kind}"


def _test(having: Sequence[Entry], failing: int, healthy: int) -> Enrichment:
    bad = sum(each.failed for each in having)
    return enrichment(bad, failing, len(having) - bad, healthy)


def _common(
    trait: str, having: Sequence[Entry], found: Enrichment, false: float
) -> tuple[str, ...]:
    return (
        trait,
        f"{sum(each.failed for each in having):,}",
        f"{len(having):,}",
        words.ratio(found.odds if found.odds < float("inf") else None),
        words.chance(found.chance),
        words.percent(false),
    )
