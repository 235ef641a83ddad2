"""The service-desk report: how many incidents, how heavy, how long, whose, and what is left."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate, repeat
from typing import Any

from django.db.models import Aggregate, Avg, Count, F, FloatField, Q, QuerySet
from django.db.models.expressions import Combinable
from django.db.models.functions import Extract, TruncMonth

from armillary.operations.incident.models import Incident
from armillary.operations.incident.vocabulary import Priority

UNKNOWN = "unknown"
"""Where an incident has no team or no category; last in its table."""


@dataclass(frozen=True, slots=True)
class Period:
    """The moments of opening that count: from `since` on, before `until`; None has no bound."""

    since: datetime | None = None
    until: datetime | None = None

    @property
    def condition(self) -> Q:
        condition = Q()
        if self.since:
            condition &= Q(reported_at__gte=self.since)
        if self.until:
            condition &= Q(reported_at__lt=self.until)
        return condition


class Percentile(Aggregate):
    """The value below which a share of the values lies, interpolated between neighbours."""

    function = "percentile_cont"
    template = "%(function)s(%(share)s) within group (order by %(expressions)s)"

    def __init__(self, values: Combinable, share: float) -> None:
        super().__init__(values, share=share, output_field=FloatField())


def service_desk(incidents: QuerySet[Incident], period: Period, now: datetime) -> dict[str, Any]:
    """The figures of the incidents that were opened in the period, by the keys of the API.

    Merged and cancelled incidents count: they were opened. Months are those of UTC.
    """
    chosen = incidents.filter(period.condition).order_by()
    opened = _by_month(chosen, "reported_at")
    closed = _by_month(chosen.filter(closed_at__isnull=False), "closed_at")
    return {
        **_totals(chosen),
        "opened_by_month": {f"{month:%Y-%m}": count for month, count in opened.items()},
        "backlog_at_month_end": _backlog(opened, closed, now),
        "by_team": _by_name(chosen, "team__name"),
        "by_category": _by_name(chosen, "category__root"),
    }


def _totals(chosen: QuerySet[Incident]) -> dict[str, Any]:
    hours = Extract(F("resolved_at") - F("reported_at"), "epoch") / 3600.0
    found = chosen.aggregate(
        incidents=Count("pk"),
        met=Count("pk", filter=Q(sla_met=True)),
        judged=Count("sla_met"),
        reassigned=Count("pk", filter=Q(reassign_count__gt=0)),
        reopened=Count("pk", filter=Q(reopen_count__gt=0)),
        resolved=Count("resolved_at"),
        mean=Avg(hours),
        median=Percentile(hours, 0.5),
        p90=Percentile(hours, 0.9),
        **{f"p{n.value}": Count("pk", filter=Q(priority=n)) for n in Priority},
    )
    return {
        "incidents": found["incidents"],
        "priority": {str(n.value): found[f"p{n.value}"] for n in Priority},
        "sla_met": found["met"],
        "sla_met_pct": _percent(found["met"], found["judged"]),
        "reassigned": found["reassigned"],
        "reopened": found["reopened"],
        "hours_to_resolve": {
            "n": found["resolved"],
            **{name: _rounded(found[name], 3) for name in ("mean", "median", "p90")},
        },
    }


def _by_month(chosen: QuerySet[Incident], moment: str) -> dict[datetime, int]:
    months = chosen.annotate(month=TruncMonth(moment, tzinfo=UTC)).values_list("month")
    return dict(months.annotate(Count("pk")).order_by("month"))


def _backlog(
    opened: Mapping[datetime, int], closed: Mapping[datetime, int], now: datetime
) -> dict[str, int]:
    """How many were open when each month ended, as long as there are any."""
    left = 0
    ends: dict[str, int] = {}
    last = max((*opened, *closed), default=now)
    for month in _months(min(opened, default=now)):
        end = _next_month(month)
        if end > now or (not left and month > last):
            break
        left += opened.get(month, 0) - closed.get(month, 0)
        ends[f"{end - timedelta(days=1):%Y-%m-%d}"] = left
    return ends


def _months(first: datetime) -> Iterator[datetime]:
    return accumulate(repeat(first), lambda month, _: _next_month(month))


def _next_month(month: datetime) -> datetime:
    return (month.replace(day=1) + timedelta(days=32)).replace(day=1)


def _by_name(chosen: QuerySet[Incident], name: str) -> dict[str, int]:
    """Most first, then by name; what has no name, or just this one, is counted last."""
    counts = chosen.values_list(name).annotate(incidents=Count("pk"))
    named = dict(counts.order_by("-incidents", name))
    unnamed = named.pop(None, 0) + named.pop(UNKNOWN, 0)
    return {**named, UNKNOWN: unnamed} if unnamed else named


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 2) if whole else None


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)
