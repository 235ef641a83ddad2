"""Saying what is to be done about a record, by whom and until when."""

from datetime import datetime

from armillary.fittings.tasks.models import Task
from armillary.fittings.tasks.vocabulary import OPEN, State
from armillary.kernel import known
from armillary.kernel.access.visibility import visible
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change, creation, is_the, staff
from armillary.kernel.lifecycle.verbs import News
from armillary.people.models import Person, Team
from armillary.people.vocabulary import PersonState, TeamState
from armillary.records.models import Record

workers = staff | is_the("assignee")
"""Who does a task may be somebody else than the provider's people, a supplier for instance."""


def is_a_task(record: Record, act: Act) -> str | None:
    """Tasks of tasks would never end."""
    if isinstance(record, Task):
        return "A task has no tasks of its own: add points to its checklist."
    return None


def is_mine(task: Task, act: Act) -> str | None:
    return "This is yours already." if task.assignee_id == act.actor.pk else None


@creation(start=State.READY, activity=None, allowed=staff)
def plan(
    act: Act,
    *,
    about: Record,
    title: str,
    description: str = "",
    assignee: Person | None = None,
    team: Team | None = None,
    due_at: datetime | None = None,
    for_caller: bool = False,
) -> Task:
    """Say what is to be done about a record."""
    if why := is_a_task(about, act):
        raise Invalid({"about": why})
    task = Task(
        title=title,
        description=description,
        about_type=known.of(type(about)).slug,
        about_id=about.pk,
        about_number=about.number,
        organisation_id=about.organisation_id,
        team=team,
        assignee=assignee,
        due_at=due_at,
        for_caller=for_caller,
    )
    _check(task)
    return task


@change(activity=None, allowed=staff, unless=is_a_task)
def add_task(
    record: Record,
    act: Act,
    *,
    title: str,
    description: str = "",
    assignee: Person | None = None,
    team: Team | None = None,
    due_at: datetime | None = None,
    for_caller: bool = False,
) -> News:
    """Say what is to be done about this."""
    task = plan(
        act,
        about=record,
        title=title,
        description=description,
        assignee=assignee,
        team=team,
        due_at=due_at,
        for_caller=for_caller,
    )
    return {"tasks": [None, f"{task.number} {task.title}"]}


@change(when=OPEN, activity=None, allowed=staff)
def assign(
    task: Task, act: Act, *, assignee: Person | None = None, team: Team | None = None
) -> None:
    """Give it to a person, to a team, or to both; what is left out is taken away."""
    if assignee is None and team is None:
        raise Invalid({"assignee": "Name a person or a team."})
    task.assignee, task.team = assignee, team
    _check(task)


@change(when=OPEN, activity=None, allowed=staff, unless=is_mine)
def take(task: Task, act: Act) -> None:
    """Make it yours: you are the one who does it."""
    task.assignee = act.actor


@change(when=OPEN, activity=None, allowed=workers)
def reschedule(task: Task, act: Act, *, due_at: datetime | None = None) -> None:
    """Say until when it is to be done; without a moment, it is due at no time in particular."""
    task.due_at = due_at


@change(when=OPEN, activity=None, allowed=staff)
def describe(task: Task, act: Act, *, title: str, description: str = "") -> None:
    """Say anew what is to be done."""
    task.title, task.description = title, description


@change(when=OPEN, activity=None, allowed=staff)
def show_to_caller(task: Task, act: Act) -> None:
    """Let the people of the customer who see the record see this task too."""
    task.for_caller = True


@change(when=OPEN, activity=None, allowed=staff)
def hide_from_caller(task: Task, act: Act) -> None:
    """Keep this task to the provider's people."""
    task.for_caller = False
    _check(task)


def _check(task: Task) -> None:
    """Raise Invalid where the task is given to somebody who cannot do it."""
    wrong: dict[str, str] = {}
    if task.team is not None and task.team.state != TeamState.ACTIVE:
        wrong["team"] = "This team is retired."
    if task.assignee is not None and (why := _flaw_of_assignee(task, task.assignee)):
        wrong["assignee"] = why
    if wrong:
        raise Invalid(wrong)


def _flaw_of_assignee(task: Task, person: Person) -> str | None:
    if person.state != PersonState.ACTIVE:
        return f"{person.name} is no longer here."
    if person.is_staff:
        return None
    if not task.for_caller:
        return f"{person.name} sees only tasks that are shown to the caller."
    rows = visible(known.by_slug(task.about_type).model, person)
    if rows.filter(pk=task.about_id).exists():
        return None
    return f"{person.name} may not see {task.about_number}."
