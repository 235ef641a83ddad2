"""Reviews with the other side, and improvements that are measured before and after."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from armillary.assurance.service_level.actions import improving, reviews
from armillary.assurance.service_level.models import Improvement, ServiceReview
from armillary.assurance.service_level.tests.makers import a_draft, a_manager, a_representative
from armillary.assurance.service_level.vocabulary import (
    Better,
    ImprovementState,
    Origin,
    ReviewState,
)
from armillary.kernel.errors import Invalid, NotAllowed, RuleBroken
from armillary.people.models import Person
from tests.makers import MONDAY, a_customer, an_agent, by

QUARTER = (date(2026, 7, 1), date(2026, 10, 1))


@pytest.fixture
def manager() -> Person:
    return a_manager()


def a_review(manager: Person, speaks: Person) -> ServiceReview:
    agreement = a_draft(manager, speaks.organisation, counterpart=speaks)
    first, last = QUARTER
    return reviews.plan_review(
        by(manager),
        agreement=agreement,
        name="Third quarter",
        period_from=first,
        period_until=last,
    )


def test_minutes_are_signed_by_the_other_side(manager: Person) -> None:
    speaks = a_representative(a_customer())
    review = a_review(manager, speaks)
    reviews.record_minutes(
        review, by(manager), held_on=MONDAY.date(), attendance="Both.", minutes="Fine."
    )

    with pytest.raises(NotAllowed):
        reviews.sign_minutes(review, by(manager))
    reviews.sign_minutes(review, by(speaks))

    assert (review.state, review.signed_by) == (ReviewState.SIGNED, speaks)


def test_a_review_is_not_written_down_before_it_was_held(manager: Person) -> None:
    review = a_review(manager, a_representative(a_customer()))

    with pytest.raises(Invalid, match="not come yet"):
        reviews.record_minutes(
            review,
            by(manager),
            held_on=MONDAY.date() + timedelta(days=1),
            attendance="Both.",
            minutes="Fine.",
        )

    assert review.state == ReviewState.ARRANGED


def an_improvement(manager: Person, **more: Any) -> Improvement:
    given = {
        "name": "Answer calls at lunch",
        "origin": Origin.REVIEW,
        "description": "If two agents eat later, fewer callers give up.",
        "metric": "Callers who give up",
        "better": Better.LOWER,
        "target": Decimal(5),
        "unit": "%",
        **more,
    }
    return improving.suggest(by(manager), **given)


def test_a_benefit_is_booked_when_it_reached_what_was_said_beforehand(manager: Person) -> None:
    improvement = an_improvement(manager, benefit=Decimal(9000), effort=Decimal(6))
    improving.take_up(improvement, by(manager))

    with pytest.raises(RuleBroken, match="Measure first"):
        improving.book_benefit(improvement, by(manager), after=Decimal(4))
    improving.measure_before(improvement, by(manager), before=Decimal(12))
    with pytest.raises(RuleBroken, match="The target was 5"):
        improving.book_benefit(improvement, by(manager), after=Decimal(6))
    improving.book_benefit(improvement, by(manager), after=Decimal(4))

    assert improvement.state == ImprovementState.REALISED
    assert improvement.worth == Decimal(1500)
    assert improvement.outcome == "Callers who give up: 12 before, 4 after, 5 hoped for."


def test_what_did_not_help_is_written_off_with_what_was_learnt(manager: Person) -> None:
    improvement = an_improvement(manager)
    improving.take_up(improvement, by(manager))
    improving.measure_before(improvement, by(manager), before=Decimal(12))

    improving.write_off(improvement, by(manager), after=Decimal(11), reason="Others eat then.")

    assert improvement.state == ImprovementState.WRITTEN_OFF
    assert improvement.outcome.endswith("5 hoped for. Others eat then.")


def test_everybody_of_the_provider_suggests_and_few_decide(manager: Person) -> None:
    agent = an_agent()
    improvement = an_improvement(agent)

    with pytest.raises(NotAllowed):
        improving.take_up(improvement, by(agent))

    assert improvement.state == ImprovementState.SUGGESTED
