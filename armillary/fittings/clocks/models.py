"""What is kept of clocks: where each stands, and the standard targets."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from armillary.fittings.calendars.models import Calendar
from armillary.fittings.clocks.choices import clock_choices
from armillary.fittings.clocks.vocabulary import ClockState, TargetState
from armillary.records.models import Record


class Clock(models.Model):
    """Where a clock of a record stands: what follows from its journal and from what is promised.

    `told` is what it was told (marks and offers); all other columns follow from it. `moments` are
    [percent, second, second at which somebody heard of it]; `next_at` is the next one to tell of.
    `version` counts the changes: who writes it must have seen the one before. A clock is decided
    when it ended in time or when its promise was broken, whichever comes first.
    """

    record_type = models.CharField(max_length=60)
    record_id = models.BigIntegerField()
    clock = models.CharField(max_length=40)
    strand = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    objective = models.CharField(max_length=40)
    target = models.PositiveIntegerField()
    calendar_id = models.BigIntegerField(null=True)
    state = models.CharField(max_length=10, choices=ClockState.choices)
    started_at = models.DateTimeField()
    running_since = models.DateTimeField(null=True)
    spent = models.PositiveIntegerField()
    due_at = models.DateTimeField(null=True)
    breached_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    next_at = models.DateTimeField(null=True)
    told = models.JSONField()
    moments = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record_type", "record_id", "clock", "strand"], name="clock_of_a_record"
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_at", "id"], condition=Q(next_at__isnull=False), name="clock_to_tell"
            ),
            models.Index(
                "objective",
                Coalesce("breached_at", "ended_at"),
                condition=~Q(state=ClockState.DROPPED),
                name="clock_decided",
            ),
            models.Index(
                fields=["due_at", "objective"],
                condition=Q(state__in=(ClockState.RUNNING, ClockState.PAUSED)),
                name="clock_going_on",
            ),
        ]


class Target(Record):
    """A standard target: what is promised where no agreement says otherwise."""

    prefix = "TGT"

    clock = models.CharField(max_length=101, choices=clock_choices, help_text="Of what it is.")
    rank = models.PositiveSmallIntegerField(
        "priority", null=True, blank=True, help_text="For which priority; empty: for all others."
    )
    minutes = models.PositiveIntegerField(help_text="Within so many minutes of working time.")
    calendar = models.ForeignKey(
        Calendar,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="When time counts; empty: round the clock.",
    )
    warnings = models.CharField(
        max_length=40,
        blank=True,
        help_text="At which percents of the target somebody is told: 50, 80.",
    )
    since = models.DateTimeField(
        "holds since", help_text="From when on it holds; empty: from now on."
    )

    class Meta:
        verbose_name = "standard target"
        constraints = [
            models.UniqueConstraint(
                fields=["clock", "rank"],
                condition=Q(state=TargetState.IN_FORCE),
                nulls_distinct=False,
                name="target_is_unique",
                violation_error_message="There is a standard target for this already: revise it.",
            ),
            models.CheckConstraint(
                name="target_takes_time",
                condition=Q(minutes__gt=0),
                violation_error_message="A target takes at least a minute.",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Version(models.Model):
    """What a standard target promised until it was changed; `holds`: whether it was in force.

    Versions follow each other; the target itself says what has been promised since the last one.
    """

    only_grows: ClassVar[bool] = True

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="+")
    until = models.DateTimeField()
    holds = models.BooleanField()
    minutes = models.PositiveIntegerField()
    calendar_id = models.BigIntegerField(null=True)
    warnings = models.CharField(max_length=40, blank=True)
