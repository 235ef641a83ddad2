"""Those who are asked decide, one after the other, until it is decided."""

from datetime import datetime

from armillary.assurance.change.models import Change
from armillary.assurance.change.queries import orders
from armillary.demo.parts.changes.house import House
from armillary.fittings.approvals.actions import approve, reject
from armillary.fittings.approvals.models import Approval, Seat
from armillary.fittings.approvals.queries.approvals import live
from armillary.fittings.approvals.queries.seats import table_of
from armillary.fittings.approvals.vocabulary import State

WORDS = ("", "", "", "The plan is sound.", "I have asked the site: it suits them.", "As last time.")
NO = "Not in the last week of the season. Ask again in a month."
MOST = 12


def decide(
    house: House, change: Change, asked: datetime, latest: datetime, *, yes: bool = True
) -> None:
    """Between two moments, spread evenly. Raises RuntimeError when nobody is left to decide."""
    for place in range(1, MOST):
        approval = live(change)
        if approval is None or approval.state != State.PENDING:
            change.refresh_from_db()
            return
        seat = _next(approval, change)
        act = house.by(house.by_key[seat.person_id], asked + (latest - asked) * place / MOST)
        if yes:
            approve(approval, act, words=WORDS[(change.pk + place) % len(WORDS)])
        else:
            reject(approval, act, reason=NO)
    raise RuntimeError(f"Nobody is left to decide on {change.number}.")


def _next(approval: Approval, change: Change) -> Seat:
    """Who has no part in it; by chance of its key, so that not always the same people decide."""
    parties = {change.requester_id, change.implementer_id, *orders.assignees(change)}
    seats = [each for each in table_of(approval).open_seats() if each.person_id not in parties]
    return seats[change.pk % len(seats)]
