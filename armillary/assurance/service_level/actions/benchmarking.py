"""How customers, teams and services are compared, and what one learns from it."""

from datetime import date
from decimal import Decimal
from typing import Any

from armillary.assurance.service_level.actions.allowed import keepers
from armillary.assurance.service_level.models import Benchmark
from armillary.assurance.service_level.queries.measuring import groups
from armillary.assurance.service_level.rules.measuring import Period, flaw_of_period
from armillary.assurance.service_level.rules.measuring.comparing import (
    METHOD,
    Standing,
    compare,
)
from armillary.assurance.service_level.rules.targets import plain
from armillary.assurance.service_level.vocabulary import BenchmarkState as State
from armillary.assurance.service_level.vocabulary import ComparedBy, Priority, TimeMeasure
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change, creation, transition
from armillary.kernel.lifecycle.verbs import News
from armillary.reference.activities import ServiceLevel as Activity

ACTIVITY = Activity.BENCHMARK_PERIODICALLY
MOST = 20


@creation(start=State.COMPARED, activity=ACTIVITY, allowed=keepers)
def run_benchmark(
    act: Act,
    *,
    name: str,
    measure: TimeMeasure,
    compared_by: ComparedBy,
    period_from: date,
    period_until: date,
    of_priority: Priority | None = None,
) -> Benchmark:
    """Freeze how customers, teams or services stand beside each other over a period."""
    if flaw := flaw_of_period(period_from, period_until):
        raise Invalid({"period_until": flaw})
    period = Period(period_from, period_until)
    rank = of_priority.value if of_priority else None
    promised = groups.promised(measure.value, rank, period, act)
    found = compare(groups.groups(promised, compared_by, period, act))
    if len(found.standings) < 2:
        raise Invalid({"compared_by": "There are not two of them that had cases in this period."})
    return Benchmark(
        organisation_id=act.actor.organisation_id,
        name=name,
        measure=measure.value,
        compared_by=compared_by.value,
        of_priority=rank,
        period_from=period_from,
        period_until=period_until,
        method=METHOD,
        share=found.share,
        compared=len(found.standings),
        unusual=len(found.unusual),
        groups=[_frozen(each) for each in found.standings],
        notes="\n".join(groups.unequal(promised)),
    )


@change(when=State.COMPARED, activity=ACTIVITY, allowed=keepers)
def add_reference(
    benchmark: Benchmark, act: Act, *, name: str, share: Decimal, source: str, as_of: date
) -> News:
    """Write down what others reach, from where one knows it, and of which day that is."""
    wrong: dict[str, Any] = {}
    if not 0 <= share <= 100:
        wrong["share"] = "Per cent, from 0 to 100."
    if as_of > act.at.date():
        wrong["as_of"] = "This day has not come yet."
    if len(benchmark.references) >= MOST:
        wrong["name"] = f"{MOST} are enough."
    if any(each[0] == name for each in benchmark.references):
        wrong["name"] = "There is a reference of this name."
    if wrong:
        raise Invalid(wrong)
    benchmark.references = [*benchmark.references, [name, float(share), source, str(as_of)]]
    return {"reference": [None, f"{name}: {plain(share)} %, {source}, {as_of}"]}


@change(when=State.COMPARED, activity=ACTIVITY, allowed=keepers)
def remove_reference(benchmark: Benchmark, act: Act, *, name: str) -> None:
    """Compare with this one no more."""
    left = [each for each in benchmark.references if each[0] != name]
    if len(left) == len(benchmark.references):
        raise Invalid({"name": "There is no reference of this name."})
    benchmark.references = left


@transition(source=State.COMPARED, target=State.CONCLUDED, activity=ACTIVITY, allowed=keepers)
def conclude_benchmark(benchmark: Benchmark, act: Act, *, conclusion: str) -> None:
    """Say what one learns from it, and from whom."""
    benchmark.conclusion = conclusion
    benchmark.concluded_at = act.at


def _frozen(each: Standing) -> dict[str, Any]:
    return {
        "key": each.key,
        "name": each.name,
        "good": each.count.hits,
        "whole": each.count.looked_at,
        "share": each.share,
        "expected": each.expected,
        "adjusted": each.adjusted,
        "usual": list(each.usual),
        "alarm": list(each.alarm),
        "signal": each.signal.value,
    }
