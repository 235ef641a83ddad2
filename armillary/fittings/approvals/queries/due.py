"""When those who are asked are reminded, and which steps it is time for."""

from collections.abc import Sequence
from datetime import UTC, datetime

from armillary.engines.worktime import ALWAYS, due
from armillary.fittings.approvals.models import Approval, Step
from armillary.fittings.approvals.rules.steps import HOUR
from armillary.fittings.approvals.vocabulary import State
from armillary.fittings.calendars.queries import calendar

SHARES = (25, 50, 75, 100)
"""People are reminded when so much of the time of a step is over, in per cent."""
AT_ONCE = 500
MINUTE = 60


def to_remind_of(now: datetime) -> list[Step]:
    """Open steps of which it is time to remind people, the most pressing first."""
    waiting = Step.objects.filter(outcome="", approval__state=State.PENDING, remind_at__lte=now)
    rows = waiting.select_related("approval__policy")
    return list(rows.order_by("remind_at", "pk")[:AT_ONCE])


def moments_of(step: Step, approval: Approval) -> Sequence[datetime | None]:
    """When each share of the time of an open step is over, by the calendar of its policy.

    None: the calendar never has as many working hours.
    """
    if step.opened_at is None:
        return [None] * len(SHARES)
    key = approval.policy.calendar_id if approval.policy else None
    working = ALWAYS if key is None else calendar(key)
    begun, minutes = int(step.opened_at.timestamp()), step.hours * HOUR + step.minutes
    found = [due(working, begun, minutes * MINUTE * share // 100) for share in SHARES]
    return [None if each is None else datetime.fromtimestamp(each, UTC) for each in found]
