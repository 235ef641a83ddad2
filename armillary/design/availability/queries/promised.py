"""Objectives of availability measured: what users had of the agreed time, over some periods."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.service_level.queries.measuring import Attained, Measured, Period
from armillary.design.availability.queries.standing import Standing, moment, standing
from armillary.engines.availability import Account
from armillary.engines.lengths import briefly
from armillary.engines.worktime import ALWAYS, Span, intervals, midnight
from armillary.fittings.calendars.models import Calendar
from armillary.fittings.calendars.queries import calendar

Found = dict[tuple[int, Period], Attained]


def measured(objectives: Sequence[Measured], periods: Sequence[Period], now: datetime) -> Found:
    """How each objective stands in each period; as many statements for one as for all."""
    if not objectives or not periods:
        return {}
    start = min(midnight(each.zone, periods[0].start) for each in objectives)
    end = max(midnight(each.zone, periods[-1].end) for each in objectives)
    services = [key for each in objectives for key in each.services]
    stood = standing(services, moment(start), moment(end), now)
    return {
        (each.key, period): found
        for each in objectives
        for period in periods
        if (found := _attained(each, period, stood)) is not None
    }


def agreed(objective: Measured, period: Period) -> list[Span]:
    """The seconds of a period in which the service was promised to be there."""
    first = max(period.start, objective.since)
    last = period.end if objective.until is None else min(period.end, objective.until)
    return hours(objective.calendar, objective.zone, first, last)


def hours(key: int | None, zone: str, first: date, last: date) -> list[Span]:
    """The hours of a calendar, or all of them, from a day on and before another one."""
    if last <= first:
        return []
    worked = calendar(key) if key is not None else ALWAYS
    return intervals(worked, midnight(zone, first), midnight(zone, last))


def _attained(objective: Measured, period: Period, stood: Standing) -> Attained | None:
    """All services of the objective together, each with its time that is known."""
    spans = agreed(objective, period)
    accounts = [stood.account(key, spans) for key in sorted(objective.services)]
    known = sum(each.known for each in accounts)
    if not any(each.agreed for each in accounts):
        return None
    good = sum(each.known * (each.share or 0.0) for each in accounts)
    return Attained(good, known, "s", note=_note(accounts), url=_url(objective, period))


def _note(accounts: Iterable[Account]) -> str:
    return ", ".join(_said(list(accounts)))


def _said(accounts: Sequence[Account]) -> Iterator[str]:
    """What the share does not tell, in words."""
    said = {
        "planned": sum(each.planned for each in accounts),
        "degraded": sum(each.degraded for each in accounts),
        "not measured": sum(each.unknown for each in accounts),
    }
    yield from (f"{briefly(long)} {what}" for what, long in said.items() if long)


def _url(objective: Measured, period: Period) -> str:
    return f"/objectives/{objective.number}/availability?month={period.start:%Y-%m}"


def names(measured: Measured) -> dict[int, str]:
    """The services of an objective by key, as the agreement names them to both its sides."""
    found = ConfigurationItem.objects.filter(pk__in=measured.services)
    return dict(found.values_list("pk", "name"))


def hours_called(measured: Measured) -> str:
    """How the hours of an objective are called, to both sides; nothing: around the clock."""
    found = Calendar.objects.filter(pk=measured.calendar).values_list("name", flat=True)
    return found.first() or ""
