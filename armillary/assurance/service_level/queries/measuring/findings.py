"""What an analysis freezes: figures of objectives, signals, and where the time went."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.service_level.models import Objective
from armillary.assurance.service_level.queries.measuring import breaches, groups, measurers
from armillary.assurance.service_level.queries.measuring.objectives import binding, one
from armillary.assurance.service_level.rules.measuring import (
    Attained,
    Measured,
    Period,
    judge,
    months,
)
from armillary.assurance.service_level.rules.measuring.comparing import compare
from armillary.assurance.service_level.rules.measuring.measured import SHARES
from armillary.assurance.service_level.rules.measuring.reasons import (
    Breach,
    Spent,
    by_party,
    by_state,
)
from armillary.assurance.service_level.vocabulary import TIMES, ComparedBy
from armillary.engines.control import Count, p_chart
from armillary.kernel.acts import Act

MONTHS = 12
"""So many months up to the period tell what is usual."""
Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """All of it as plain values."""

    lines: list[Line]
    broken: int
    parties: list[list[Any]]
    states: list[list[Any]]
    signal: str


def found(
    objective: Objective | None, service: ConfigurationItem | None, period: Period, act: Act
) -> Found:
    """Of an objective, or of all objectives that are for a service."""
    those = _those(objective, service, period, act)
    told = counted(those, period, act)
    late = [breach for _, breach in all_broken(told, period, act)]
    return Found(
        lines=[line_of(each, attained) for each, attained in told],
        broken=len(late),
        parties=_spent(by_party(late)),
        states=_spent(by_state(late)),
        signal=" ".join(_signals(those, period, act)) or "Nothing is out of the ordinary.",
    )


def counted(those: Sequence[Measured], period: Period, act: Act) -> list[tuple[Measured, Attained]]:
    """Each of these with what it has come to."""
    found = measurers.attained(those, [period], act.at)
    return [(each, found.get((each.key, period), Attained())) for each in those]


def all_broken(
    told: Iterable[tuple[Measured, Attained]], period: Period, act: Act
) -> list[tuple[Measured, Breach]]:
    """Every broken promise of these, with its objective; the clocks are read where there is one."""
    return [
        (each, breach)
        for each, attained in told
        if each.measure in TIMES and attained.good < attained.whole
        for breach in breaches.broken(each, period, act.at)
    ]


def line_of(objective: Measured, attained: Attained) -> Line:
    """An objective with its figures, as they are frozen."""
    target, within = objective.target, attained.interval
    judged = judge(attained, target)
    return {
        "objective": objective.number,
        "statement": objective.statement,
        "agreement": objective.agreement_number,
        "party": objective.party,
        "measure": objective.measure.value,
        "target": target,
        "good": round(attained.good),
        "whole": round(attained.whole),
        "unit": attained.unit,
        "share": attained.share,
        "low": within.low if within else None,
        "high": within.high if within else None,
        "kept": judged.kept,
        "is_sure": judged.is_sure,
        "note": attained.note,
    }


def _those(
    objective: Objective | None, service: ConfigurationItem | None, period: Period, act: Act
) -> list[Measured]:
    if objective is not None:
        told = one(act.actor, objective.pk)
        return [told] if told and told.since < period.end else []
    key = service.pk if service else 0
    return [
        each
        for each in binding(act.actor, period.start, period.end)
        if key in each.services and each.measure in SHARES
    ]


def _spent(found: Iterable[tuple[str, Spent, int]]) -> list[list[Any]]:
    return [[name, spent.promised, spent.late, many] for name, spent, many in found]


def _signals(those: Sequence[Measured], period: Period, act: Act) -> Iterable[str]:
    """What is out of the ordinary: months along time, and this customer beside the others."""
    times = [each for each in those if each.measure in TIMES]
    everybody = binding(act.actor, period.start, period.end) if times else []
    last = min(period.end, act.at.date()) - timedelta(days=1)
    asked = months(last, MONTHS)
    attained = measurers.attained(times, asked, act.at)
    for each in times:
        told = [attained.get((each.key, month), Attained()) for month in asked]
        chart = p_chart([Count(int(one.good), int(one.whole)) for one in told])
        odd = [
            f"{month.start:%b %Y} ({'above' if step.share > step.limits.high else 'below'})"
            for month, step in zip(asked, chart, strict=True)
            if step.is_unusual and step.share is not None and _touches(month, period)
        ]
        if odd:
            yield f"{each.number}: {', '.join(odd)} outside of three standard deviations."
        alike = groups.comparable(everybody, each.measure, each.priority)
        yield from _beside(each, alike, period, act)


def _beside(
    objective: Measured, alike: Sequence[Measured], period: Period, act: Act
) -> Iterable[str]:
    there = groups.groups(alike, ComparedBy.CUSTOMER, period, act)
    mine = next((e for e in compare(there).standings if e.key == objective.organisation), None)
    if mine is not None and mine.is_unusual:
        yield (
            f"{objective.number}: {mine.name} is {mine.signal.value} off than other customers, "
            "by more than luck explains."
        )


def _touches(month: Period, period: Period) -> bool:
    return month.start < period.end and period.start < month.end
