"""The checklist of a task: its points are added, ticked, unticked and removed."""

from collections.abc import Sequence

from armillary.fittings.tasks import rules
from armillary.fittings.tasks.actions.planning import workers
from armillary.fittings.tasks.models import Task
from armillary.fittings.tasks.rules import Item
from armillary.fittings.tasks.vocabulary import OPEN
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change
from armillary.kernel.lifecycle.text import flaw
from armillary.kernel.lifecycle.verbs import News


@change(when=OPEN, activity=None, allowed=workers)
def add_item(task: Task, act: Act, *, text: str) -> News:
    """Write down one more point."""
    if why := flaw(text, required=True, longest=rules.LONGEST_ITEM):
        raise Invalid({"text": why})
    if len(task.checklist) >= rules.MOST_ITEMS:
        raise Invalid({"text": f"A checklist has {rules.MOST_ITEMS} points at most."})
    task.checklist = rules.with_item(task.checklist, text)
    return {"checklist": [None, text]}


@change(when=OPEN, activity=None, allowed=workers)
def tick(task: Task, act: Act, *, item: int) -> News:
    """This point is done."""
    point = _point(task.checklist, item, done=False)
    task.checklist = rules.ticked(task.checklist, item, by=act.actor.name, at=act.at)
    return {"checklist": [f"☐ {point['text']}", f"☑ {point['text']}"]}


@change(when=OPEN, activity=None, allowed=workers)
def untick(task: Task, act: Act, *, item: int) -> News:
    """This point is not done, or has to be done again."""
    point = _point(task.checklist, item, done=True)
    task.checklist = rules.unticked(task.checklist, item)
    return {"checklist": [f"☑ {point['text']}", f"☐ {point['text']}"]}


@change(when=OPEN, activity=None, allowed=workers)
def remove_item(task: Task, act: Act, *, item: int) -> News:
    """Strike this point off."""
    point = _point(task.checklist, item)
    task.checklist = rules.without_item(task.checklist, item)
    return {"checklist": [point["text"], None]}


def _point(checklist: Sequence[Item], number: int, *, done: bool | None = None) -> Item:
    """The point of this number. Raises Invalid where there is none, or it is so already."""
    found = next((each for each in checklist if each["number"] == number), None)
    if found is None:
        raise Invalid({"item": f"The checklist has no point {number}."})
    if done is not None and found["done"] is not done:
        raise Invalid({"item": f"Point {number} is {'not done' if done else 'done already'}."})
    return found
