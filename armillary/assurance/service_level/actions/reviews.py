"""How a service review goes: planned, held, its minutes signed by the other side."""

from datetime import date, datetime

from armillary.assurance.service_level.actions.allowed import keepers, speaker
from armillary.assurance.service_level.models import Agreement, ServiceReview
from armillary.assurance.service_level.vocabulary import ReviewState as State
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change, creation, transition
from armillary.reference.activities import ServiceLevel as Activity

ACTIVITY = Activity.CONDUCT_SERVICE_REVIEWS


@creation(start=State.ARRANGED, activity=ACTIVITY, allowed=keepers)
def plan_review(
    act: Act,
    *,
    agreement: Agreement,
    name: str,
    period_from: date,
    period_until: date,
    planned_for: datetime | None = None,
    description: str = "",
) -> ServiceReview:
    """Say which period of an agreement is looked at with the other side, and when."""
    if period_until <= period_from:
        raise Invalid({"period_until": "The period must end after it begins."})
    return ServiceReview(
        agreement=agreement,
        organisation_id=agreement.organisation_id,
        counterpart=agreement.counterpart,
        name=name,
        period_from=period_from,
        period_until=period_until,
        planned_for=planned_for,
        description=description,
    )


@transition(source=State.ARRANGED, target=State.HELD, activity=ACTIVITY, allowed=keepers)
def record_minutes(
    review: ServiceReview, act: Act, *, held_on: date, attendance: str, minutes: str
) -> None:
    """Both sides have met: who was there, and what was decided. What is to be done are tasks."""
    if held_on > act.at.date():
        raise Invalid({"held_on": "This day has not come yet."})
    review.held_on = held_on
    review.attendance = attendance
    review.minutes = minutes


@change(when=State.HELD, activity=ACTIVITY, allowed=keepers)
def correct_minutes(
    review: ServiceReview, act: Act, *, attendance: str | None = None, minutes: str | None = None
) -> None:
    """Write down otherwise what was said, before the other side has signed."""
    review.attendance = review.attendance if attendance is None else attendance
    review.minutes = review.minutes if minutes is None else minutes


@transition(source=State.HELD, target=State.SIGNED, activity=ACTIVITY, allowed=speaker)
def sign_minutes(review: ServiceReview, act: Act) -> None:
    """Say for the other side that this is what was said and decided."""
    review.signed_by = act.actor
    review.signed_at = act.at


@transition(source=State.ARRANGED, target=State.CALLED_OFF, activity=ACTIVITY, allowed=keepers)
def call_off(review: ServiceReview, act: Act) -> None:
    """It is not held."""
