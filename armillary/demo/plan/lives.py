"""How the life of one incident goes, from the call to its end, as a service desk lives it."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from armillary.demo.plan.calls import Call, fault_of
from armillary.demo.plan.company import ROBOT, Company
from armillary.demo.plan.course import Course
from armillary.demo.plan.telling import Telling
from armillary.demo.words import FAULTS

CHANNELS = ("phone",) * 5 + ("email",) * 3 + ("web",) * 4 + ("walk_in", "chat")
HOURS_OF_WORK = {2: 1.5, 3: 2.5, 4: 3.5, 5: 5.0, 6: 8.0}
"""Impact and urgency together, and how many working hours it takes about."""

WAITS = (
    ("awaiting_caller",) * 5
    + ("awaiting_vendor",) * 3
    + (
        "awaiting_parts",
        "awaiting_change",
        "awaiting_access",
    )
)
PROBLEMS = "problem-management"
CLOSED_INCIDENTS = 64
"""The interaction of the reference model by which problem management hears of incidents."""
MOST_GRAVE, ASKED_WHY = 2, 0.97
"""Impact and urgency together of what is critical, and how often somebody asks for its cause."""
CAUSES = tuple(fault.cause for fault in FAULTS)
UNTIL_CLOSED = timedelta(days=5)
HOUR = timedelta(hours=1)


class Incident:
    """One incident and those who deal with it."""

    def __init__(self, company: Company, call: Call, chance: Random, which: int = 0) -> None:
        self.company, self.call, self.chance = company, call, chance
        self.fault = fault_of(call)
        self.told = Telling(self.fault, call.site, chance, thing=call.thing)
        self.course = Course(company, call.at, chance, which)
        self.caller = company.people[call.caller]
        self.desk_team = self.course.desk()
        self.desk = self.course.member(self.desk_team)
        self.team = self.desk_team
        self.fixer = self.desk
        self.impact, self.urgency = self._impact(), self._urgency()

    def live(self) -> None:
        """All of it; some lives end before the work on them has begun."""
        self.log()
        if self.course.happens(0.02):
            self.cancel()
            return
        self.sort()
        self.dispatch()
        self.work()
        self.end()

    def log(self) -> None:
        channel = self.chance.choice(CHANNELS)
        by = self.caller.key if channel in ("web", "email") else self.desk
        known: dict[str, Any] = {"category": self.fault.category} if by == self.desk else {}
        self.course.step(
            by,
            "log",
            title=self.told.title(),
            description=self.told.story(),
            channel=channel,
            caller=self.caller.key,
            impact=self.impact,
            urgency=self.urgency,
            location=self.call.site,
            **known,
        )

    def sort(self) -> None:
        """The desk says what kind of trouble it is, and how much it weighs."""
        self.course.later(3 if self.urgency == 1 else 14)
        if "category" not in self.course.steps[0].said:
            self.course.step(self.desk, "categorise", category=self.fault.category)
        if self.course.happens(0.07):
            self.course.later(2)
            self.urgency = self.urgency - 1 if self.urgency > 1 else 2
            self.course.step(self.desk, "prioritise", impact=self.impact, urgency=self.urgency)
        if self.caller.is_vip and self.impact + self.urgency > 3:
            self.course.step(
                self.desk, "override_priority", priority=2, priority_reason=self.told.says("vip")
            )

    def dispatch(self) -> None:
        """The desk keeps what it can mend; the rest goes to those who know it."""
        self.course.later(2 if self.urgency == 1 else 20)
        if self.fault.first_line or self.course.happens(0.3):
            self.course.step(self.desk, "take")
        else:
            if self.course.happens(0.1):
                self._to_the_wrong_team()
            self.team = self._team_by_night() or self.fault.team
            self.course.step(self.desk, "assign", team=self.team)
            self._reach(self.team)
            self.fixer = self.course.member(self.team)
            self.course.step(self.fixer, "take")
        self.course.later(6)
        self.course.step(self.fixer, "start")

    def _reach(self, team: str) -> None:
        """What is grave is taken at once, whoever has to stay for it."""
        if self.impact + self.urgency <= 3:
            self.course.later(6)
        else:
            self.course.worked(self.company.crew[team], 0.1 if self.urgency == 1 else 0.8)

    def work(self) -> None:
        for _ in range(self.chance.choice((0, 0, 1, 1, 2))):
            self.talk()
        if self.course.happens(0.06) and self.fault.team != self.team:
            self._pass_on()
        if self.course.happens(0.7 if self.fault.waits else 0.16):
            self._wait()
        hours = HOURS_OF_WORK[self.impact + self.urgency] * (0.15 if self.fault.first_line else 1)
        self.course.worked(self.company.crew[self.team], hours)
        if self.impact < 3 and self.course.happens(0.4):
            self.course.step(self.fixer, "restore")
            self.course.worked(self.company.crew[self.team], 0.5)

    def talk(self) -> None:
        """A question and its answer, a piece of news, or a note to colleagues."""
        self.course.worked(self.company.crew[self.team], 0.4)
        match self.chance.randrange(3):
            case 0:
                self.course.step(self.fixer, "comment", text=self.told.says("asks"))
                self.course.later(35)
                self.course.step(self.caller.key, "comment", text=self.told.says("answers"))
            case 1:
                self.course.step(self.fixer, "comment", text=self.told.says("news"))
            case _:
                self.course.step(self.fixer, "note", text=self.told.note())

    def end(self) -> None:
        self.resolve()
        if self.course.happens(0.045):
            self._come_back()
        if self.impact + self.urgency == MOST_GRAVE and self.course.happens(ASKED_WHY):
            self.ask_why()
            self.course.later(60 * 3)
            self.course.at += HOUR
        self.close()

    def resolve(self) -> None:
        code = "workaround_applied" if self.course.happens(0.08) else self.fault.code
        cause = self.chance.choice(CAUSES) if self.course.happens(0.1) else self.fault.cause
        self.course.step(
            self.fixer,
            "resolve",
            resolution=self.told.fix(),
            resolution_code=code,
            closure_category=cause,
        )

    def ask_why(self) -> None:
        """Problem management is asked to look for the cause."""
        wish = self.told.says("wish")
        self.course.later(30)
        self.course.step(self.desk, "offer", edge=CLOSED_INCIDENTS, to_process=PROBLEMS, wish=wish)

    def close(self) -> None:
        """The caller agrees within days, or time does it."""
        resolved = self.course.at
        if self.course.happens(0.3):
            if self.course.happens(0.5):
                self.course.later(90)
                self.course.step(self.caller.key, "comment", text=self.told.says("thanks"))
            self.course.at = min(self._after(60 * 14), resolved + UNTIL_CLOSED - HOUR)
            self.course.step(self.caller.key, "close")
        else:
            due = resolved + UNTIL_CLOSED
            self.course.at = due.replace(minute=0, second=0, microsecond=0) + HOUR
            self.course.step(ROBOT, "close")

    def cancel(self) -> None:
        self.course.later(40)
        self.course.step(self.desk, "cancel", reason=self.told.says("cancelled"))

    def _to_the_wrong_team(self) -> None:
        wrong = self.chance.choice(("Workplace", "Applications", "Network operations"))
        if wrong == self.fault.team:
            return
        self.course.step(self.desk, "assign", team=wrong)
        self.course.worked(self.company.crew[wrong], 1)
        self.course.step(self.course.member(wrong), "note", text=self.told.says("wrong_team"))
        self.course.later(20)

    def _team_by_night(self) -> str:
        """What cannot wait goes to those on call when its team sleeps."""
        asleep = not self.company.crew[self.fault.team].works(self.course.at)
        return "On call" if asleep and self.impact + self.urgency <= 3 else ""

    def _pass_on(self) -> None:
        self.course.step(self.fixer, "note", text=self.told.says("wrong_team"))
        self.team = self.fault.team
        self.course.at = self.company.crew[self.team].next_at_work(self.course.at)
        last, self.fixer = self.fixer, self.course.member(self.team)
        self.course.step(last, "reassign", team=self.team, assignee=self.fixer)

    def _wait(self) -> None:
        reason = self.fault.waits or self.chance.choice(WAITS)
        if reason == "awaiting_caller":
            self.course.step(self.fixer, "comment", text=self.told.says("asks"))
        self.course.step(self.fixer, "hold", hold_reason=reason)
        self.course.at = min(self._after(60 * 24), self.course.at + timedelta(days=12))
        self.course.at = self.company.crew[self.team].next_at_work(self.course.at)
        self.course.step(self.fixer, "resume")

    def _come_back(self) -> None:
        resolved = self.course.at
        self.course.at = min(self._after(60 * 18), resolved + UNTIL_CLOSED - HOUR)
        self.course.step(self.caller.key, "reopen", reason=self.told.says("reopened"))
        self.course.worked(self.company.crew[self.team], 3)
        self.resolve()

    def _after(self, minutes: float) -> datetime:
        self.course.later(minutes)
        return self.course.at

    def _impact(self) -> int:
        """What hits one person as a rule hits several now and then."""
        several = self.fault.impact == 3 and self.course.happens(0.1)
        return 2 if several else self.fault.impact

    def _urgency(self) -> int:
        """Most see their own trouble as the fault is seen; some as more, some as less."""
        if self.fault.major:
            return self.fault.urgency
        return min(3, max(1, self.fault.urgency + self.chance.choice((-1, 0, 0, 0, 0, 1, 1))))
