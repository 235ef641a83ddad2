"""The improvement: an experiment with what customers get, measured before and after."""

from django.core.validators import MinValueValidator
from django.db import models

from armillary.assurance.service_level.models.agreement import Agreement
from armillary.assurance.service_level.models.objective import Objective
from armillary.assurance.service_level.vocabulary import Better, Effect, Origin
from armillary.people.models import Person
from armillary.records.models import Record


class Improvement(Record):
    """What would serve customers better: what it is hoped to do, and what it did.

    Metric and target are said before anything is done, so that nobody chooses them afterwards.
    `worth` is what it gains in a year for each day of work that it takes.
    """

    prefix = "IPR"

    name = models.CharField(max_length=160, help_text="What shall be better, in a few words.")
    origin = models.CharField(max_length=10, choices=Origin.choices)
    agreement = models.ForeignKey(
        Agreement,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The agreement that it serves.",
    )
    description = models.TextField(
        "hypothesis", help_text="If we do this, then that gets better, because."
    )
    owner = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, db_index=False, related_name="+"
    )
    due_on = models.DateField("due", null=True, blank=True, help_text="When it is to be measured.")
    metric = models.CharField(max_length=120, help_text="What is measured before and after.")
    unit = models.CharField(max_length=20, blank=True)
    better = models.CharField(max_length=6, choices=Better.choices)
    target = models.DecimalField(max_digits=14, decimal_places=3)
    before = models.DecimalField(max_digits=14, decimal_places=3, null=True, blank=True)
    after = models.DecimalField(max_digits=14, decimal_places=3, null=True, blank=True)
    objective = models.ForeignKey(
        Objective,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        help_text="By which it is measured; empty: by a figure that somebody types in.",
    )
    before_from = models.DateField("before: from", null=True, editable=False)
    before_until = models.DateField("before: until", null=True, editable=False)
    after_from = models.DateField("after: from", null=True, editable=False)
    after_until = models.DateField("after: until", null=True, editable=False)
    counted = models.JSONField(default=dict, blank=True, editable=False)
    effect = models.CharField(max_length=10, choices=Effect.choices, blank=True, editable=False)
    benefit = models.DecimalField(
        "benefit a year",
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    effort = models.DecimalField(
        "effort in days",
        max_digits=8,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    worth = models.DecimalField(
        "benefit a day", max_digits=14, decimal_places=2, null=True, editable=False
    )
    outcome = models.TextField(blank=True, editable=False)

    class Meta:
        indexes = [models.Index(fields=["-worth", "id"], name="improvement_by_worth")]

    def __str__(self) -> str:
        return self.name
