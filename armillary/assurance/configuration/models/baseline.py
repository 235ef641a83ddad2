"""A moment of the CMDB to which one wants to come back."""

from django.db import models

from armillary.assurance.configuration.models.classes import ConfigurationClass
from armillary.records.models import Record


class Baseline(Record):
    """What was valid at a moment, as it was recorded at another: frozen, because nothing of it
    is ever written over. The digest proves it."""

    prefix = "BAS"

    name = models.CharField(max_length=120, help_text="By what people will know it.")
    purpose = models.TextField(blank=True, help_text="What it is kept for.")
    scope = models.ForeignKey(
        ConfigurationClass,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Only things of this class and below; empty: everything.",
    )
    valid_at = models.DateTimeField("valid at", help_text="The moment that it shows.")
    recorded_at = models.DateTimeField(
        "as recorded at", help_text="What was learnt later does not show.", editable=False
    )
    items = models.PositiveIntegerField(editable=False)
    relations = models.PositiveIntegerField(editable=False)
    digest = models.CharField(max_length=64, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                name="baseline_name_is_unique",
                violation_error_message="There is a baseline of this name.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
