"""Tasks for tests, by the product's own verbs."""

from typing import Any

from armillary.fittings.tasks import actions
from armillary.fittings.tasks.models import Task
from armillary.people.models import Person
from armillary.records.models import Record
from tests.makers import an_agent, by
from tests.throwaway.models import Thing
from tests.throwaway.process import shelve


def a_thing(keeper: Person | None = None) -> Thing:
    return shelve(by(keeper or an_agent()), title="A lantern")


def a_task(about: Record | None = None, **arguments: Any) -> Task:
    """A task about a thing, or about what is named."""
    return actions.plan(
        by(an_agent()), about=about or a_thing(), **({"title": "Fill in oil"} | arguments)
    )


def fresh(task: Task) -> Task:
    found: Task = Task.objects.get(pk=task.pk)
    return found
