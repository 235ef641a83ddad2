"""The whole of the real log, where it is: every report figure is the one that was counted apart.

The file is too large to be kept here. Put `incidents_opened_to_2016-04-30.csv.xz` and its
`ground_truth.json` beside this repository, in `../shared/data/uci-incident`.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from armillary.operations.incident.models import Incident
from armillary.operations.incident.report import Period, service_desk
from tests.conformance.logs import check_with, how_they_lived
from tests.incident_import.test_importing import imported, seen
from tests.makers import MONDAY

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "uci-incident"
LOG = FOLDER / "incidents_opened_to_2016-04-30.csv.xz"

pytestmark = [
    pytest.mark.usefixtures("own_database"),
    pytest.mark.skipif(not LOG.exists(), reason="The full log is not in ../shared/data."),
]


def test_every_figure_of_the_full_log_is_the_one_that_was_counted_apart() -> None:
    truth = json.loads((FOLDER / "ground_truth.json").read_text())

    account = imported(LOG)

    with seen():
        report = service_desk(Incident.objects.all(), Period(), MONDAY)
    assert (account.rows, account.incidents) == (truth["rows"], truth["incidents"])
    assert (account.unexplained, account.refused) == (0, [])
    assert totals(report) == expected_totals(truth)
    assert report["opened_by_month"] == dict(truth["opened_by_month"])
    ends = report["backlog_at_month_end"]
    assert {end[:7]: left for end, left in ends.items()} == backlog(truth)
    assert truth["backlog_open_not_closed_at_end_of"].items() <= ends.items()
    for table, name in (("by_team", "assignment_group"), ("by_category", "category")):
        assert summary(report[table]) == expected_summary(truth, name)
    lived = how_they_lived()
    moves = Counter({(before, after): often for before, after, often in truth["state_transitions"]})
    assert lived.cases == truth["incidents"]
    check_with(lived, moves, Counter(truth["first_row_state"]))


def totals(report: dict[str, Any]) -> dict[str, Any]:
    tables = {"opened_by_month", "backlog_at_month_end", "by_team", "by_category"}
    return {name: figure for name, figure in report.items() if name not in tables}


def expected_totals(truth: dict[str, Any]) -> dict[str, Any]:
    hours = truth["hours_open_to_resolved"]
    return {
        "incidents": truth["incidents"],
        "priority": dict(sorted((label[0], count) for label, count in truth["final_priority"])),
        "sla_met": truth["made_sla_final"]["true"],
        "sla_met_pct": truth["made_sla_final_pct"],
        "reassigned": truth["reassignment_at_least_1"][0],
        "reopened": truth["reopened_incidents"][0],
        "hours_to_resolve": {name: hours[name] for name in ("n", "mean", "median", "p90")},
    }


def backlog(truth: dict[str, Any]) -> dict[str, int]:
    """What was opened and not yet closed, month by month until nothing was left."""
    opened, closed = dict(truth["opened_by_month"]), dict(truth["closed_by_month"])
    left, ends = 0, {}
    for month in sorted({*opened, *closed}):
        left += opened.get(month, 0) - closed.get(month, 0)
        ends[month] = left
    return ends


def summary(counts: dict[str, int]) -> dict[str, Any]:
    """How many names, the ten most frequent with their counts, and how many have no name."""
    known = {name: count for name, count in counts.items() if name != "unknown"}
    return {
        "names": len(known),
        "most": list(known.items())[:10],
        "unknown": counts.get("unknown", 0),
        "all": sum(counts.values()),
    }


def expected_summary(truth: dict[str, Any], name: str) -> dict[str, Any]:
    return {
        "names": truth[f"final_{name}_distinct_known"],
        "most": [tuple(pair) for pair in truth[f"final_{name}_top10"]],
        "unknown": truth[f"final_{name}_unknown"],
        "all": truth["incidents"],
    }
