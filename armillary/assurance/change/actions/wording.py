"""What is said of a change, and what it touches. What somebody has approved is approved anew."""

from typing import Any

from armillary.assurance.change.actions.allowed import managers, requesters
from armillary.assurance.change.actions.requesting import check_item, check_service, hold_time
from armillary.assurance.change.models import Change
from armillary.assurance.change.queries import affected
from armillary.assurance.change.queries.planned_values import read
from armillary.assurance.change.vocabulary import (
    NORMAL,
    PLANNED,
    Complexity,
    Experience,
    Outage,
    Path,
    Reversal,
    State,
)
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.lifecycle import change as change_verb
from armillary.kernel.lifecycle.verbs import News
from armillary.people.models import Person, Team
from armillary.reference.activities import Change as Activity

UNDONE = (*PLANNED, State.REVIEW)
"""What comes after the event may be said until it is closed."""


@change_verb(activity=Activity.PROCESS_RFCS, when=UNDONE, allowed=requesters)
def describe(
    change: Change,
    act: Act,
    *,
    title: str | None = None,
    reason: str | None = None,
    plan: str | None = None,
    test_note: str | None = None,
    back_out_plan: str | None = None,
    communication: str | None = None,
    rehearsal: str | None = None,
    continuity: str | None = None,
    security: str | None = None,
    staffing: str | None = None,
    go_no_go: str | None = None,
) -> None:
    """Say what it is; what you leave out stays as it is."""
    _take(change, locals())


@change_verb(activity=Activity.SCHEDULE_AND_COORDINATE_CHANGES, when=PLANNED, allowed=requesters)
def entrust(
    change: Change,
    act: Act,
    *,
    team: Team | None = None,
    implementer: Person | None = None,
    service: ConfigurationItem | None = None,
) -> None:
    """Say who does it, and for which service; what you leave out stays as it is."""
    check_service(service)
    _take(change, locals())


@change_verb(activity=Activity.SCHEDULE_AND_COORDINATE_CHANGES, when=PLANNED, allowed=requesters)
def allow_time(
    change: Change,
    act: Act,
    *,
    prepare_minutes: int | None = None,
    watch_minutes: int | None = None,
    back_out_minutes: int | None = None,
    verify_minutes: int | None = None,
) -> None:
    """Say how long it takes to prepare, to watch, to go back and to prove that one is back."""
    _take(change, locals())
    hold_time(change)


@change_verb(activity=Activity.ASSESS_IMPACT, when=PLANNED, allowed=requesters)
def answer(
    change: Change,
    act: Act,
    *,
    experience: Experience | None = None,
    complexity: Complexity | None = None,
    reversal: Reversal | None = None,
    outage: Outage | None = None,
    outage_minutes: int | None = None,
) -> None:
    """Answer the questions on which its risk depends."""
    _take(change, locals())


@change_verb(activity=Activity.ASSESS_IMPACT, when=PLANNED, allowed=requesters)
def touch(change: Change, act: Act, *, item: ConfigurationItem) -> News:
    """It changes this item too."""
    check_item(item)
    if change.item_id is None:
        change.item = item
        return None
    if not affected.add(change, item):
        raise Invalid({"item": f"It changes {item.name} already."})
    return {"items": [None, f"{item.number} {item.name}"]}


@change_verb(activity=Activity.ASSESS_IMPACT, when=PLANNED, allowed=requesters)
def leave_alone(change: Change, act: Act, *, item: ConfigurationItem) -> News:
    """It does not change this item after all."""
    planned = affected.remove(change, item)
    if change.item_id == item.pk:
        change.item = None
    elif not planned:
        raise Invalid({"item": f"It does not change {item.name}."})
    return {"items": [f"{item.number} {item.name}", None]}


@change_verb(activity=Activity.ASSESS_IMPACT, when=PLANNED, allowed=requesters)
def set_value(change: Change, act: Act, *, item: ConfigurationItem, field: str, value: str) -> News:
    """Say what a field of an item is to be afterwards; it becomes so when the change succeeds."""
    if item.pk not in affected.keys(change):
        raise Invalid({"item": f"It does not change {item.name}: name the item first."})
    name, stored = read(item, field, value, act)
    before = affected.plan(change, item, name, stored)
    return {f"{item.number} {name}": [before, stored]}


@change_verb(activity=Activity.ASSESS_IMPACT, when=PLANNED, allowed=requesters)
def leave_value(change: Change, act: Act, *, item: ConfigurationItem, field: str) -> News:
    """A field of an item stays as it is after all."""
    if not affected.unplan(change, item, field.removeprefix("custom_")):
        raise Invalid({"field": f"Nothing is planned for {field} of {item.name}."})
    return {f"{item.number} {field}": ["planned", None]}


@change_verb(activity=Activity.PROCESS_RFCS, when=PLANNED, allowed=managers, words="reason")
def choose_path(change: Change, act: Act, *, major: bool, reason: str) -> None:
    """Say that the board decides on it, or that it does not have to."""
    if change.path not in NORMAL:
        raise RuleBroken("Only a normal change is minor or major.")
    change.path = (Path.MAJOR if major else Path.MINOR).value


def _take(change: Change, given: dict[str, Any]) -> None:
    """What is not given stays; empty text takes away."""
    for name, value in given.items():
        if name not in ("change", "act") and value is not None:
            setattr(change, name, getattr(value, "value", value))
