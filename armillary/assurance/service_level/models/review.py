"""The service review: both sides look at what was promised, and at what is wished for."""

from django.db import models

from armillary.assurance.service_level.models.agreement import Agreement
from armillary.people.models import Person
from armillary.records.models import Record


class ServiceReview(Record):
    """A talk about a period with the other side of an agreement. Its actions are tasks."""

    prefix = "RVW"

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=160, help_text="Such as: Port services, third quarter.")
    counterpart = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        help_text="Who speaks and signs for the other side.",
    )
    period_from = models.DateField(help_text="The first day that is looked at.")
    period_until = models.DateField(help_text="The day after the last one.")
    planned_for = models.DateTimeField(null=True, blank=True, help_text="When both sides meet.")
    description = models.TextField("agenda", blank=True, help_text="What is talked about.")
    held_on = models.DateField("held", null=True, blank=True, help_text="When both sides met.")
    attendance = models.TextField(blank=True, help_text="Who was there, one a line.")
    minutes = models.TextField(blank=True, help_text="What was said and decided.")
    signed_by = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        db_index=False,
        related_name="+",
        verbose_name="minutes signed by",
    )
    signed_at = models.DateTimeField("minutes signed", null=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="review_looks_at_a_period",
                condition=models.Q(period_until__gt=models.F("period_from")),
                violation_error_message="The period must end after it begins.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
