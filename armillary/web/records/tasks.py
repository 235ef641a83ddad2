"""The tasks beside a record, and what only the page of a task shows: checklist and order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from armillary.fittings.tasks import queries, rules
from armillary.fittings.tasks.models import Task
from armillary.fittings.tasks.vocabulary import BEFORE_WORK, OPEN
from armillary.fittings.tasks.vocabulary import State as TaskState
from armillary.kernel.access.visibility import visible
from armillary.kernel.acts import Act
from armillary.kernel.registry import record_types
from armillary.people.models import Person
from armillary.records.models import Record
from armillary.web.records.beside import RecordLine, line_of
from armillary.web.records.doors import verb_address
from armillary.web.values.due import Due, due_at
from armillary.web.values.fields import address
from armillary.web.values.kinds import State, Way, Who
from armillary.web.values.making import who
from armillary.web.values.states import state


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """One task beside its record; `way` is the verb that leads it on, if it can be done now."""

    url: str
    number: str
    title: str
    state: State
    ended: bool
    assignee: Who | None
    due: Due | None
    points: str
    waits: str
    way: Way | None


@dataclass(frozen=True, slots=True)
class Tasks:
    """The tasks of a record, and how far they have come."""

    lines: tuple[TaskLine, ...]
    done: int
    total: int
    add_url: str


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a checklist, with where it is ticked or unticked, and removed."""

    number: int
    text: str
    done: bool
    by: str
    toggle_url: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class OneTask:
    """What only the page of a task shows."""

    about: RecordLine | None
    points: tuple[Point, ...]
    done: int
    add_point_url: str
    longest: int
    predecessors: tuple[RecordLine, ...]
    add_predecessor_url: str


def tasks_of(record: Record, act: Act, *, any_there: bool, may_add: bool) -> Tasks | None:
    """The tasks about a record, by two queries if any; None for a task, which has none."""
    if isinstance(record, Task):
        return None
    found = list(queries.about(record, act.actor)) if any_there else []
    waits = queries.open_predecessors_of_many(found) if found else {}
    lines = tuple(_line(task, waits.get(task.pk, []), act) for task in found)
    done = sum(task.state == TaskState.DONE for task in found)
    total = sum(task.state != TaskState.CANCELLED for task in found)
    return Tasks(lines, done, total, verb_address(record, "add_task") if may_add else "")


def one_task(record: Record, actor: Person, allowed: set[str]) -> OneTask | None:
    """The checklist and the order of a task; None for any other record."""
    if not isinstance(record, Task):
        return None
    return OneTask(
        about=_about(record, actor),
        points=tuple(_point(record, item, allowed) for item in record.checklist),
        done=sum(item["done"] for item in record.checklist),
        add_point_url=_if_allowed(record, "add_item", allowed),
        longest=rules.LONGEST_ITEM,
        predecessors=tuple(line_of(each) for each in queries.predecessors(record, actor)),
        add_predecessor_url=_if_allowed(record, "add_predecessor", allowed),
    )


def _line(task: Task, waits: Sequence[str], act: Act) -> TaskLine:
    is_open = task.state in OPEN
    points = len(task.checklist)
    return TaskLine(
        url=address(task),
        number=task.number,
        title=task.title,
        state=state("tasks", task.state),
        ended=not is_open,
        assignee=_worker(task),
        due=_due(task, act.at) if is_open else None,
        points=f"{sum(item['done'] for item in task.checklist)} of {points}" if points else "",
        waits=" and ".join(waits) if is_open else "",
        way=_way(task, act.actor) if is_open and not waits else None,
    )


def _worker(task: Task) -> Who | None:
    if task.assignee:
        return who(task.assignee.name)
    return who(task.team.name, team=True) if task.team else None


def _due(task: Task, now: datetime) -> Due | None:
    return due_at(task.due_at, now) if task.due_at else None


def _way(task: Task, actor: Person) -> Way | None:
    """Start, then finish; what is done by one press stands on the record itself."""
    if not (actor.is_staff or task.assignee_id == actor.pk):
        return None
    if task.state in BEFORE_WORK:
        return Way("Start", verb_address(task, "start"))
    if rules.open_items(task.checklist):
        return None
    return Way("Finish", verb_address(task, "finish"))


def _about(task: Task, actor: Person) -> RecordLine | None:
    kind = record_types()[task.about_type]
    found = visible(kind.model, actor).filter(pk=task.about_id).first()
    return line_of(found) if found else None


def _point(task: Task, item: rules.Item, allowed: set[str]) -> Point:
    return Point(
        number=item["number"],
        text=item["text"],
        done=item["done"],
        by=item["by"],
        toggle_url=_if_allowed(task, "untick" if item["done"] else "tick", allowed),
        remove_url=_if_allowed(task, "remove_item", allowed),
    )


def _if_allowed(task: Task, verb: str, allowed: set[str]) -> str:
    return verb_address(task, verb) if verb in allowed else ""
