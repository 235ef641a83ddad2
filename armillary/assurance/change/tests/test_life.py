"""From the request to the end, by every model of a change."""

from datetime import timedelta
from typing import Any

import pytest

from armillary.assurance.change import actions
from armillary.assurance.change.actions import orders, templates
from armillary.assurance.change.models import Change
from armillary.assurance.change.tests.makers import (
    HOUR,
    TONIGHT,
    a_draft,
    a_manager,
    a_step,
    a_template,
    an_item,
    assessed,
    planned,
)
from armillary.assurance.change.vocabulary import (
    Path,
    Risk,
    State,
    TemplateState,
    Urgency,
)
from armillary.kernel.errors import Invalid, NotAllowed, RuleBroken, WrongState
from tests.makers import MONDAY, a_person, an_agent, by

pytestmark = pytest.mark.django_db


def test_a_request_belongs_to_who_asks_and_is_minor_unless_said() -> None:
    manager = a_manager()

    minor, major = a_draft(actor=manager), a_draft(actor=manager, major=True)

    assert (minor.path, major.path) == (Path.MINOR, Path.MAJOR)
    assert (minor.state, minor.requester) == (State.DRAFT, manager)


def test_nobody_decides_on_what_says_too_little() -> None:
    change = assessed(a_draft(an_item("db1"), back_out_plan="", test_note=" "))
    planned(change)

    with pytest.raises(RuleBroken, match="how it was tested, how it is taken back"):
        actions.ask_for_approval(change, by(a_manager()))

    change.refresh_from_db()
    assert change.state == State.ASSESSING


def test_a_major_change_needs_all_sections() -> None:
    change = planned(assessed(a_draft(an_item("db1"), major=True)))

    with pytest.raises(RuleBroken, match=r"how it was rehearsed.*what must be true"):
        actions.ask_for_approval(change, by(a_manager()))


def test_nobody_decides_without_a_window_and_without_an_item() -> None:
    manager = a_manager()
    without_window = assessed(a_draft(an_item("db1")))
    without_item = planned(assessed(a_draft()))

    with pytest.raises(RuleBroken, match="Plan its window first"):
        actions.ask_for_approval(without_window, by(manager))
    with pytest.raises(RuleBroken, match="Name what it changes"):
        actions.ask_for_approval(without_item, by(manager))


def test_an_agent_asks_for_no_change() -> None:
    with pytest.raises(NotAllowed):
        a_draft(actor=an_agent())

    assert not Change.objects.exists()


def test_only_the_robot_says_yes_or_no() -> None:
    change = assessed(a_draft(an_item("db1")))

    with pytest.raises((NotAllowed, WrongState)):
        actions.authorise(change, by(a_manager()))


def test_a_window_in_the_past_or_the_wrong_way_round_is_refused() -> None:
    change, act = a_draft(an_item("db1")), by(a_manager())

    with pytest.raises(Invalid, match="over"):
        actions.plan_window(change, act, planned_start=MONDAY - HOUR, planned_end=MONDAY + HOUR)
    with pytest.raises(Invalid, match="after it begins"):
        actions.plan_window(change, act, planned_start=TONIGHT, planned_end=TONIGHT)

    change.refresh_from_db()
    assert change.planned_start is None


def test_the_time_it_takes_is_its_window_with_preparation_and_watch() -> None:
    change = planned(a_draft(an_item("db1")))

    actions.allow_time(change, by(a_manager()), prepare_minutes=30, watch_minutes=60)

    assert change.taken_from == TONIGHT - timedelta(minutes=30)
    assert change.taken_until == TONIGHT + 3 * HOUR


def test_planning_reckons_the_risk_and_never_below_what_is_laid_down() -> None:
    change = a_draft(an_item("db1"), major=True)

    planned(change)

    assert change.risk == Risk.MODERATE
    assert change.chance == pytest.approx(0.06, abs=0.03)


def test_a_template_must_earn_its_standing() -> None:
    template, item, manager = a_template(), an_item("web1"), a_manager()

    with pytest.raises(Invalid, match="0 of 0 went well"):
        actions.request_standard(by(manager), template=template, item=item)
    with pytest.raises(RuleBroken, match="85 % are needed"):
        templates.promote(template, by(manager))


def test_a_new_edition_earns_its_standing_anew() -> None:
    template = a_template()

    templates.reword(template, by(a_manager()), plan="Otherwise.", back_out_plan="Back.")

    assert (template.edition, template.state) == (2, TemplateState.PROPOSED)


def test_an_emergency_says_why_waiting_is_worse() -> None:
    manager = a_manager()

    change = actions.request_emergency(
        by(manager),
        title="Stop the leak",
        reason="Data leaves the house.",
        urgent_because=Urgency.SECURITY,
        back_out_plan="Open the port again.",
        item=an_item("fw1"),
    )

    assert (change.path, change.state) == (Path.EMERGENCY, State.DRAFT)


def test_what_was_done_already_is_not_set_back_in_time() -> None:
    manager = a_manager()
    told: dict[str, Any] = {"title": "Restarted it", "plan": "Restarted it.", "reason": "It hung."}

    with pytest.raises(Invalid, match="is over"):
        actions.record_latent(by(manager), **told, done_from=MONDAY, done_until=MONDAY + HOUR)
    change = actions.record_latent(
        by(manager), **told, done_from=MONDAY - HOUR, done_until=MONDAY, item=an_item("db1")
    )

    assert (change.started_at, change.planned_start) == (MONDAY - HOUR, None)


def test_a_cancelled_change_is_over() -> None:
    change = a_draft(an_item("db1"))

    actions.cancel(change, by(a_manager()), reason="Not needed.")

    assert (change.state, change.closed_at) == (State.CANCELLED, MONDAY)


def test_steps_wait_for_each_other_and_never_in_a_ring() -> None:
    change, act = a_draft(an_item("db1")), by(a_manager())
    first, second = a_step(change, "Stop"), a_step(change, "Start", position=2)
    orders.follow(second, act, after=first)

    with pytest.raises(Invalid, match="wait for each other"):
        orders.follow(first, act, after=second)
    with pytest.raises(RuleBroken, match="is not being done"):
        orders.start(first, act)


def test_who_is_named_for_a_step_may_do_it() -> None:
    somebody, change = a_person(), a_draft(an_item("db1"))
    step = a_step(change, "Stop", assignee=somebody)

    orders.accept(step, by(somebody))

    assert step.assignee == somebody
