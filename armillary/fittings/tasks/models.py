"""What tasks keep: the task, which ends before which, and of what somebody was reminded."""

from django.db import models
from django.db.models import Q

from armillary.fittings.tasks.vocabulary import OPEN, Reminding
from armillary.people.models import Person, Team
from armillary.records.models import Record

IS_OPEN = Q(state__in=OPEN)


class Task(Record):
    """Something to be done about a record."""

    prefix = "TSK"

    title = models.CharField(max_length=200, help_text="What is to be done, in one line.")
    description = models.TextField(blank=True)
    about_type = models.CharField(max_length=60, editable=False)
    about_id = models.BigIntegerField(editable=False)
    about_number = models.CharField("about", max_length=40, editable=False)
    assignee = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, db_index=False, related_name="+"
    )
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, db_index=False, related_name="+"
    )
    due_at = models.DateTimeField("due", null=True, blank=True)
    for_caller = models.BooleanField(
        "shown to the caller",
        default=False,
        help_text="Whether people who do not belong to the provider see it on the record.",
    )
    checklist = models.JSONField(default=list, blank=True)
    started_at = models.DateTimeField("started", null=True, editable=False)
    finished_at = models.DateTimeField("finished", null=True, editable=False)

    class Meta:
        indexes = [
            models.Index(fields=["about_type", "about_id", "id"], name="task_about"),
            models.Index(fields=["assignee", "due_at"], condition=IS_OPEN, name="task_worklist"),
            models.Index(fields=["team", "due_at"], condition=IS_OPEN, name="task_team_queue"),
            models.Index(fields=["due_at", "id"], name="task_due"),
        ]

    def __str__(self) -> str:
        return self.title


class Precedence(models.Model):
    """One task ends before another begins. Both are about the same record."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="+")
    before = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["task", "before"],
                name="precedence_is_unique",
                violation_error_message="This task waits for that one already.",
            ),
            models.CheckConstraint(
                name="precedence_of_two",
                condition=~Q(task=models.F("before")),
                violation_error_message="A task does not wait for itself.",
            ),
        ]


class Reminder(models.Model):
    """The assignee was reminded of this task for this moment; another moment is another one."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=10, choices=Reminding.choices)
    due_at = models.DateTimeField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["task", "what", "due_at", "person"], name="reminder_once"
            )
        ]
