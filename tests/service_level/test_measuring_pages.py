"""The board, the page of an objective and its breaches, as each side sees them."""

from datetime import UTC, datetime, timedelta

import pytest

from armillary.assurance.service_level.models import Objective
from armillary.assurance.service_level.tests.makers import a_manager, a_representative
from armillary.people.models import Person
from tests.makers import a_stranger, api_client, signed_in_client
from tests.service_level.kept import (
    text,
    two_of_three_in_time,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def promise(agent: Person) -> Objective:
    """Two in time and one too late, yesterday."""
    return two_of_three_in_time(agent, datetime.now(UTC) - timedelta(days=1))


def test_an_empty_board_says_what_will_be_there(agent: Person) -> None:
    page = text(signed_in_client(a_manager()), "/service-levels")

    assert "Nothing that was promised is measured here yet." in page
    assert 'href="/agreements/new"' in page


def test_the_board_shows_each_objective_with_its_months(promise: Objective) -> None:
    page = text(signed_in_client(a_manager()), "/service-levels")

    assert "0 of 1 objectives are kept so far" in page
    assert "2 of 3 in time, 66.6 % (20.7 % to 93.8 %), missed, not enough evidence" in page
    assert f"/objectives/{promise.number}/kept" in page
    assert "3.3× spent" in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("kind=sla", True),
        ("kind=ola", False),
        ("organisation=Nobody", False),
        ("until=2026-01&months=1", False),
        ("service=CI-999999", False),
    ],
)
def test_the_board_can_be_narrowed(promise: Objective, query: str, shown: bool) -> None:
    page = text(signed_in_client(a_manager()), f"/service-levels?{query}")

    assert ("2 of 3 in time" in page) is shown


@pytest.mark.parametrize(
    "query", ["until=2999-01", "until=x", "months=0", "months=x", "kind=x", "colour=red"]
)
def test_what_there_is_not_is_refused(agent: Person, query: str) -> None:
    web = signed_in_client(a_manager())

    assert web.get(f"/service-levels?{query}").status_code == 400
    assert api_client(a_manager()).get(f"/api/v1/service-levels?{query}").status_code == 400


def test_an_objective_tells_how_it_is_kept_and_where_the_time_went(promise: Objective) -> None:
    web = signed_in_client(a_manager())

    assert "How it is kept" in text(web, f"/objectives/{promise.number}")
    page = text(web, f"/objectives/{promise.number}/kept?by=week")
    assert "The gate stays shut" in page
    assert "1 h 30 min" in page
    assert "In whose hands the time went" in page
    assert "every second" in page


@pytest.mark.parametrize(
    "query", ["by=day", "from=2026-01-01", "from=2026-02-01&to=2026-01-01", "from=x&to=y", "x=1"]
)
def test_a_period_that_is_none_is_refused(promise: Objective, query: str) -> None:
    web = signed_in_client(a_manager())

    assert web.get(f"/objectives/{promise.number}/kept?{query}").status_code == 400


def test_the_customer_sees_figures_and_not_who_was_slow(promise: Objective) -> None:
    web = signed_in_client(a_representative(promise.organisation))

    assert "2 of 3 in time" in text(web, "/service-levels")
    page = text(web, f"/objectives/{promise.number}/kept")
    assert "The gate stays shut" in page
    assert "In whose hands" not in page


def test_others_see_nothing_of_it(promise: Objective) -> None:
    web = signed_in_client(a_stranger())

    assert "2 of 3 in time" not in text(web, "/service-levels")
    assert web.get(f"/objectives/{promise.number}/kept").status_code == 404


def test_the_figures_are_there_for_machines(promise: Objective) -> None:
    api = api_client(a_manager())

    board = api.get("/api/v1/service-levels?months=2").json()
    [row] = board["objectives"]
    assert (row["objective"], row["target"]) == (promise.number, 0.9)
    assert row["window"]["good"] == 2
    assert row["window"]["whole"] == 3
    assert row["window"]["kept"] is False

    told = api.get(f"/api/v1/objectives/{promise.number}/attainment").json()
    assert len(told["periods"]) == 12
    assert [each["too_late_by"] for each in told["breaches"]] == [5400]
    [breach] = told["breaches"]
    assert sum(each["promised"] for each in breach["spent"]) == 14_400
