"""Doing a task: begin, finish, or leave it; never before what comes before it."""

from armillary.fittings.tasks import rules
from armillary.fittings.tasks.actions.planning import workers
from armillary.fittings.tasks.models import Task
from armillary.fittings.tasks.queries import open_predecessors
from armillary.fittings.tasks.vocabulary import BEFORE_WORK, ENDED, OPEN, State
from armillary.kernel.acts import Act
from armillary.kernel.lifecycle import holds, staff, transition
from armillary.reference.roles import Role

staff_or_robot = staff | holds(Role.ROBOT)


def waits(task: Task, act: Act) -> str | None:
    """No task goes on before those that come before it have ended."""
    return rules.refusal_to_wait(open_predecessors(task))


def is_unfinished(task: Task, act: Act) -> str | None:
    """A task is done when nothing before it and nothing in its checklist is left."""
    return waits(task, act) or rules.open_items(task.checklist)


@transition(
    source=State.PLANNED,
    target=State.READY,
    activity=None,
    allowed=staff_or_robot,
    unless=waits,
)
def release(task: Task, act: Act) -> None:
    """What came before it has ended: it can begin."""


@transition(
    source=BEFORE_WORK, target=State.IN_PROGRESS, activity=None, allowed=workers, unless=waits
)
def start(task: Task, act: Act) -> None:
    """Begin with it. What nobody has becomes yours."""
    task.started_at = act.at
    if task.assignee_id is None:
        task.assignee = act.actor


@transition(
    source=OPEN,
    target=State.DONE,
    activity=None,
    allowed=workers,
    unless=is_unfinished,
    words="note",
)
def finish(task: Task, act: Act, *, note: str = "") -> None:
    """It is done."""
    task.finished_at = act.at
    task.started_at = task.started_at or act.at
    if task.assignee_id is None:
        task.assignee = act.actor


@transition(source=OPEN, target=State.CANCELLED, activity=None, allowed=staff, words="reason")
def cancel(task: Task, act: Act, *, reason: str) -> None:
    """It is not to be done any more; what waited for it waits no longer."""
    task.finished_at = act.at


@transition(source=ENDED, target=State.PLANNED, activity=None, allowed=workers)
def reopen(task: Task, act: Act) -> None:
    """It is to be done after all, or again."""
    task.started_at = None
    task.finished_at = None
