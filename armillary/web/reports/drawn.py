"""The service-desk figures as drawings, each with its table."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from armillary.operations.incident.report import UNKNOWN
from armillary.operations.incident.vocabulary import Priority
from armillary.web.charts.bars import columns, rows
from armillary.web.charts.lines import line
from armillary.web.charts.shapes import Plot, Point
from armillary.web.reports.values import Chart, Figure, Heading, Table

MOST_NAMES = 12


def figures(told: Mapping[str, Any]) -> tuple[Figure, ...]:
    """The six figures at the top."""
    hours, all_ = told["hours_to_resolve"], told["incidents"]
    return (
        Figure("Incidents", f"{all_:,}"),
        Figure("Agreement kept", _percent(told["sla_met_pct"]), note=_kept(told)),
        Figure("Median to resolve", _hours(hours["median"]), "h", f"n = {hours['n']:,}"),
        Figure("90th percentile", _hours(hours["p90"]), "h", f"mean {_hours(hours['mean'])} h"),
        Figure("Reassigned", _share(told["reassigned"], all_), note=f"{told['reassigned']:,}"),
        Figure("Reopened", _share(told["reopened"], all_), note=f"{told['reopened']:,}"),
    )


def charts(told: Mapping[str, Any]) -> tuple[Chart, ...]:
    """Five drawings: along time, then by priority, team and category."""
    opened = [Point(_month(key), count) for key, count in told["opened_by_month"].items()]
    backlog = [Point(_end(key), count) for key, count in told["backlog_at_month_end"].items()]
    priority = [
        Point(f"{key} {Priority(int(key)).label}", count) for key, count in told["priority"].items()
    ]
    return (
        _chart("opened", "Opened by month", "Month", opened, columns(opened, "incidents")),
        _chart("backlog", "Open at the end of the month", "Month", backlog, line(backlog)),
        _chart("priority", "By priority", "Priority", priority, rows(priority, "incidents")),
        _names("team", "By team", "Team", told["by_team"]),
        _names("category", "By category", "Category", told["by_category"]),
    )


def _kept(told: Mapping[str, Any]) -> str:
    return "not recorded" if told["sla_met_pct"] is None else f"{told['sla_met']:,} kept"


def _names(id_: str, title: str, heading: str, counts: Mapping[str, int]) -> Chart:
    """The commonest are drawn, all are in the table."""
    points = [Point(_named(name), count) for name, count in counts.items()]
    drawn = [point for point in points if point.label != _named(UNKNOWN)][:MOST_NAMES]
    left = len(points) - len(drawn)
    note = f"The {len(drawn)} commonest; {left} more in the table." if left else ""
    return _chart(id_, title, heading, points, rows(drawn, "incidents"), note)


def _chart(
    id_: str, title: str, heading: str, points: Sequence[Point], drawing: Plot, note: str = ""
) -> Chart:
    table = Table(
        (Heading(heading, False), Heading("Incidents", True)),
        tuple((point.label, f"{point.value:,.0f}") for point in points),
    )
    return Chart(id_, title, note, False, drawing if points else None, table)


def _named(name: str) -> str:
    return "Unknown" if name == UNKNOWN else name


def _month(key: str) -> str:
    return f"{date.fromisoformat(f'{key}-01'):%b %Y}"


def _end(key: str) -> str:
    return f"{date.fromisoformat(key):%b %Y}"


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f} %"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"


def _hours(value: float | None) -> str:
    return "–" if value is None else f"{value:,.1f}"
