"""What becomes of an agreement that binds: review, successor, notice, and its end."""

from datetime import date, timedelta

from armillary.assurance.service_level.actions.allowed import keepers
from armillary.assurance.service_level.models import Agreement
from armillary.assurance.service_level.queries import agreements, editions
from armillary.assurance.service_level.vocabulary import STANDING, WORKED_ON, State
from armillary.kernel import by_heart
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change, transition
from armillary.reference.activities import ServiceLevel as Activity

NEGOTIATE = Activity.NEGOTIATE_AND_DOCUMENT_SLAS
REVIEW = Activity.CONDUCT_SERVICE_REVIEWS


def has_not_ended(agreement: Agreement, act: Act) -> str | None:
    """It binds until its last day is over."""
    if agreement.valid_until is not None and agreement.valid_until <= act.at.date():
        return None
    return "It has not come to its end: give notice, or terminate it."


def is_not_replaced(agreement: Agreement, act: Act) -> str | None:
    """What takes its place was signed."""
    next_ = agreements.successor(agreement)
    if next_ is None or not editions.signed(next_):
        return "Nothing has been signed that takes its place."
    return None


@transition(source=State.AGREED, target=State.UNDER_REVIEW, activity=REVIEW, allowed=keepers)
def begin_review(agreement: Agreement, act: Act) -> None:
    """Look at it again with the other side; it binds meanwhile."""


@transition(source=State.UNDER_REVIEW, target=State.AGREED, activity=REVIEW, allowed=keepers)
def confirm(agreement: Agreement, act: Act) -> None:
    """It was looked at and stays as it is."""
    agreement.reviewed_on = act.at.date()


@change(when=STANDING, activity=NEGOTIATE, allowed=keepers)
def give_notice(agreement: Agreement, act: Act, *, ends_on: date, reason: str) -> None:
    """Say on which day it ends, in time."""
    earliest = act.at.date() + timedelta(days=agreement.notice_days)
    if ends_on < earliest:
        raise Invalid({"ends_on": f"Notice is {agreement.notice_days} days: {earliest} or later."})
    if agreement.valid_until is not None and ends_on > agreement.valid_until:
        raise Invalid({"ends_on": f"It ends on {agreement.valid_until} anyway."})
    agreement.valid_until = ends_on
    agreement.ended_reason = reason
    by_heart.turn()


@transition(source=STANDING, target=State.TERMINATED, activity=NEGOTIATE, allowed=keepers)
def terminate(agreement: Agreement, act: Act, *, reason: str) -> None:
    """End it now, because both sides want that or one may."""
    agreement.ended_reason = reason
    _end(agreement, act)


@transition(
    source=STANDING,
    target=State.EXPIRED,
    activity=NEGOTIATE,
    allowed=keepers,
    unless=has_not_ended,
)
def expire(agreement: Agreement, act: Act) -> None:
    """Its last day is over."""
    _end(agreement, act)


@transition(
    source=STANDING,
    target=State.SUPERSEDED,
    activity=NEGOTIATE,
    allowed=keepers,
    unless=is_not_replaced,
)
def supersede(agreement: Agreement, act: Act) -> None:
    """Another agreement has taken its place."""
    _end(agreement, act)


@transition(source=WORKED_ON, target=State.WITHDRAWN, activity=NEGOTIATE, allowed=keepers)
def withdraw(agreement: Agreement, act: Act, *, reason: str) -> None:
    """It will not be agreed; what was said about it stays on record."""
    agreement.ended_reason = reason
    editions.withdraw_signatures(agreement, act.at)


def has_a_successor(agreement: Agreement, act: Act) -> str | None:
    """One at a time."""
    next_ = agreements.successor(agreement)
    return f"{next_.number} is to replace it already." if next_ else None


def _end(agreement: Agreement, act: Act) -> None:
    agreement.ended_at = act.at
    by_heart.turn()
