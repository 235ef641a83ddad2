"""The objective: one promise of an agreement, written so that it can be measured."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.service_level.models.agreement import Agreement
from armillary.assurance.service_level.models.baseline import ServiceBaseline
from armillary.assurance.service_level.vocabulary import Better, Measure, Priority, Window
from armillary.fittings.calendars.models import Calendar
from armillary.records.models import Record


class Objective(Record):
    """What is measured, what it must reach, in how many of the cases, and over which time.

    `target` is how people write it, `amount` the same as a number: seconds for times, per cent
    for availability, else what is counted. `statement` says all of it in a sentence.
    """

    prefix = "OBJ"

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="objectives")
    measure = models.CharField(max_length=12, choices=Measure.choices)
    metric = models.CharField(
        "what is measured", max_length=120, blank=True, help_text="Only for other measures."
    )
    target = models.CharField(max_length=40, help_text="Such as 30 min, 1 h 30 min, 99.9 % or 500.")
    unit = models.CharField(max_length=20, blank=True, help_text="Only for other measures.")
    better = models.CharField(
        max_length=6, choices=Better.choices, blank=True, help_text="Only for other measures."
    )
    amount = models.DecimalField(max_digits=16, decimal_places=4, editable=False)
    share = models.DecimalField(
        "in how many cases",
        max_digits=6,
        decimal_places=3,
        default=Decimal(100),
        validators=[MinValueValidator(Decimal("0.001")), MaxValueValidator(Decimal(100))],
        help_text="In how many of a hundred cases the target is met; for times only.",
    )
    window = models.CharField(max_length=8, choices=Window.choices, default=Window.MONTH)
    priority = models.PositiveSmallIntegerField(
        choices=Priority.choices, null=True, blank=True, help_text="Empty: whatever the priority."
    )
    # `covers`, not `service`: an agreement has services of its own
    covers = models.ForeignKey(
        ConfigurationItem,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        verbose_name="service",
        help_text="Empty: every service of the agreement.",
    )
    hours = models.ForeignKey(
        Calendar,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        help_text="When time counts for it; empty: as in the agreement.",
    )
    warn_at = models.PositiveSmallIntegerField(
        default=75,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text="After how much of the time somebody is warned, in per cent.",
    )
    population = models.TextField(
        blank=True, help_text="Which cases count, and where the figures come from."
    )
    credit = models.DecimalField(
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text="What the other side gets for each time that it is missed.",
    )
    baseline = models.ForeignKey(
        ServiceBaseline,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        db_index=False,
        related_name="+",
        help_text="What was normal when it was promised.",
    )
    statement = models.CharField("objective", max_length=300, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="objective_of_another_measure_says_which",
                condition=~models.Q(measure=Measure.CUSTOM, metric=""),
                violation_error_message="Say what is measured.",
            ),
            models.CheckConstraint(
                name="objective_has_an_amount",
                condition=models.Q(amount__gt=0),
                violation_error_message="The target must be more than nothing.",
            ),
        ]

    def __str__(self) -> str:
        return self.statement
