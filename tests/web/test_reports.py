"""The service-desk report as a page and as a file."""

import csv
from datetime import timedelta

import pytest

from armillary.operations.incident.tests.makers import a_resolved_incident, an_incident
from tests.makers import MONDAY, a_caller, an_agent, api_client, signed_in_client
from tests.web.reading import texts, words

pytestmark = pytest.mark.django_db


def test_the_report_answers_draws_and_tells_the_same_in_tables() -> None:
    agent = an_agent()
    a_resolved_incident(agent, at=MONDAY + timedelta(hours=3))
    an_incident()

    page = signed_in_client(agent).get("/reports/service-desk").content.decode()

    assert texts(page, "report-answer") == [
        "2 incidents over all time; half of the resolved ones took at most 3.0 hours. n = 2"
    ]
    assert texts(page, "figure-value")[:3] == ["2", "–", "3.0"]
    assert page.count('<svg class="plot"') == 4
    assert "Nov 2026 2" in words(page)


def test_a_period_bounds_the_moment_of_opening() -> None:
    agent = an_agent()
    an_incident()
    client = signed_in_client(agent)

    inside = client.get("/reports/service-desk?from=2026-11-23&to=2026-11-24").content.decode()
    outside = client.get("/reports/service-desk?from=2026-11-24&to=").content.decode()
    wrong = client.get("/reports/service-desk?from=tomorrow")

    assert "1 incidents opened from 23 Nov 2026 until before 24 Nov 2026" in words(inside)
    assert "No incidents were opened in this period." in words(outside)
    assert (wrong.status_code, client.get("/reports/service-desk?x=1").status_code) == (400, 400)


def test_the_file_holds_the_same_figures_and_no_formula() -> None:
    agent = an_agent()
    an_incident()

    answer = signed_in_client(agent).get("/reports/service-desk.csv")

    rows = list(csv.reader(answer.content.decode().splitlines()))
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert ["Incidents", "1", "", ""] in rows
    assert ["Nov 2026", "1"] in rows
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))] == []


NOT_A_PERIOD = (
    "from=0001-01-01T00:00:00%2B14:00",
    "to=9999-12-31T23:59:59-14:00",
    "from=2026-11-23T09:30:00",
    "from=2026-02-30",
    "from=20261123",
    "to=tomorrow",
    "from=%00",
    "to=2026-11-23&to=2026-11-24",
)
PERIODS = ("from=0001-01-01&to=9999-12-31T23:59:59Z", "from=2026-11-23T09:30:00%2B01:00&to=")


@pytest.mark.parametrize(
    ("query", "status"),
    [*((each, 400) for each in NOT_A_PERIOD), *((each, 200) for each in PERIODS)],
)
def test_every_door_reads_a_period_alike(query: str, status: int) -> None:
    agent = an_agent()
    page, program = signed_in_client(agent), api_client(agent)

    answers = [
        page.get(f"/reports/service-desk?{query}").status_code,
        page.get(f"/reports/service-desk.csv?{query}").status_code,
        program.get(f"/api/v1/reports/service-desk?{query}").status_code,
    ]

    assert answers == [status] * 3


def test_what_is_no_period_is_refused_in_words() -> None:
    wrong = "/api/v1/reports/service-desk?from=0001-01-01T00:00:00%2B14:00&when=now"

    assert api_client(an_agent()).get(wrong).json()["errors"] == [
        {
            "field": "from",
            "why": "This must be a day such as 2026-11-23, or a moment with its zone, such as "
            "2026-11-23T09:30:00Z.",
        },
        {"field": "when", "why": "There is no such parameter."},
    ]


def test_the_report_is_not_for_callers() -> None:
    assert signed_in_client(a_caller()).get("/reports/service-desk").status_code == 403
