"""The page of a baseline: week by week, and whether that is enough to say what is normal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.service_level.models import ServiceBaseline
from armillary.assurance.service_level.queries.measuring import normal
from armillary.assurance.service_level.queries.measuring.objectives import measured
from armillary.assurance.service_level.rules.measuring import Attained, Period, judge
from armillary.assurance.service_level.rules.measuring.evidence import (
    Evidence,
    Week,
    evidence,
    weeks_from,
)
from armillary.assurance.service_level.vocabulary import COLLECTED, BaselineState, Quality
from armillary.engines.control import funnel
from armillary.engines.proportions import Interval
from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.web.asking import kind_named
from armillary.web.charts.control import Dot, control
from armillary.web.measuring import words
from armillary.web.records.crumbs import crumbs
from armillary.web.records.page import record_view
from armillary.web.records.reading import readable
from armillary.web.reports.values import Chart, Heading, Table
from armillary.web.values.making import day

BASELINES = "service-baselines"
HEADS = ("Week", "In time", "Cases", "Share", "Luck explains")


@dataclass(frozen=True, slots=True)
class Line:
    """A baseline in a line; `normal` is its share."""

    number: str
    url: str
    normal: float | None
    says: str
    note: str


@dataclass(frozen=True, slots=True)
class Check:
    """What must be there, and what is."""

    label: str
    says: str
    done: bool
    value: float
    most: float


def line_of_baseline(baseline: ServiceBaseline | None) -> Line | None:
    """What is normal by it, in words."""
    if baseline is None:
        return None
    share = None if baseline.share is None else float(baseline.share) / 100
    is_known = baseline.state not in COLLECTED and share is not None
    within = ""
    if is_known and baseline.low is not None and baseline.high is not None:
        low, high = float(baseline.low) / 100, float(baseline.high) / 100
        within = f" ({words.percent(low)} to {words.percent(high)})"
    return Line(
        baseline.number,
        f"/{BASELINES}/{baseline.number}",
        share if is_known else None,
        f"Normal: {words.percent(share)}{within}."
        if is_known
        else "What is normal is not known yet.",
        _note(baseline),
    )


@staff_only
@require_safe
def page(request: Request, number: str) -> HttpResponse:
    """Show a baseline with what it is made of."""
    kind, act = kind_named(BASELINES), act_of(request)
    found = cast("ServiceBaseline", readable(kind, number, act.actor))
    record = record_view(kind, found, act, all_="all" in request.GET)
    target = measured(found.objective).target
    weeks, told = _seen(found, target, act.at)
    view: dict[str, Any] = {
        "title": f"{record.number} {record.title}",
        "record": record,
        "breadcrumbs": crumbs(kind, (record.number, "")),
        "answer": _answer(found, told),
        "checks": _checks(told),
        "plot": _chart(weeks, told, target),
    }
    return render(request, "measuring/baseline.html", view)


def _seen(found: ServiceBaseline, target: float, now: datetime) -> tuple[list[Week], Evidence]:
    """What is counted while it is collected; what was frozen afterwards."""
    if found.state in COLLECTED:
        return normal.evidence_of(found, now)
    last = min(found.period_until, (found.established_at or found.updated_at).date())
    kept = {first: Attained(good, whole, found.unit) for first, good, whole in found.weeks}
    weeks = [
        (each, kept.get(str(each.start), Attained(unit=found.unit)))
        for each in weeks_from(found.period_from, last)
    ]
    return weeks, evidence(weeks, float(found.margin) / 100, target)


def _answer(found: ServiceBaseline, told: Evidence) -> str:
    share, within = told.attained.share, told.attained.interval
    if share is None:
        return "Nothing was seen yet."
    said = f"{words.percent(share)} so far" if found.state in COLLECTED else words.percent(share)
    if within is not None:
        said += f", most probably between {words.percent(within.low)} and "
        said += words.percent(within.high)
    said += f": {words.of_all(told.attained)}."
    if found.state not in COLLECTED:
        return said
    return f"{said} {_hope(told)}"


def _hope(told: Evidence) -> str:
    if told.is_enough:
        return "That is enough: establish it."
    when = f" At this pace there is enough by {day(told.ready_on)}." if told.ready_on else ""
    return f"Not enough evidence.{when}"


def _checks(told: Evidence) -> list[Check]:
    seen = told.attained
    checks = []
    if told.needed:
        checks.append(
            Check(
                "Cases",
                f"{seen.whole:,.0f} of {told.needed:,} that are needed",
                seen.whole >= told.needed,
                min(seen.whole, told.needed),
                told.needed,
            )
        )
    checks.append(
        Check(
            "Whole weeks",
            f"{told.weeks} of {told.weeks_needed}",
            told.weeks >= told.weeks_needed,
            min(told.weeks, told.weeks_needed),
            told.weeks_needed,
        )
    )
    if told.needed:
        odd = ", ".join(f"from {day(each.start)}" for each in told.unusual)
        says = f"out of the ordinary: {odd}" if odd else "no week differs by more than luck"
        checks.append(Check("Steady", says, not odd, 1, 1))
    return checks


def _chart(weeks: Sequence[Week], told: Evidence, target: float) -> Chart:
    share = told.attained.share
    limits = [_limits(share, each) for _, each in weeks]
    dots = [
        Dot(
            f"{period.start.day} {period.start:%b}",
            each.share,
            each.interval,
            within,
            words.tone(judge(each, target)),
            f"{day(period.start)}: {words.of_all(each)}, {words.percent(each.share)}",
        )
        for (period, each), within in zip(weeks, limits, strict=True)
    ]
    rows = tuple(
        _row(period, each, within) for (period, each), within in zip(weeks, limits, strict=True)
    )
    return Chart(
        "weeks",
        "Week by week",
        "Bars: where the share of a week lies most probably. Dotted: what luck explains.",
        True,
        control(dots, target, normal=share) if told.attained.whole else None,
        Table(tuple(Heading(each, place > 0) for place, each in enumerate(HEADS)), rows),
    )


def _limits(share: float | None, each: Attained) -> Interval:
    if share is None or each.unit != "cases":
        return Interval(0.0, 1.0)
    return funnel(share, int(each.whole))


def _row(period: Period, each: Attained, within: Interval) -> tuple[str, ...]:
    usual = f"{words.percent(within.low)} to {words.percent(within.high)}" if each.whole else ""
    return (
        day(period.start),
        f"{each.good:,.0f}",
        f"{each.whole:,.0f}",
        words.percent(each.share),
        usual,
    )


def _note(baseline: ServiceBaseline) -> str:
    state = BaselineState(baseline.state).label.lower()
    span = f"{day(baseline.period_from)} to {day(baseline.period_until)}"
    odd = baseline.quality == Quality.UNSTEADY
    quality = f", {Quality.UNSTEADY.label.lower()}" if odd else ""
    return f"{state[:1].upper()}{state[1:]}, {span}{quality}."
