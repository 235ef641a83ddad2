"""How objectives are kept: where a case counts, in which month, and what is made of it."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from armillary.assurance.service_level.queries.measuring import cases, measurers
from armillary.assurance.service_level.queries.measuring.board import Row, board
from armillary.assurance.service_level.queries.measuring.cases import Open
from armillary.assurance.service_level.queries.measuring.objectives import binding
from armillary.assurance.service_level.rules.measuring import Attained, forecast, months
from armillary.assurance.service_level.vocabulary import Measure, Window
from armillary.engines.budgets import DAY, Seen
from armillary.engines.forecasts import at_most
from armillary.fittings.calendars import actions as calendar_actions
from armillary.operations.incident import actions as incidents
from armillary.people.models import Person
from tests.makers import a_customer, a_service, a_stranger, by, the_robot
from tests.service_level.kept import HOUR, MINUTE, a_case, a_kept_promise, measured

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LAST = NOW.date()


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}Z")


def row_of(number: str, many: int = 3, now: datetime = NOW) -> Row:
    rows = board(binding(the_robot(), date(2026, 1, 1), LAST), LAST, many, now)
    return next(row for row in rows if row.objective.number == number)


def test_a_case_counts_in_the_month_in_which_it_was_decided(agent: Person) -> None:
    promise = a_kept_promise()
    a_case(promise, agent, at("09-30T22:00:00"), 3 * HOUR)
    a_case(promise, agent, at("09-30T21:00:00"), 300 * HOUR)
    a_case(promise, agent, at("10-10T09:00:00"), 4 * HOUR)
    a_case(promise, agent, at("10-10T09:00:00"), 4 * HOUR + timedelta(seconds=1))
    a_case(promise, agent, at("10-31T19:59:59"), None)
    a_case(promise, agent, at("11-20T11:00:00"), None)

    row = row_of(promise.number)

    assert [(cell.attained.good, cell.attained.whole) for cell in row.cells] == [
        (0, 0),
        (2, 4),
        (0, 1),
    ]
    assert row.open == Open(running=1, late=1)
    assert [cell.judgement.kept for cell in row.cells] == [None, False, False]


def test_what_was_cancelled_counts_nowhere(agent: Person) -> None:
    promise = a_kept_promise()
    gone = a_case(promise, agent, at("11-02T09:00:00"), None)
    incidents.cancel(gone, by(agent, at("11-03T09:00:00")), reason="Nobody has this trouble.")

    assert row_of(promise.number).cells[-1].attained == Attained(0, 0)


def test_months_are_those_of_the_hours_of_the_agreement(agent: Person) -> None:
    """In Auckland it is November already."""
    week: dict[str, Any] = dict.fromkeys(
        ("monday", "tuesday", "wednesday", "thursday", "friday"), "00:00-24:00"
    )
    week |= {"saturday": "00:00-24:00", "sunday": "00:00-24:00"}
    auckland = calendar_actions.define(
        by(the_robot()), name="Auckland", zone="Pacific/Auckland", **week
    )
    promise = a_kept_promise(hours=auckland)
    a_case(promise, agent, at("10-31T11:30:00"), HOUR)

    assert measured(promise).zone == "Pacific/Auckland"
    assert [cell.attained.whole for cell in row_of(promise.number).cells] == [0, 0, 1]


def test_a_late_correction_shows_at_once(agent: Person) -> None:
    promise = a_kept_promise(measure=Measure.RESTORE)
    incident = a_case(promise, agent, at("10-10T09:00:00"), 9 * HOUR)
    assert row_of(promise.number).cells[1].attained == Attained(0, 1)

    incidents.reopen(incident, by(agent, at("10-12T19:00:00")), reason="It was back at noon.")
    incidents.restore(incident, by(agent, at("10-12T19:30:00")), restored_at=at("10-10T12:00:00"))

    assert row_of(promise.number).cells[1].attained == Attained(1, 1)


def test_a_month_is_judged_and_what_luck_explains_is_no_evidence(agent: Person) -> None:
    promise = a_kept_promise()
    for day in range(1, 6):
        took = HOUR if day < 5 else 5 * HOUR
        a_case(promise, agent, at(f"10-{day:02d}T09:00:00"), took)

    cell = row_of(promise.number).cells[1]

    assert cell.attained == Attained(4, 5)
    assert cell.judgement == (False, False)
    assert cell.attained.interval is not None
    assert [round(end, 3) for end in cell.attained.interval] == [0.376, 0.964]


def test_a_budget_is_spent_and_its_burn_is_watched(agent: Person) -> None:
    promise = a_kept_promise()
    for minute in range(10):
        took = 2 * HOUR if minute % 5 else 5 * HOUR
        a_case(promise, agent, NOW - 5 * HOUR - minute * MINUTE, took)

    row = row_of(promise.number)

    assert row.window.attained == Attained(8, 10)
    assert row.left == pytest.approx(1 - (2 / 10) / 0.1)
    assert row.burn == pytest.approx(2 / 10 / 0.1)
    assert [alarm.rule.rate for alarm in row.alarms] == [1]
    known = cases.lately([measured(promise)], NOW)[promise.pk]
    assert known[3 * DAY] == Seen(2, 10)
    assert known[3600] == Seen(1, 1)


def test_a_quarter_is_judged_over_its_months(agent: Person) -> None:
    promise = a_kept_promise(window=Window.QUARTER)
    for month in ("09", "10", "11"):
        a_case(promise, agent, at(f"{month}-10T09:00:00"), HOUR if month != "10" else 9 * HOUR)

    row = row_of(promise.number, many=1)

    assert [cell.attained for cell in row.cells] == [Attained(1, 1)]
    assert row.window.attained == Attained(1, 2)
    assert (row.window.period.start, row.window.period.end) == (date(2026, 10, 1), date(2027, 1, 1))


def test_the_end_of_the_month_is_foretold_once_there_is_enough() -> None:
    month, before = Attained(18, 20), [(Attained(38, 40), 30.0)]

    assert forecast(month, [(Attained(9, 10), 30.0)], 10, 0.9) is None
    foretold = forecast(month, before, 15, 0.9)

    assert foretold is not None
    assert (foretold.coming, foretold.spare) == (20, 2)
    assert foretold.chance == pytest.approx(at_most(2, 20, 2, 40))
    assert foretold.low <= foretold.share <= foretold.high
    assert forecast(month, before, 0, 0.9).chance == 1.0  # type: ignore[union-attr]


def test_each_measure_is_counted_by_somebody() -> None:
    assert [each for each in Measure if not measurers.is_measured(each)] == []


def test_others_see_the_figures_of_what_they_were_promised(agent: Person) -> None:
    promise = a_kept_promise()
    counterpart = a_stranger()

    assert binding(counterpart, date(2026, 1, 1), LAST) == []
    assert [each.number for each in binding(agent, date(2026, 1, 1), LAST)] == [promise.number]


def test_the_board_asks_as_much_of_one_as_of_many(agent: Person) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as said:
            board(binding(the_robot(), date(2026, 1, 1), LAST), LAST, 12, NOW)
        return len(said)

    a_case(a_kept_promise(), agent, at("11-02T09:00:00"), HOUR)
    before = asked()
    service = a_service()
    for _ in range(3):
        a_case(a_kept_promise(a_customer(), covers=None), agent, at("11-02T09:00:00"), HOUR)
    assert service.pk

    assert asked() == before


def test_what_was_promised_in_full_has_no_budget(agent: Person) -> None:
    promise = a_kept_promise(share=Decimal(100))
    a_case(promise, agent, at("11-02T09:00:00"), HOUR)
    a_case(promise, agent, at("11-03T09:00:00"), 9 * HOUR)

    row = row_of(promise.number)

    assert (row.window.judgement.kept, row.left) == (False, float("-inf"))


def test_months_follow_each_other() -> None:
    found = months(date(2026, 2, 14), 3)

    assert [(each.start, each.days) for each in found] == [
        (date(2025, 12, 1), 31),
        (date(2026, 1, 1), 31),
        (date(2026, 2, 1), 28),
    ]
