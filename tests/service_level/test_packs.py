"""The pack of a review: counted and frozen, seen by the other side, and acknowledged by it."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from armillary.assurance.service_level.actions import (
    analysing,
    improving,
    packing,
    reviews,
)
from armillary.assurance.service_level.models import Objective, ServiceReview
from armillary.assurance.service_level.queries import packs
from armillary.assurance.service_level.rules.documents import digest
from armillary.assurance.service_level.tests.makers import a_manager, a_representative
from armillary.assurance.service_level.vocabulary import Better, Origin
from armillary.fittings.tasks.actions import add_task
from armillary.kernel.errors import NotAllowed, RuleBroken
from armillary.kernel.registry import processes
from armillary.people.models import Person
from armillary.reference.activities import ServiceLevel
from tests.makers import a_customer, an_agent, by
from tests.service_level.kept import HOUR, a_case, a_kept_promise

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
JULY, OCTOBER, NOVEMBER = date(2026, 7, 1), date(2026, 10, 1), date(2026, 11, 1)


@pytest.fixture
def promise(agent: Person) -> Objective:
    """In October two in time, one of them critical, and one two hours too late."""
    made = a_kept_promise(a_customer("Ålesund Ferries"))
    a_case(made, agent, datetime(2026, 10, 5, 8, tzinfo=UTC), HOUR)
    a_case(made, agent, datetime(2026, 10, 6, 8, tzinfo=UTC), HOUR, title="No ferry", impact=1)
    a_case(made, agent, datetime(2026, 10, 7, 8, tzinfo=UTC), 6 * HOUR, title="The gate is shut")
    return made


@pytest.fixture
def manager() -> Person:
    return a_manager()


def a_review(
    promise: Objective, manager: Person, first: date = OCTOBER, last: date = NOVEMBER
) -> ServiceReview:
    return reviews.plan_review(
        by(manager, NOW),
        agreement=promise.agreement,
        name=f"Ferries since {first}",
        period_from=first,
        period_until=last,
    )


def test_a_pack_tells_what_was_promised_what_happened_and_what_is_open(
    promise: Objective, manager: Person
) -> None:
    act = by(manager, NOW)
    add_task(a_review(promise, manager, JULY, OCTOBER), act, title="Tell of new terminals")
    analysis = analysing.analyse(act, objective=promise, period_from=OCTOBER, period_until=NOVEMBER)
    analysing.conclude(analysis, act, conclusion="Ben was ill.", told="Nobody was there.")
    improvement = improving.suggest(
        act,
        name="Two at night",
        origin=Origin.REVIEW,
        description="Then nobody waits.",
        metric="In time",
        unit="%",
        better=Better.HIGHER,
        target=Decimal(95),
        objective=promise,
    )
    improving.take_up(improvement, act)
    review = a_review(promise, manager)

    packing.draw_up_pack(review, act, summary="A good month.", questions="Who is on call?\n\nWhen?")

    pack = packs.latest(review)
    assert pack is not None
    told = pack.document
    assert (told["agreement"], told["other_side"]) == (promise.agreement.number, "Ålesund Ferries")
    assert [(each["good"], each["whole"]) for each in told["objectives"]] == [(2, 3)]
    assert told["cases"]["figures"] == [
        ["Incidents reported", 3],
        ["Incidents resolved", 3],
        ["Open at the end", 0],
        ["Critical", 1],
    ]
    assert [each["title"] for each in told["cases"]["noted"]] == ["No ferry"]
    assert [(each["title"], each["over"]) for each in told["breaches"]] == [
        ("The gate is shut", 2 * 3600)
    ]
    assert [each["told"] for each in told["findings"]] == ["Nobody was there."]
    assert [each["name"] for each in told["improvements"]] == ["Two at night"]
    assert [each["title"] for each in told["actions"]] == ["Tell of new terminals"]
    assert told["questions"] == ["Who is on call?", "When?"]
    assert "Ben was ill" not in str(told)


def test_a_pack_is_frozen_and_a_new_one_has_a_number_of_its_own(
    promise: Objective, manager: Person
) -> None:
    review = a_review(promise, manager)
    packing.draw_up_pack(review, by(manager, NOW))
    a_case(promise, an_agent(), datetime(2026, 10, 9, 8, tzinfo=UTC), HOUR)
    packing.draw_up_pack(review, by(manager, NOW))

    second, first = packs.packs(review)

    assert [each.document["objectives"][0]["whole"] for each in (first, second)] == [3, 4]
    assert (first.number, second.number) == (1, 2)
    assert first.digest == digest(first.document) != second.digest


def test_the_other_side_acknowledges_it_once_with_name_time_and_digest(
    promise: Objective, manager: Person
) -> None:
    review, speaks = a_review(promise, manager), a_representative(promise.organisation)

    with pytest.raises(RuleBroken, match="There is no pack yet"):
        packing.acknowledge_pack(review, by(speaks, NOW))
    packing.draw_up_pack(review, by(manager, NOW))
    with pytest.raises(NotAllowed):
        packing.acknowledge_pack(review, by(manager, NOW))
    packing.acknowledge_pack(review, by(speaks, NOW))
    with pytest.raises(RuleBroken, match="has acknowledged it already"):
        packing.acknowledge_pack(review, by(speaks, NOW))

    pack = packs.latest(review)
    assert pack is not None
    assert (pack.acknowledged_by, pack.name, pack.acknowledged_at) == (speaks, speaks.name, NOW)


def test_of_a_period_to_come_there_is_no_pack(promise: Objective, manager: Person) -> None:
    review = a_review(promise, manager, date(2026, 12, 1), date(2027, 1, 1))

    with pytest.raises(RuleBroken, match="has not begun"):
        packing.draw_up_pack(review, by(manager, NOW))

    assert packs.latest(review) is None


def test_each_of_the_nine_activities_is_done_by_a_verb() -> None:
    done = {
        verb.activity
        for process in processes()
        for kind in process.records
        for verb in (*kind.creations, *kind.verbs)
    }

    assert [each for each in ServiceLevel if each not in done] == []
