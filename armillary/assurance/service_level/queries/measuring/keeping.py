"""How one objective is kept: its periods, its budget, its breaches, and how good forecasts were."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from armillary.assurance.service_level.queries.measuring import cases, measurers
from armillary.assurance.service_level.queries.measuring.board import Row, board
from armillary.assurance.service_level.rules.measuring import (
    Attained,
    Judgement,
    Measured,
    Period,
    forecast,
    judge,
    weeks,
    window_of,
)
from armillary.assurance.service_level.rules.measuring.periods import months
from armillary.assurance.service_level.vocabulary import TIMES, Window
from armillary.engines.control import Control, Count, p_chart

WEEKS, MONTHS, LOOKED_BACK = 26, 12, 6


@dataclass(frozen=True, slots=True)
class Step:
    """A period of the chart."""

    period: Period
    attained: Attained
    judgement: Judgement
    control: Control


@dataclass(frozen=True, slots=True)
class Backtest:
    """How far off forecasts were that were made at the middle of past months: in shares."""

    error: float
    months: int


@dataclass(frozen=True, slots=True)
class Keeping:
    """All of it."""

    row: Row
    steps: tuple[Step, ...]
    backtest: Backtest | None


def keeping(objective: Measured, last: date, *, by_week: bool, now: datetime) -> Keeping:
    """Month by month, or week by week, up to that of a day."""
    [row] = board([objective], last, MONTHS, now)
    asked = weeks(last, WEEKS) if by_week else months(last, MONTHS)
    found = measurers.attained([objective], asked, now)
    told = [found.get((objective.key, period), Attained()) for period in asked]
    return Keeping(row, tuple(_steps(objective, asked, told)), _backtest(objective, last, now))


def _steps(objective: Measured, asked: Sequence[Period], told: Sequence[Attained]) -> list[Step]:
    chart = p_chart([Count(int(each.good), int(each.whole)) for each in told])
    return [
        Step(period, attained, judge(attained, objective.target), limits)
        for period, attained, limits in zip(asked, told, chart, strict=True)
    ]


def _backtest(objective: Measured, last: date, now: datetime) -> Backtest | None:
    """Forecasts as they would have been made at the middle of the months before."""
    if objective.measure not in TIMES:
        return None
    past = months(window_of(Window.MONTH, last).start - timedelta(days=1), 2 * LOOKED_BACK)
    days = cases.by_day(objective, past[0].start, now)
    misses = []
    for place in range(LOOKED_BACK, len(past)):
        month = past[place]
        middle = Period(month.start, month.start + timedelta(days=month.days // 2))
        usual = [
            (_within(days, each), float(each.days)) for each in past[place - LOOKED_BACK : place]
        ]
        so_far, came = _within(days, middle), _within(days, month)
        left = float(month.days - middle.days)
        told = forecast(so_far, [*usual, (so_far, float(middle.days))], left, objective.target)
        if told is not None and came.share is not None:
            misses.append(abs(told.share - came.share))
    return Backtest(sum(misses) / len(misses), len(misses)) if misses else None


def _within(days: Mapping[date, Attained], period: Period) -> Attained:
    whole = Attained()
    for day, attained in days.items():
        if period.start <= day < period.end:
            whole = whole.plus(attained)
    return whole
