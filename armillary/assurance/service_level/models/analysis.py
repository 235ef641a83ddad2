"""The analysis: how promises were kept over a period, and why not, with figures that are frozen."""

from django.db import models

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.service_level.models.objective import Objective
from armillary.records.models import Record


class Analysis(Record):
    """A finding about an objective, or about all that was promised of a service.

    `lines` are the objectives with their figures, `parties` and `reasons` where the time of the
    broken promises went: [name, seconds that were promised, seconds too late, breaches].
    """

    prefix = "ANL"

    name = models.CharField(max_length=300, editable=False)
    objective = models.ForeignKey(
        Objective, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    service = models.ForeignKey(
        ConfigurationItem,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        help_text="Instead of an objective: all that was promised of this service.",
    )
    description = models.TextField("question", blank=True, help_text="What one wants to know.")
    period_from = models.DateField("first day", help_text="The first day that is looked at.")
    period_until = models.DateField("up to", help_text="The day after the last one.")
    good = models.PositiveBigIntegerField("in time", default=0, editable=False)
    whole = models.PositiveBigIntegerField("cases", default=0, editable=False)
    broken = models.PositiveIntegerField("broken promises", default=0, editable=False)
    signal = models.TextField(blank=True, editable=False)
    lines = models.JSONField(default=list, blank=True, editable=False)
    parties = models.JSONField(default=list, blank=True, editable=False)
    reasons = models.JSONField(default=list, blank=True, editable=False)
    counted_at = models.DateTimeField("counted", editable=False)
    conclusion = models.TextField(blank=True, help_text="Why it is so, for us.")
    told = models.TextField(
        "for the customer", blank=True, help_text="What is told of it in the next review."
    )
    concluded_at = models.DateTimeField("concluded", null=True, editable=False)

    class Meta:
        verbose_name_plural = "analyses"
        constraints = [
            models.CheckConstraint(
                name="analysis_looks_at_a_period",
                condition=models.Q(period_until__gt=models.F("period_from")),
                violation_error_message="The period must end after it begins.",
            ),
            models.CheckConstraint(
                name="analysis_is_of_one_thing",
                condition=models.Q(objective__isnull=False, service__isnull=True)
                | models.Q(objective__isnull=True, service__isnull=False),
                violation_error_message="Name an objective or a service, and not both.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
