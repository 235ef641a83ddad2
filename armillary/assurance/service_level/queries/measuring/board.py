"""The board: objectives by months, with what is left of each budget and what is to be expected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import takewhile
from zoneinfo import ZoneInfo

from armillary.assurance.service_level.queries.measuring import cases, measurers
from armillary.assurance.service_level.queries.measuring.cases import Open
from armillary.assurance.service_level.rules.measuring import (
    Attained,
    Forecast,
    Judgement,
    Measured,
    Period,
    forecast,
    judge,
    months,
    window_of,
)
from armillary.assurance.service_level.rules.measuring.attained import together
from armillary.assurance.service_level.rules.measuring.measured import SHARES
from armillary.assurance.service_level.vocabulary import TIMES
from armillary.engines import budgets
from armillary.engines.budgets import Alarm, Seen

USUAL = 6
"""From so many months before the window it is told what is usual."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A month of an objective."""

    period: Period
    attained: Attained
    judgement: Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An objective: its months, and where the window stands in which it is judged now.

    `left` is the share of the budget that is left of the window so far, `burn` how many times too
    fast it was spent over the last three days.
    """

    objective: Measured
    is_measured: bool
    cells: tuple[Cell, ...]
    window: Cell
    left: float | None
    burn: float | None
    alarms: tuple[Alarm, ...]
    forecast: Forecast | None
    open: Open


def board(objectives: Sequence[Measured], last: date, many: int, now: datetime) -> list[Row]:
    """Rows of so many months up to that of a day; the windows are those of that day.

    Three statements, and those of whoever measures something else.
    """
    asked = months(last, max(many, _reach(objectives, last) + USUAL))
    found = measurers.attained(objectives, asked, now) if objectives else {}
    times = [each for each in objectives if each.measure in TIMES]
    lately = cases.lately(times, now) if times else {}
    going_on = cases.going_on(times, now) if times else {}
    return [
        _row(
            each,
            {period: found.get((each.key, period), Attained()) for period in asked},
            asked[-many:],
            lately.get(each.key),
            going_on.get(each.key, Open()),
            last,
            now,
        )
        for each in objectives
    ]


def _reach(objectives: Sequence[Measured], last: date) -> int:
    """How many months the windows go back that have begun on that day."""
    begun = [window_of(each.window, last).start for each in objectives]
    return max((12 * (last.year - day.year) + last.month - day.month for day in begun), default=0)


def _row(
    objective: Measured,
    all_: Mapping[Period, Attained],
    shown: Sequence[Period],
    lately: Mapping[int, Seen] | None,
    going_on: Open,
    last: date,
    now: datetime,
) -> Row:
    target = objective.target
    span = window_of(objective.window, last)
    parts = [attained for period, attained in all_.items() if span.holds(period)]
    whole = together(parts)
    return Row(
        objective=objective,
        is_measured=measurers.is_measured(objective.measure),
        cells=tuple(_cell(period, all_[period], target) for period in shown),
        window=_cell(span, whole, target),
        left=budgets.left(whole.seen, target) if whole.whole else None,
        burn=budgets.burn(_days(lately), target) if lately else None,
        alarms=tuple(budgets.alarms(lately, target)) if lately else (),
        forecast=_forecast(objective, all_, span, whole, now),
        open=going_on,
    )


def _cell(period: Period, attained: Attained, target: float) -> Cell:
    return Cell(period, attained, judge(attained, target))


def _days(lately: Mapping[int, Seen]) -> Seen:
    return lately[budgets.WINDOWS[-1]]


def _forecast(
    objective: Measured,
    all_: Mapping[Period, Attained],
    span: Period,
    so_far: Attained,
    now: datetime,
) -> Forecast | None:
    """From what the months before and the window so far were like."""
    there = now.astimezone(ZoneInfo(objective.zone))
    left = _days_left(span, there)
    if objective.measure not in SHARES or left <= 0:
        return None
    before = list(takewhile(lambda pair: pair[0].end <= span.start, all_.items()))[-USUAL:]
    usual = [(attained, float(_bound(period, objective))) for period, attained in before]
    return forecast(so_far, [*usual, (so_far, span.days - left)], left, objective.target)


def _bound(period: Period, objective: Measured) -> int:
    """On how many days of it the objective bound."""
    return max(0, (period.end - max(period.start, objective.since)).days)


def _days_left(span: Period, there: datetime) -> float:
    midnight = there.replace(hour=0, minute=0, second=0, microsecond=0)
    passed = (there.date() - span.start).days + (there - midnight).total_seconds() / 86_400
    return span.days - passed
