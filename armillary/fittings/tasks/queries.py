"""What can be asked about tasks. Every question returns a queryset or a plain value."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from armillary.fittings.about import about_what_is_seen
from armillary.fittings.tasks.models import Precedence, Reminder, Task
from armillary.fittings.tasks.rules import SOON, Edge
from armillary.fittings.tasks.vocabulary import ENDED, OPEN, State
from armillary.kernel import known
from armillary.kernel.access.visibility import EVERYTHING, visible
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person
from armillary.records.models import Record

AT_ONCE = 500
_LOCK = "select pg_advisory_xact_lock(hashtextextended(%s, 4207004))"


def shown_with_its_record(actor: Person) -> Q:
    """The provider's people see all tasks, others those of records that they see, if so marked."""
    if actor.is_staff:
        return EVERYTHING
    seen = about_what_is_seen(actor, but=("tasks",))
    marked = Q(for_caller=True)
    return marked if seen is None else marked & seen


def about(record: Record, actor: Person) -> QuerySet[Task]:
    """The tasks about this record that the actor may see, in the order in which they were made."""
    slug = known.of(type(record)).slug
    mine = visible(Task, actor).filter(about_type=slug, about_id=record.pk)
    return mine.select_related("assignee", "team").order_by("pk")


def open_predecessors(task: Task) -> list[str]:
    """The numbers of what must end before this task goes on."""
    earlier = Precedence.objects.filter(task=task).exclude(before__state__in=ENDED)
    return [each.before.number for each in earlier.select_related("before").order_by("before")]


def predecessors(task: Task, actor: Person) -> list[Task]:
    """What this task waits for, ended or not, as far as the actor may see it."""
    earlier = Precedence.objects.filter(task=task).values("before")
    return list(visible(Task, actor).filter(pk__in=earlier).order_by("pk"))


def open_predecessors_of_many(tasks: Iterable[Task]) -> dict[int, list[str]]:
    """The same as `open_predecessors`, for many tasks at once."""
    keys = [task.pk for task in tasks]
    waits: dict[int, list[str]] = defaultdict(list)
    earlier = Precedence.objects.filter(task__in=keys).exclude(before__state__in=ENDED)
    for each in earlier.select_related("before").order_by("before"):
        waits[each.task_id].append(each.before.number)
    return waits


def edges_about(task: Task) -> list[Edge]:
    """What waits for what about the same record, while nobody else adds to it."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, (f"{task.about_type}:{task.about_id}",))
    rows = Precedence.objects.filter(task__about_type=task.about_type, task__about_id=task.about_id)
    return list(rows.values_list("task", "before"))


def touched(lines: Sequence[int]) -> list[int]:
    """The tasks of which these lines of the journal tell."""
    found = Entry.objects.filter(pk__in=lines)
    return list(found.values_list("record_id", flat=True).distinct())


def to_release(keys: Sequence[int]) -> list[Task]:
    """Of these tasks and those after them: what is planned and waits for nothing any more."""
    after = Precedence.objects.filter(before__in=keys).values("task")
    waiting = Precedence.objects.filter(task=OuterRef("pk")).exclude(before__state__in=ENDED)
    planned = Task.objects.filter(state=State.PLANNED).filter(~Exists(waiting))
    return list(planned.filter(Q(pk__in=keys) | Q(pk__in=after)).order_by("pk"))


def to_remind_of(now: datetime) -> list[Task]:
    """Open tasks of somebody that are due soon or overdue, and of which nobody told that person."""
    told = Reminder.objects.filter(
        task=OuterRef("pk"), due_at=OuterRef("due_at"), person=OuterRef("assignee")
    )
    due = Task.objects.filter(state__in=OPEN, assignee__isnull=False, due_at__lte=now + SOON)
    fresh = due.filter(
        (Q(due_at__lte=now) & ~Exists(told.filter(what="overdue")))
        | (Q(due_at__gt=now) & ~Exists(told.filter(what="due")))
    )
    return list(fresh.select_related("assignee").order_by("due_at", "pk")[:AT_ONCE])
