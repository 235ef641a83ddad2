"""Major incidents: one that leads, those who report the same, and the news that everybody reads."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random

from armillary.demo.plan.calls import Call, Part
from armillary.demo.plan.company import Company
from armillary.demo.plan.lives import Incident
from armillary.demo.plan.steps import Step
from armillary.demo.plan.telling import Telling


def family(company: Company, calls: Sequence[Call], chance: Random) -> list[Step]:
    """The life of a major incident, with all that belongs to it."""
    first, *others = calls
    lead = Incident(company, first, chance)
    lead.impact = lead.urgency = 1
    lead.log()
    lead.sort()
    lead.dispatch()
    followers = [_Follower(lead, call, at) for at, call in enumerate(others, 1)]
    for follower in followers:
        follower.report()
    _give_news(lead)
    lead.course.at = max(each.course.at for each in (lead, *followers)) + timedelta(minutes=10)
    lead.course.step(lead.fixer, "restore")
    lead.course.later(45)
    lead.resolve()
    for follower in followers:
        follower.end_with(lead)
    _look_for_the_cause(lead)
    return [step for each in (lead, *followers) for step in each.course.steps]


def _give_news(lead: Incident) -> None:
    """Public news every half an hour, a note for colleagues, until the service is back."""
    for _ in range(lead.chance.randrange(3, 6)):
        lead.course.later(26)
        lead.course.step(lead.fixer, "comment", text=lead.told.says("major_news"))
        if lead.course.happens(0.5):
            lead.course.step(lead.fixer, "note", text=lead.told.note())


class _Follower(Incident):
    """Somebody else who reports the same."""

    def __init__(self, lead: Incident, call: Call, which: int) -> None:
        super().__init__(lead.company, call, lead.chance, which)
        self.told = Telling(self.fault, call.site, lead.chance, like=lead.told)
        self.impact, self.urgency = 3, 1
        self.team = lead.team

    def report(self) -> None:
        """It is put under the leading one, or becomes one with it."""
        self.log()
        self.course.later(5)
        if self.call.part is Part.TWIN:
            reason = self.told.says("same_cause")
            self.course.step(self.desk, "merge", into=0, reason=reason)
        else:
            self.course.step(self.desk, "set_parent", parent=0)
            self.course.step(self.desk, "assign", team=self.team)

    def end_with(self, lead: Incident) -> None:
        """Resolved in the words of the one that leads, closed when nobody objects."""
        if self.call.part is Part.TWIN:
            return
        done = lead.course.steps[-1]
        self.course.at = done.at
        self.course.step(done.by, done.verb, along=True, **done.said)
        self.close()


def _look_for_the_cause(lead: Incident) -> None:
    """Problem management is asked for it; the lead is closed a day later."""
    lead.ask_why()
    lead.course.later(60 * 20)
    lead.course.step(lead.desk, "close")
