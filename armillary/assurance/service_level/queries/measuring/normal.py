"""What is normal for an objective: counted by its clocks, or by cases like those it will have."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

from armillary.assurance.service_level.models import Objective, ServiceBaseline
from armillary.assurance.service_level.queries import history
from armillary.assurance.service_level.queries.measuring import measurers
from armillary.assurance.service_level.queries.measuring.objectives import measured
from armillary.assurance.service_level.rules.measuring import Attained, Measured, Period
from armillary.assurance.service_level.rules.measuring.evidence import (
    Evidence,
    Week,
    evidence,
    weeks_from,
)
from armillary.assurance.service_level.rules.measuring.measured import SHARES
from armillary.assurance.service_level.vocabulary import (
    COLLECTED,
    TIMES,
    BaselineState,
    Kind,
    Measure,
)
from armillary.engines.worktime import ALWAYS, between, midnight
from armillary.fittings.calendars.queries import calendar

MOST = 20_000
"""Past cases that are looked at; the newest go first."""


def evidence_of(baseline: ServiceBaseline, now: datetime) -> tuple[list[Week], Evidence]:
    """What was seen so far: week by week, up to yesterday, and whether that is enough."""
    until = min(baseline.period_until, now.date())
    weeks = weeks_of(baseline.objective, baseline.period_from, until, now)
    expected = measured(baseline.objective).target
    return weeks, evidence(weeks, float(baseline.margin) / 100, expected)


def weeks_of(objective: Objective, first: date, until: date, now: datetime) -> list[Week]:
    """The weeks of a period with what was attained, or would have been."""
    periods = weeks_from(first, until)
    if not periods:
        return []
    found = counted(objective, periods, now)
    return [(period, each) for period, each in zip(periods, found, strict=True)]


def counted(objective: Objective, periods: Sequence[Period], now: datetime) -> list[Attained]:
    """Where it was binding from the first day on its own figures; else those of cases like its."""
    told = measured(objective)
    agreed = objective.agreement.agreed_at
    was_there = agreed is not None and max(agreed.date(), told.since) <= periods[0].start
    if was_there or objective.measure not in TIMES:
        found = measurers.attained([told], periods, now)
        return [found.get((told.key, period), Attained()) for period in periods]
    return list(_as_if(told, periods, now))


def is_counted(objective: Objective) -> bool:
    """Whether there is somebody who can count it."""
    measure = Measure(objective.measure)
    return measure in SHARES and measurers.is_measured(measure)


def in_force(objective: Objective) -> ServiceBaseline | None:
    """The baseline that is established."""
    return _of(objective, (BaselineState.ESTABLISHED,))


def collected(objective: Objective) -> ServiceBaseline | None:
    """The one for which cases are being collected."""
    return _of(objective, COLLECTED)


def shown(objective: Objective) -> ServiceBaseline | None:
    """That against which it was agreed; else the established one, else the one collected."""
    return objective.baseline or in_force(objective) or collected(objective)


def per_cent(share: float | None) -> Decimal | None:
    """As it is kept: cut, not rounded."""
    return None if share is None else Decimal(int(share * 100_000 + 1e-6)) / 1000


def _of(objective: Objective, states: Iterable[str]) -> ServiceBaseline | None:
    rows = ServiceBaseline.objects.filter(objective=objective.pk, state__in=[*states])
    found: ServiceBaseline | None = rows.order_by("-pk").first()
    return found


def _as_if(told: Measured, periods: Sequence[Period], now: datetime) -> Iterable[Attained]:
    """By the day on which each case ended."""
    hours = ALWAYS if told.calendar is None else calendar(told.calendar)
    asked = history.Asked(
        measure=told.measure,
        organisation=told.organisation if told.kind in (Kind.SLA, Kind.REQUIREMENT) else None,
        services=[*told.services],
        priority=told.priority,
        until=now,
        most=MOST,
    )
    ended = [
        (case[-1][1], sum(between(hours, *span) for span in case) <= told.amount)
        for case in history.cases(asked)
    ]
    for period in periods:
        since, until = (midnight(told.zone, day) for day in (period.start, period.end))
        those = [in_time for at, in_time in ended if since <= at < until]
        yield Attained(sum(those), len(those))
