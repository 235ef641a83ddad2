"""The service baseline: what is normal, measured before anything is promised."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from armillary.assurance.service_level.models.agreement import Agreement
from armillary.assurance.service_level.vocabulary import Quality
from armillary.records.models import Record


class ServiceBaseline(Record):
    """In how many cases an objective would have been met, or was, before it was promised anew.

    While it collects, everything is counted whenever somebody looks; once it is established, the
    figures are frozen, and `weeks` keeps what they are made of: [first day, in time, all].
    """

    prefix = "BSL"

    objective = models.ForeignKey(
        "service_level.Objective", on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=300, editable=False)
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, editable=False, db_index=False, related_name="+"
    )
    description = models.TextField(
        "why", blank=True, help_text="What it is for; if there was one before, what has changed."
    )
    period_from = models.DateField("first day", help_text="The first day that is looked at.")
    period_until = models.DateField("up to", help_text="The day after the last one.")
    margin = models.DecimalField(
        "margin in points",
        max_digits=4,
        decimal_places=1,
        default=Decimal(5),
        validators=[MinValueValidator(Decimal("0.5")), MaxValueValidator(Decimal(20))],
        help_text="To how many points of a hundred the share shall be known, to each side.",
    )
    replaces = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        db_index=False,
        related_name="+",
        help_text="The baseline that holds until this one is established.",
    )
    good = models.PositiveBigIntegerField("in time", null=True, editable=False)
    whole = models.PositiveBigIntegerField("cases", null=True, editable=False)
    unit = models.CharField(max_length=8, blank=True, editable=False)
    share = models.DecimalField(
        "share, %", max_digits=6, decimal_places=3, null=True, editable=False
    )
    low = models.DecimalField(
        "at least, %", max_digits=6, decimal_places=3, null=True, editable=False
    )
    high = models.DecimalField(
        "at most, %", max_digits=6, decimal_places=3, null=True, editable=False
    )
    quality = models.CharField(max_length=10, choices=Quality.choices, blank=True, editable=False)
    weeks = models.JSONField(default=list, blank=True, editable=False)
    lacking = models.TextField("what is lacking", blank=True, editable=False)
    established_at = models.DateTimeField("established", null=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="baseline_looks_at_a_period",
                condition=models.Q(period_until__gt=models.F("period_from")),
                violation_error_message="The period must end after it begins.",
            ),
            models.UniqueConstraint(
                fields=["objective"],
                condition=models.Q(state="established"),
                name="baseline_in_force_is_one",
                violation_error_message="Another baseline of this objective is established.",
            ),
            models.UniqueConstraint(
                fields=["objective"],
                condition=models.Q(state__in=("collecting", "not_enough")),
                name="baseline_collected_is_one",
                violation_error_message="A baseline of this objective is being collected.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
