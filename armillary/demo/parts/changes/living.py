"""The life of a change in the demo: every step by its verb, done by somebody, at its time."""

from datetime import datetime, timedelta
from typing import Any

from armillary.assurance.change import actions
from armillary.assurance.change.actions import orders, templates
from armillary.assurance.change.models import Change, ChangeTemplate, WorkOrder
from armillary.assurance.change.queries import past
from armillary.assurance.change.rules.standing import is_earned
from armillary.assurance.change.vocabulary import (
    Complexity,
    Experience,
    Outage,
    Outcome,
    Path,
    Reversal,
    State,
    TemplateState,
    Urgency,
)
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.demo.parts.changes.deciding import decide
from armillary.demo.parts.changes.reviewing import review
from armillary.demo.parts.changes.working import Working
from armillary.demo.plan.changes.drawn import Planned
from armillary.demo.plan.changes.kinds import Kind
from armillary.kernel.errors import Invalid, NotAllowed

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
MAJOR = {
    "rehearsal": "Done twice, the last time within the hours that are planned.",
    "continuity": "If it fails, the sites work on paper for as long as the way back takes.",
    "security": "Nothing is opened that was closed before; the keys stay where they are.",
    "staffing": "Two of the team, one of the maker by telephone, the duty manager of the site.",
    "go_no_go": "The backup of the day is there, and nobody has called about it since noon.",
}
OVERRULED = "Agreed with those who are hit: there is no better time before the freeze."


class Living(Working):
    """Plays one change after the other."""

    def live(self, planned: Planned) -> None:
        """From the request to as far as it has come."""
        match planned.path:
            case "latent":
                self._afterwards(planned)
            case "emergency":
                self._at_once(planned)
            case "standard":
                self._by_template(planned)
            case _:
                self._normal(planned)

    def _normal(self, planned: Planned) -> None:
        kind = _kind(planned)
        change = self._requested(planned, kind)
        act = self.asker(planned, planned.asked + 20 * MINUTE)
        if planned.until == "draft":
            return
        self._plan(change, planned)
        actions.hand_in(change, act)
        if planned.until == "submitted":
            return
        actions.accept(change, self.house.by_manager(planned.asked + 40 * MINUTE))
        if planned.outcome == "cancelled":
            at = planned.asked + 50 * MINUTE
            actions.cancel(change, self.asker(planned, at), reason="The maker will do it himself.")
        elif planned.until != "assessing":
            self._ask(change, planned)
            self._go_on(change, planned)

    def _requested(self, planned: Planned, kind: Kind) -> Change:
        act = self.asker(planned, planned.asked)
        given = self._common(planned) | {
            "title": planned.title,
            "reason": planned.reason,
            "plan": kind.plan,
            "test_note": kind.test,
            "back_out_plan": kind.back,
            "communication": kind.tell,
        }
        change = actions.request(act, **given, major=planned.path == Path.MAJOR)
        self._tell_more(change, planned, kind)
        for place, (title, minutes) in enumerate(kind.steps, start=1):
            self._step(change, planned, title, minutes, place)
        for place, (title, minutes) in enumerate(kind.back_steps, start=1):
            self._step(change, planned, title, minutes, place, back_out=True)
        return change

    def _common(self, planned: Planned) -> dict[str, Any]:
        service = self.items.get(planned.thing.key.removesuffix(" application"))
        return {
            "item": self._item(planned),
            "service": service if service and planned.thing.of == "web_application" else None,
            "team": self.house.stage.teams[planned.team],
            "implementer": self.house.stage.people[planned.implementer],
        }

    def _tell_more(self, change: Change, planned: Planned, kind: Kind) -> None:
        act = self.asker(planned, planned.asked + 5 * MINUTE)
        actions.answer(
            change,
            act,
            experience=Experience(kind.experience),
            complexity=Complexity(kind.complexity),
            reversal=Reversal(kind.reversal),
            outage=Outage(kind.outage),
            outage_minutes=0 if kind.outage == "none" else kind.minutes // 3,
        )
        back = sum(minutes for _, minutes in kind.back_steps)
        actions.allow_time(change, act, back_out_minutes=back, verify_minutes=10)
        if planned.path == Path.MAJOR:
            actions.describe(change, act, **MAJOR)
        if kind.value[0]:
            item = self._item(planned)
            actions.set_value(change, act, item=item, field=kind.value[0], value=planned.value)

    def _step(
        self, change: Change, planned: Planned, title: str, minutes: int, place: int, **more: Any
    ) -> WorkOrder:
        return orders.plan(
            self.asker(planned, planned.asked + 10 * MINUTE),
            change=change,
            title=title,
            position=place,
            minutes=minutes,
            team=self.house.stage.teams[planned.team],
            assignee=self.house.stage.people[planned.implementer],
            **more,
        )

    def _plan(self, change: Change, planned: Planned) -> None:
        """Who asks plans it; what bars that, the change manager overrules."""
        at = planned.asked + 15 * MINUTE
        try:
            actions.plan_window(change, self.asker(planned, at), **planned.window)
        except Invalid:
            act = self.house.by_manager(at + MINUTE)
            actions.plan_window(change, act, **planned.window, overruled=OVERRULED)

    def _ask(self, change: Change, planned: Planned) -> None:
        asked = min(planned.asked + HOUR, self.house.now - 5 * MINUTE)
        actions.ask_for_approval(change, self.asker(planned, asked))
        if planned.until == "waiting":
            return
        latest = min(planned.start, self.house.now) - 2 * MINUTE
        decide(self.house, change, asked, latest, yes=planned.outcome != "rejected")

    def _go_on(self, change: Change, planned: Planned) -> None:
        """Into the calendar, and done in its window."""
        change.refresh_from_db()
        if change.state != State.APPROVED or planned.until == "approved":
            return
        at = min(planned.start, self.house.now) - MINUTE
        actions.schedule(change, self.asker(planned, at))
        if planned.until != "scheduled":
            self.do(change, planned)

    def _at_once(self, planned: Planned) -> None:
        kind = _kind(planned)
        change = actions.request_emergency(
            self.asker(planned, planned.asked),
            title=planned.title,
            reason=planned.reason,
            urgent_because=Urgency(kind.urgent),
            back_out_plan=kind.back,
            plan=kind.plan,
            **self._common(planned),
        )
        self._plan_now(change, planned)
        actions.ask_for_approval(change, self.asker(planned, planned.asked + 4 * MINUTE))
        if planned.until == "waiting":
            return
        decide(self.house, change, planned.asked + 5 * MINUTE, planned.start - MINUTE)
        actions.begin(change, self.doer(planned, planned.start + MINUTE))
        end = planned.end - 5 * MINUTE
        actions.complete(change, self.doer(planned, end), outcome=Outcome(planned.outcome))
        later = self.asker(planned, end + DAY)
        actions.describe(change, later, test_note=kind.test, communication=kind.tell)
        review(self.house, change, Outcome(planned.outcome), end + DAY)

    def _plan_now(self, change: Change, planned: Planned) -> None:
        act = self.house.by_manager(planned.asked + 2 * MINUTE)
        try:
            actions.plan_window(change, act, **planned.window)
        except (Invalid, NotAllowed):
            actions.plan_window(change, act, **planned.window, overruled="It cannot wait.")

    def _afterwards(self, planned: Planned) -> None:
        kind = _kind(planned)
        told = planned.end + 9 * HOUR
        change = actions.record_latent(
            self.asker(planned, told),
            title=planned.title,
            plan=kind.plan,
            reason=planned.reason,
            done_from=planned.start,
            done_until=planned.end,
            **self._common(planned),
        )
        actions.describe(change, self.asker(planned, told + 5 * MINUTE), back_out_plan=kind.back)
        actions.ask_for_approval(change, self.asker(planned, told + 10 * MINUTE))
        decide(self.house, change, told + HOUR, told + 5 * HOUR)
        actions.accept_as_done(change, self.asker(planned, told + 6 * HOUR))
        review(self.house, change, Outcome(planned.outcome), told + DAY)

    def _by_template(self, planned: Planned) -> None:
        """With approval until the template has earned its standing, and again when it lost it."""
        routine = planned.routine
        if routine is None:
            raise ValueError("A standard change goes by a template.")
        template = self.house.templates[routine.name]
        act, item = self.asker(planned, planned.asked), self._item(planned)
        implementer = self.house.stage.people[planned.implementer]
        if template.state == TemplateState.PRE_APPROVED:
            change = actions.request_standard(
                act, template=template, item=item, implementer=implementer
            )
            told = self.asker(planned, planned.asked + MINUTE)
            actions.schedule_standard(change, told, **planned.window)
            if planned.until != "scheduled":
                self.do(change, planned)
        else:
            self._with_approval(planned, template, item)
        self._judge(template, planned.end + 3 * HOUR)

    def _with_approval(
        self, planned: Planned, template: ChangeTemplate, item: ConfigurationItem
    ) -> None:
        change = actions.request_by_template(
            self.asker(planned, planned.asked),
            template=template,
            item=item,
            reason="It is due.",
            test_note="Done many times.",
            implementer=self.house.stage.people[planned.implementer],
        )
        told = self.asker(planned, planned.asked + 5 * MINUTE)
        actions.describe(change, told, communication="Nobody notices.")
        self._plan(change, planned)
        actions.hand_in(change, self.asker(planned, planned.asked + 20 * MINUTE))
        actions.accept(change, self.house.by_manager(planned.asked + 40 * MINUTE))
        self._ask(change, planned)
        self._go_on(change, planned)

    def _judge(self, template: ChangeTemplate, at: datetime) -> None:
        """As the product does it by itself after each of them that is closed."""
        clean, runs = past.runs(template)
        earned = is_earned(clean, runs)
        act = self.house.by_manager(min(at, self.house.now))
        if earned and template.state == TemplateState.PROPOSED:
            templates.promote(template, act)
        elif not earned and template.state == TemplateState.PRE_APPROVED:
            templates.demote(template, act, reason=f"Only {clean} of the last {runs} went well.")

    def _item(self, planned: Planned) -> ConfigurationItem:
        return self.items[planned.thing.key]


def _kind(planned: Planned) -> Kind:
    if planned.kind is None:
        raise ValueError("Only what goes by a template has no kind.")
    return planned.kind
