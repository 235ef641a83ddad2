"""Changes of the tests, made through the product's own verbs."""

from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from armillary.assurance.change import actions
from armillary.assurance.change.actions import orders, templates, windows
from armillary.assurance.change.models import Change, ChangeTemplate, ChangeWindow, WorkOrder
from armillary.assurance.change.vocabulary import NORMAL, Outcome, State, Urgency, WindowKind
from armillary.assurance.configuration.actions import classes, register, relate, relation_types
from armillary.assurance.configuration.models import (
    ConfigurationClass,
    ConfigurationItem,
    RelationRule,
    RelationType,
)
from armillary.assurance.configuration.vocabulary import Falls, Family, Rule
from armillary.fittings.approvals.actions import approve, policies
from armillary.fittings.approvals.models import Approval, ApprovalPolicy
from armillary.fittings.approvals.queries.approvals import live
from armillary.people.models import Person
from armillary.reference.roles import Role
from tests.makers import MONDAY, a_person, an_administrator, by, the_robot

TONIGHT = MONDAY.replace(hour=22)
HOUR = timedelta(hours=1)
SAID: dict[str, Any] = {
    "reason": "A hole is known.",
    "plan": "Install and restart.",
    "test_note": "Done in the test environment.",
    "back_out_plan": "Install the version of before.",
    "communication": "The service desk knows.",
}
"""All that must be said of a normal change, but for its title."""


def a_manager() -> Person:
    """A change manager of the provider."""
    return a_person(Role.CHANGE_MANAGER)


def a_requester() -> Person:
    """Somebody who may ask for changes."""
    return a_person(Role.CHANGE_REQUESTER)


def an_item(name: str, of: Family = Family.COMPUTE, **given: Any) -> ConfigurationItem:
    """A thing in production, of the one class of its family."""
    return register(by(the_robot()), name=name, configuration_class=a_class(of), **given)


def a_class(of: Family = Family.COMPUTE) -> ConfigurationClass:
    """The one class of a family."""
    found = ConfigurationClass.objects.filter(family=of).first()
    return found or classes.define(by(the_robot()), label=f"Kind of {of}", family=of)


def rests(
    upper: ConfigurationItem, lower: ConfigurationItem, group: str = "", needed: int = 1
) -> None:
    """The upper depends on the lower; members of a group stand in for each other."""
    act, pair = by(the_robot()), (upper.configuration_class, lower.configuration_class)
    kind = RelationType.objects.first() or relation_types.define(
        act, forward="rests on", backward="carries", falls=Falls.SOURCE, rule=Rule.ANY
    )
    if not RelationRule.objects.filter(from_class=pair[0], to_class=pair[1]).exists():
        relation_types.permit(act, relation_type=kind, from_class=pair[0], to_class=pair[1])
    given: dict[str, Any] = {"group": group, "needed": needed} if group else {}
    relate(upper, act, relation_type=kind, target=lower, **given)


def a_draft(item: ConfigurationItem | None = None, **given: Any) -> Change:
    """A normal change that says all that it must."""
    said = {"title": "Patch the database", **SAID, **given}
    actor = said.pop("actor", None) or a_requester()
    return actions.request(by(actor), item=item, **said)


def an_emergency() -> Change:
    """A change that cannot wait."""
    return actions.request_emergency(
        by(a_manager()),
        title="Stop the leak",
        reason="Data leaves the house.",
        urgent_because=Urgency.SECURITY,
        back_out_plan="Open the port again.",
        item=an_item("fw1"),
    )


def planned(change: Change, start: datetime = TONIGHT, hours: int = 2, **given: Any) -> Change:
    """With a window."""
    end = start + hours * HOUR
    actions.plan_window(change, by(a_manager()), planned_start=start, planned_end=end, **given)
    return change


def assessed(change: Change) -> Change:
    """Handed in and accepted."""
    act = by(a_manager())
    actions.hand_in(change, act)
    actions.accept(change, act)
    return change


def a_template(**given: Any) -> ChangeTemplate:
    """A template that has not earned anything yet."""
    said = {"name": "Renew a certificate", "plan": "Renew it.", "back_out_plan": "Put it back."}
    return templates.propose(by(a_manager()), **{**said, **given})


def pre_approve(template: ChangeTemplate) -> None:
    """As if it had gone well 22 times."""
    with connection.cursor() as cursor:
        cursor.execute(
            "update change_changetemplate set state = 'pre_approved', runs = 22, clean_runs = 22 "
            "where id = %s",
            [template.pk],
        )
    template.refresh_from_db()


def a_standard_change(
    template: ChangeTemplate, item: ConfigurationItem, start: datetime = TONIGHT
) -> Change:
    """One that stands in the calendar."""
    act = by(a_manager())
    change = actions.request_standard(act, template=template, item=item)
    actions.schedule_standard(change, act, planned_start=start, planned_end=start + HOUR)
    return change


def a_freeze(start: datetime, end: datetime, **given: Any) -> ChangeWindow:
    """A time in which nothing is changed."""
    said = {"name": "Year's end", "kind": WindowKind.FREEZE, "reason": "Books are closed.", **given}
    return windows.announce(by(a_manager()), starts_at=start, ends_at=end, **said)


def a_step(change: Change, title: str, **given: Any) -> WorkOrder:
    """A step of a change."""
    return orders.plan(by(a_manager()), change=change, title=title, **given)


ANSWERED: dict[str, Any] = {
    "as_planned": True,
    "only_planned": True,
    "back_out_worked": True,
    "tests_told": True,
    "people_told": True,
    "cmdb_true": True,
    "to_adjust": "Nothing.",
}


def run(change: Change, outcome: Outcome = Outcome.SUCCESSFUL, review: str = "") -> None:
    """Begin a scheduled change in its window, end and close it."""
    start = change.planned_start
    assert start is not None
    manager = a_manager()
    actions.begin(change, by(manager, start))
    actions.complete(change, by(manager, start + HOUR / 2), outcome=outcome)
    answers = ANSWERED if review else {}
    actions.close(change, by(manager, start + 2 * HOUR), review=review, **answers)


def a_board(*members: Person, **said: Any) -> ApprovalPolicy:
    """A policy by which any of these people decides on every change."""
    act = by(an_administrator())
    policy = policies.define(act, **({"name": "Board", "record_type": "changes"} | said))
    policies.add_step(policy, act, name="Board", person=members[0])
    for person in members[1:]:
        policies.add_approver(policy, act, step="Board", person=person)
    return policy


def put(change: Change, at: datetime = MONDAY) -> Approval:
    """Put to those who decide."""
    actions.ask_for_approval(change, by(a_manager(), at))
    found = live(change)
    assert found is not None
    return found


def approved(change: Change, member: Person | None = None, at: datetime = MONDAY) -> Change:
    """Handed in, planned, put and approved by somebody of the board."""
    if member is None:
        member = a_person(Role.CAB_MEMBER)
        for policy in ApprovalPolicy.objects.filter(state="in_force"):
            policies.retire(policy, by(an_administrator()))
        a_board(member, name=f"Board of {member.name}")
    if change.state == State.DRAFT and change.path in NORMAL:
        assessed(change)
    if change.planned_start is None:
        planned(change)
    approve(put(change, at), by(member, at))
    change.refresh_from_db()
    return change


def scheduled(change: Change) -> Change:
    """Approved and in the calendar."""
    actions.schedule(approved(change), by(a_manager()))
    return change
