"""How changes of the demo are done, step by step, and taken back where they fail."""

from datetime import datetime, timedelta

from armillary.assurance.change import actions
from armillary.assurance.change.actions import orders
from armillary.assurance.change.models import Change
from armillary.assurance.change.queries.orders import of as steps_of
from armillary.assurance.change.vocabulary import Outcome
from armillary.demo.parts.changes.house import House
from armillary.demo.parts.changes.reviewing import review
from armillary.demo.plan.changes.drawn import Planned
from armillary.kernel.acts import Act

MINUTE = timedelta(minutes=1)
FAILED = ("backed_out", "left_in")


class Working:
    """Those who ask for changes and do them, at work."""

    def __init__(self, house: House) -> None:
        self.house, self.items = house, house.items

    def asker(self, planned: Planned, at: datetime) -> Act:
        return self.house.by(self.house.stage.people[planned.requester], min(at, self.house.now))

    def doer(self, planned: Planned, at: datetime) -> Act:
        return self.house.by(self.house.stage.people[planned.implementer], min(at, self.house.now))

    def do(self, change: Change, planned: Planned) -> None:
        start = planned.start + MINUTE
        actions.begin(change, self.doer(planned, start))
        end = self._work(change, planned, start)
        if planned.until == "implementing":
            return
        if planned.outcome in FAILED:
            end = self._fail(change, planned, end)
        else:
            outcome = Outcome(planned.outcome)
            actions.complete(change, self.doer(planned, end), outcome=outcome)
            self._put_away(change, planned, end)
        if planned.until == "closed":
            review(self.house, change, Outcome(planned.outcome), end)

    def _work(self, change: Change, planned: Planned, start: datetime) -> datetime:
        """Step by step; what is still being done has done its first step only."""
        at, goes_on = start, planned.until == "implementing"
        steps = [each for each in steps_of(change) if not each.back_out]
        for step in steps[: 1 if goes_on else None]:
            orders.start(step, self.doer(planned, at))
            at += 0.8 * step.minutes * MINUTE
            if goes_on and at > self.house.now:
                return at
            orders.finish(step, self.doer(planned, at))
        return at + planned.late

    def _put_away(self, change: Change, planned: Planned, at: datetime) -> None:
        """The way back was not needed."""
        for step in [each for each in steps_of(change) if each.back_out]:
            orders.cancel(step, self.doer(planned, at))

    def _fail(self, change: Change, planned: Planned, at: datetime) -> datetime:
        act = self.doer(planned, at)
        if planned.outcome == "left_in":
            actions.leave_in(change, act, reason="There is no way back from here: mended by day.")
            self._put_away(change, planned, at)
            return at
        actions.back_out(change, act, reason="It does not come up as it should.")
        for step in [each for each in steps_of(change) if each.back_out]:
            orders.start(step, self.doer(planned, at))
            at += 1.2 * step.minutes * MINUTE
            orders.finish(step, self.doer(planned, at))
        actions.confirm_back_out(change, self.doer(planned, at), note="All is as it was.")
        return at
