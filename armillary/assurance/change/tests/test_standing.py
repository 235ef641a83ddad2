"""A template earns its standing by changes that go well, and loses it by those that do not."""

from datetime import timedelta

import pytest

from armillary.assurance.change import actions, jobs
from armillary.assurance.change.actions import templates
from armillary.assurance.change.models import Change, ChangeTemplate
from armillary.assurance.change.tests.makers import (
    TONIGHT,
    a_board,
    a_manager,
    a_standard_change,
    a_template,
    an_item,
    planned,
    put,
    run,
)
from armillary.assurance.change.vocabulary import Outcome, TemplateState
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.fittings.approvals.actions import approve
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person
from armillary.reference.roles import Role
from tests.makers import a_person, by, the_robot

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
ENOUGH = 22


@pytest.fixture
def item() -> ConfigurationItem:
    return an_item("web1")


@pytest.fixture
def member() -> Person:
    found = a_person(Role.CAB_MEMBER)
    a_board(found)
    return found


def closed(change: Change) -> None:
    """The product looks at the template as soon as it hears of the closing."""
    lines = Entry.objects.filter(record_type="changes", record_id=change.pk, verb="close")
    jobs.judge_templates(by(the_robot()), list(lines.values_list("pk", flat=True)))


def one_approved(
    template: ChangeTemplate, item: ConfigurationItem, member: Person, day: int
) -> None:
    """A run with approval, as long as there is no standing."""
    manager = by(a_manager())
    change = actions.request_by_template(
        manager, template=template, item=item, reason="It is due.", test_note="As always."
    )
    actions.describe(change, manager, communication="Nobody notices.")
    planned(change, TONIGHT + day * DAY, hours=1)
    actions.hand_in(change, manager)
    actions.accept(change, manager)
    approve(put(change), by(member))
    change.refresh_from_db()
    actions.schedule(change, manager)
    run(change)
    closed(change)


def one_standard(
    template: ChangeTemplate, item: ConfigurationItem, day: int, outcome: Outcome
) -> None:
    """A run without approval."""
    change = a_standard_change(template, item, TONIGHT + day * DAY)
    run(change, outcome, review="" if outcome == Outcome.SUCCESSFUL else "It hung.")
    closed(change)


def test_twenty_two_clean_runs_earn_it_and_two_bad_ones_lose_it_again(
    item: ConfigurationItem, member: Person
) -> None:
    template = a_template()
    for day in range(ENOUGH - 1):
        one_approved(template, item, member, day)
    template.refresh_from_db()
    assert (template.state, template.runs) == (TemplateState.PROPOSED, ENOUGH - 1)
    with pytest.raises(Invalid, match="21 of 21 went well, so at least 85% do"):
        actions.request_standard(by(a_manager()), template=template, item=item)

    one_approved(template, item, member, ENOUGH)
    template.refresh_from_db()
    assert (template.state, template.clean_runs) == (TemplateState.PRE_APPROVED, ENOUGH)

    one_standard(template, item, ENOUGH + 1, Outcome.SUCCESSFUL)
    template.refresh_from_db()
    assert template.state == TemplateState.PRE_APPROVED

    later = TONIGHT + (ENOUGH + 3) * DAY
    waiting = a_standard_change(template, item, later)
    one_standard(template, item, ENOUGH + 2, Outcome.WITH_ISSUES)
    template.refresh_from_db()
    assert (template.state, template.clean_runs, template.runs) == (
        TemplateState.SUSPENDED,
        ENOUGH + 1,
        ENOUGH + 2,
    )
    assert template.bound < 0.85
    line = Entry.objects.get(record_type="change-templates", verb="demote")
    assert line.text == "Only 23 of the last 24 went well."
    with pytest.raises(Invalid, match="has not the standing"):
        actions.request_standard(by(a_manager()), template=template, item=item)
    with pytest.raises(RuleBroken, match="has lost its standing"):
        actions.begin(waiting, by(a_manager(), later))
    with pytest.raises(RuleBroken, match="85 % are needed"):
        templates.promote(template, by(a_manager()))
