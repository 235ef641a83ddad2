"""What the queue keeps: jobs to do, when each schedule is due, and which workers are alive."""

from django.db import models
from django.db.models.functions import Now

from armillary.kernel.jobs.vocabulary import JobState


class Job(models.Model):
    """Something to do once, in one transaction that also takes this row away.

    `due_at` is when a worker may take it. Taking moves it to the end of a lease, so a job whose
    worker died comes back by itself. `attempts` counts the takings, committed before the start:
    it also tells a worker whether the job is still its own.
    """

    name = models.CharField(max_length=120)
    arguments = models.JSONField(default=dict)
    key = models.CharField(max_length=200, blank=True, default="")
    state = models.CharField(
        max_length=10, choices=JobState.choices, default=JobState.WAITING, db_default="waiting"
    )
    attempts = models.PositiveSmallIntegerField(default=0, db_default=0)
    due_at = models.DateTimeField(db_default=Now())
    created_at = models.DateTimeField(db_default=Now())
    last_error = models.TextField(blank=True, default="", db_default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=~models.Q(key=""), name="job_key_is_unique"
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at", "id"],
                condition=models.Q(state=JobState.WAITING),
                name="job_waiting",
            ),
        ]


class Recurrence(models.Model):
    """When a declared schedule is due next, and how its last run went.

    `missed` counts the rounds that no worker was there to start.
    """

    name = models.CharField(max_length=120, primary_key=True)
    due_at = models.DateTimeField()
    missed = models.PositiveIntegerField(default=0)
    ran_at = models.DateTimeField(null=True)
    did = models.IntegerField(null=True)


class Worker(models.Model):
    """A worker process, and when it last said that it lives."""

    name = models.CharField(max_length=200, primary_key=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
