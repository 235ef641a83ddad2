"""The benchmark: who keeps promises better or worse than the others, by more than luck."""

from django.db import models

from armillary.assurance.service_level.vocabulary import ComparedBy, Priority, TimeMeasure
from armillary.records.models import Record


class Benchmark(Record):
    """A comparison of customers, teams or services, frozen with its method.

    `groups` are its standings, the largest first;
    `references` are values of others: [name, share in per cent, source, day].
    """

    prefix = "BMK"

    name = models.CharField(max_length=160, help_text="Such as: Teams, third quarter.")
    measure = models.CharField(max_length=12, choices=TimeMeasure.choices)
    compared_by = models.CharField(max_length=10, choices=ComparedBy.choices)
    # `of_priority`: a benchmark has no priority of its own
    of_priority = models.PositiveSmallIntegerField(
        "priority", choices=Priority.choices, null=True, blank=True, help_text="Empty: all of them."
    )
    period_from = models.DateField("first day", help_text="The first day that is looked at.")
    period_until = models.DateField("up to", help_text="The day after the last one.")
    method = models.CharField(max_length=120, editable=False)
    share = models.FloatField("share of all", null=True, editable=False)
    compared = models.PositiveIntegerField("groups", default=0, editable=False)
    unusual = models.PositiveIntegerField("out of the ordinary", default=0, editable=False)
    groups = models.JSONField(default=list, blank=True, editable=False)
    notes = models.TextField("on equal terms", blank=True, editable=False)
    references = models.JSONField(default=list, blank=True, editable=False)
    conclusion = models.TextField(blank=True, help_text="What we learn from it, and from whom.")
    concluded_at = models.DateTimeField("concluded", null=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="benchmark_looks_at_a_period",
                condition=models.Q(period_until__gt=models.F("period_from")),
                violation_error_message="The period must end after it begins.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
