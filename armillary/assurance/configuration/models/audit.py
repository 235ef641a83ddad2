"""Audits: a part of the CMDB looked at by people, item by item."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from armillary.assurance.configuration.models.classes import ConfigurationClass
from armillary.assurance.configuration.models.item import ConfigurationItem
from armillary.assurance.configuration.vocabulary import Verdict
from armillary.people.models import Person
from armillary.records.models import Record


class Audit(Record):
    """So many items of a class, drawn by lot, are compared with what is there."""

    prefix = "AUD"

    name = models.CharField(max_length=120, help_text="By what people will know it.")
    scope = models.ForeignKey(
        ConfigurationClass,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Only things of this class and below; empty: everything that is in use.",
    )
    expected = models.DecimalField(
        "expected share",
        max_digits=4,
        decimal_places=3,
        default=Decimal("0.5"),
        validators=[MinValueValidator(Decimal("0.001")), MaxValueValidator(Decimal("0.999"))],
        help_text="The share of right items that is expected; 0.5 where nothing is known.",
    )
    margin = models.DecimalField(
        max_digits=4,
        decimal_places=3,
        default=Decimal("0.05"),
        validators=[MinValueValidator(Decimal("0.005")), MaxValueValidator(Decimal("0.5"))],
        help_text="How exact the result shall be: 0.05 is five of a hundred on each side.",
    )
    seed = models.CharField(
        max_length=40, blank=True, help_text="Who gives the same draws the same items."
    )
    population = models.PositiveIntegerField(editable=False)
    size = models.PositiveIntegerField("sample", editable=False)
    right = models.PositiveIntegerField(default=0, editable=False)
    wrong = models.PositiveIntegerField(default=0, editable=False)
    not_found = models.PositiveIntegerField(default=0, editable=False)
    low = models.FloatField("at least", null=True, editable=False)
    high = models.FloatField("at most", null=True, editable=False)
    concluded_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                name="audit_name_is_unique",
                violation_error_message="There is an audit of this name.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Sampled(models.Model):
    """An item that was drawn for an audit, and what was found."""

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, db_index=False, related_name="+")
    item = models.ForeignKey(ConfigurationItem, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveIntegerField(help_text="Its place on the sheet.")
    stratum = models.PositiveSmallIntegerField(help_text="Its criticality; 0 where none is said.")
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True, default="")
    said = models.TextField(blank=True, default="")
    judged_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    judged_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["audit", "item"], name="sampled_once"),
            models.UniqueConstraint(fields=["audit", "place"], name="sampled_in_order"),
        ]
