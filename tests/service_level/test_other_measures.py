"""Volumes are counted from the records, other measures are read; both stand on the board."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from armillary.assurance.service_level.actions import objectives
from armillary.assurance.service_level.models import Objective, Reading
from armillary.assurance.service_level.queries.measuring.board import Row, board
from armillary.assurance.service_level.vocabulary import Better, Measure, Window
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.operations.incident import actions as incidents
from armillary.people.models import Person
from tests.makers import a_customer, by, signed_in_client, the_robot
from tests.service_level.kept import HOUR, a_case, a_kept_promise, measured

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def a_volume(target: str = "2", **said: Any) -> Objective:
    return a_kept_promise(target=target, measure=Measure.VOLUME, share=Decimal(100), **said)


def a_meter(target: str = "5", better: Better = Better.LOWER) -> Objective:
    return a_kept_promise(
        target=target,
        measure=Measure.CUSTOM,
        share=Decimal(100),
        metric="Callers who give up",
        unit="%",
        better=better,
    )


def row_of(objective: Objective, many: int = 3, now: datetime = NOW) -> Row:
    [row] = board([measured(objective)], now.date(), many, now)
    return row


def counted(row: Row) -> list[tuple[float, float, bool | None]]:
    return [(e.attained.good, e.attained.whole, e.judgement.kept) for e in row.cells]


def on(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}T09:00:00Z")


def read(objective: Objective, day: str, value: str, source: str = "Telephony") -> None:
    act = by(the_robot(), NOW)
    given = {"value": Decimal(value), "day": date.fromisoformat(f"2026-{day}"), "source": source}
    objectives.record_reading(objective, act, **given)  # type: ignore[arg-type]


def test_what_comes_when_the_volume_of_a_month_is_full_is_beyond_it(agent: Person) -> None:
    promise = a_volume()
    for day in ("09-03", "10-01", "10-01", "10-20", "10-31", "11-19"):
        a_case(promise, agent, on(day), HOUR)

    row = row_of(promise)

    assert row.is_measured
    assert counted(row) == [(1, 1, True), (2, 4, False), (1, 1, True)]
    assert row.forecast is None


def test_a_volume_of_a_quarter_is_filled_month_by_month(agent: Person) -> None:
    promise = a_volume("3", window=Window.QUARTER)
    for day in ("07-01", "07-02", "08-01", "08-02", "10-05"):
        a_case(promise, agent, on(day), HOUR)

    row = row_of(promise, many=5)

    assert counted(row) == [
        (2, 2, True),
        (1, 2, False),
        (0, 0, None),
        (1, 1, True),
        (0, 0, None),
    ]
    assert (row.window.attained.good, row.window.attained.whole) == (1, 1)


def test_only_what_the_promise_is_about_counts_for_its_volume(agent: Person) -> None:
    promise = a_volume(priority=None)
    a_case(promise, agent, on("11-02"), HOUR)
    other = a_kept_promise(a_customer())
    a_case(other, agent, on("11-03"), HOUR)
    gone = a_case(promise, agent, on("11-04"), None)
    incidents.cancel(gone, by(agent, on("11-05")), reason="Nobody has this trouble.")

    assert counted(row_of(promise))[-1] == (1, 1, True)


def test_readings_are_held_against_what_was_promised(agent: Person) -> None:
    promise = a_meter()
    read(promise, "10-07", "4.9")
    read(promise, "10-14", "5")
    read(promise, "11-04", "5.1")

    row = row_of(promise)

    assert counted(row) == [(0, 0, None), (2, 2, True), (0, 1, False)]
    assert row.cells[-1].attained.note == "Last: 5.1 % on 4 Nov 2026, from Telephony"


def test_a_later_reading_of_the_same_day_and_source_takes_the_place_of_the_earlier(
    agent: Person,
) -> None:
    promise = a_meter("95", Better.HIGHER)
    read(promise, "11-04", "90")
    read(promise, "11-04", "96")
    read(promise, "11-04", "99", source="Survey")

    assert counted(row_of(promise))[-1] == (2, 2, True)
    assert Reading.objects.count() == 3


def test_a_reading_is_told_in_the_journal_with_its_source(agent: Person) -> None:
    promise = a_meter()
    read(promise, "11-04", "4.2")

    page = signed_in_client(the_robot()).get(f"/objectives/{promise.number}").content.decode()

    assert "4.2 % on 2026-11-04, from Telephony" in page


def test_wrong_readings_are_refused_and_change_nothing(agent: Person) -> None:
    promise, act = a_meter(), by(the_robot(), NOW)
    tomorrow = NOW.date() + timedelta(days=1)

    with pytest.raises(Invalid) as refused:
        objectives.record_reading(promise, act, value=Decimal(10**12), source=" ", day=tomorrow)

    assert refused.value.fields == {
        "day": "Nobody can read that yet.",
        "value": "That is more than anybody reads.",
        "source": "This is needed.",
    }
    with pytest.raises(RuleBroken, match="only other measures are read"):
        objectives.record_reading(a_volume(), act, value=Decimal(1), source="By hand")
    assert not Reading.objects.exists()


def test_many_are_measured_by_as_many_statements_as_one(agent: Person) -> None:
    def asked(objectives_: list[Objective]) -> int:
        found = [measured(each) for each in objectives_]
        with CaptureQueriesContext(connection) as queries:
            board(found, NOW.date(), 3, NOW)
        return len(queries)

    few = [a_volume(), a_meter()]
    more = [*few, a_volume(), a_meter(), a_meter()]

    assert asked(few) == asked(more) == 2


def test_nothing_on_the_board_is_without_a_measure(agent: Person) -> None:
    for objective in (a_volume(), a_meter()):
        a_case(objective, agent, on("11-02"), HOUR)
        if objective.measure == Measure.CUSTOM:
            read(objective, "11-04", "4.2")

    page = signed_in_client(the_robot()).get("/service-levels").content.decode()

    assert "nothing counts this" not in page
    assert set(re.findall(r'aria-label="Nov 2026: ([^"]*)"', page)) == {
        "1 of 1 within the volume, 100 %, kept",
        "1 of 1 readings as promised, 100 %, kept. Last: 4.2 % on 4 Nov 2026, from Telephony",
    }
