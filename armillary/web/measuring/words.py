"""Shares, judgements and budgets in words."""

from collections.abc import Sequence
from math import floor, inf

from armillary.assurance.service_level.rules.measuring import Attained, Forecast, Judgement, Period
from armillary.assurance.service_level.rules.measuring.attained import READINGS, VOLUME
from armillary.engines.budgets import Alarm, Urgency
from armillary.engines.lengths import briefly, exactly
from armillary.web.charts.scale import written

NOTHING = "–"
MEANT = {VOLUME: "within the volume", READINGS: "readings as promised"}
_STEPS = (0, 1, 2, 3)


def percent(share: float | None, digits: int = 1) -> str:
    """A share in per cent, cut and not rounded: 99.96 % is not 100 %."""
    if share is None:
        return NOTHING
    size = 10**digits
    cut = floor(share * 100 * size + 1e-6) / size
    return f"{cut:.{digits}f}".removesuffix(".0") + " %"


def target(share: float) -> str:
    """A promised share with as many digits as it has."""
    exact = next((each for each in _STEPS if _is_exact(share, each)), _STEPS[-1])
    return f"{share * 100:.{exact}f} %"


def of_all(attained: Attained) -> str:
    """How much of how much."""
    if attained.unit == "s":
        gone = int(attained.whole - attained.good)
        return (
            f"{exactly(gone)} of {exactly(int(attained.whole))} missing" if attained.whole else ""
        )
    meant = MEANT.get(attained.unit, "in time")
    return f"{written(attained.good)} of {written(attained.whole)} {meant}"


def many(attained: Attained) -> str:
    """What a share is made of: cases, or time."""
    return briefly(int(attained.whole)) if attained.unit == "s" else f"{attained.whole:,.0f}"


def between(attained: Attained) -> str:
    """The interval, where there is one."""
    found = attained.interval
    return f"{percent(found.low)} to {percent(found.high)}" if found else ""


def judged(judgement: Judgement) -> str:
    """The judgement; what luck explains is not enough evidence."""
    if judgement.kept is None:
        return "nothing to judge"
    word = "kept" if judgement.kept else "missed"
    return word if judgement.is_sure else f"{word}, not enough evidence"


def tone(judgement: Judgement) -> str:
    """By which class a figure is coloured."""
    if judgement.kept is None:
        return "none"
    return ("kept" if judgement.kept else "missed") + ("" if judgement.is_sure else "-unsure")


def left(share: float | None) -> str:
    """What is left of a budget."""
    if share is None:
        return NOTHING
    if share == -inf:
        return "gone"
    return percent(share, 0) if share >= 0 else f"{written(round(1 - share, 1))}× spent"


def rate(burn: float | None) -> str:
    """How fast a budget burns."""
    if burn is None:
        return NOTHING
    return "no end" if burn == inf else f"{written(round(burn, 1))}×"


def expected(forecast: Forecast | None) -> str:
    """What is to be expected at the end of the window."""
    if forecast is None:
        return "not enough evidence"
    return f"{percent(forecast.share)} ({percent(forecast.low)} to {percent(forecast.high)})"


def month(period: Period) -> str:
    """A month as it heads a column."""
    return f"{period.start:%b}"


def span(period: Period) -> str:
    """A period by its name: "Oct 2026", "Q4 2026", "2026", "12 Oct 2026"."""
    first = period.start
    if period.days > 300:
        return f"{first:%Y}"
    if period.days > 31:
        return f"Q{(first.month + 2) // 3} {first:%Y}"
    return f"{first:%b %Y}" if period.days > 7 else f"{first.day} {first:%b %Y}"


def alarmed(alarms: Sequence[Alarm]) -> str:
    """The gravest alarm in words."""
    if not alarms:
        return ""
    first = alarms[0]
    whom = "now" if first.rule.urgency is Urgency.PAGE else "today"
    return f"burns {rate(first.burn)} too fast over {exactly(first.rule.long)}: look at it {whom}"


def _is_exact(share: float, digits: int) -> bool:
    return abs(share * 100 - round(share * 100, digits)) < 1e-9
