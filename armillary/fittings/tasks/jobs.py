"""What tasks do by themselves: what waited is released, and who has something due is reminded."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from armillary.fittings.notifications.telling import News, subject_of, tell_all
from armillary.fittings.notifications.vocabulary import What
from armillary.fittings.tasks import actions, queries, rules
from armillary.fittings.tasks.models import Reminder, Task
from armillary.fittings.tasks.vocabulary import Reminding
from armillary.kernel.acts import Act
from armillary.kernel.errors import Refusal
from armillary.people.models import Person


def release_what_waited(act: Act, lines: Sequence[int]) -> int:
    """Make ready what waits for nothing any more; how many tasks that were."""
    return sum(_released(task, act) for task in queries.to_release(queries.touched(lines)))


def remind(act: Act) -> int:
    """Tell each assignee once that a task is due soon, and once that it is overdue."""
    due = [
        (task, task.assignee, task.due_at, rules.reminding(task.due_at, act.at))
        for task in queries.to_remind_of(act.at)
        if task.assignee and task.due_at
    ]
    tell_all(act, [_news(*each) for each in due])
    Reminder.objects.bulk_create(
        [
            Reminder(task=task, what=what, due_at=moment, person=person)
            for task, person, moment, what in due
        ],
        ignore_conflicts=True,
    )
    return len(due)


def _released(task: Task, act: Act) -> bool:
    """Somebody may have begun or ended it in the meantime; then there is nothing to release."""
    try:
        actions.release(task, act)
    except Refusal:
        return False
    return True


def _news(task: Task, person: Person, moment: datetime, what: Reminding) -> News:
    """In the hours of the person's own day."""
    there = moment.astimezone(ZoneInfo(person.zone))
    word = "Overdue since" if what is Reminding.OVERDUE else "Due on"
    text = f"{word} {there.day} {there:%b %Y, %H:%M}"
    return News(person=person.pk, what=What.TASK_DUE, text=text, about=subject_of(task))
