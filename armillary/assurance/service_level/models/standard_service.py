"""The standard service: what the catalogue offers, whoever may want it."""

from django.db import models

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.people.models import Person
from armillary.records.models import Record


class StandardService(Record):
    """Something that every customer can have, at one of several levels.

    Its levels are agreements of their own kind: they have objectives, hours and editions as well.
    """

    prefix = "STD"

    name = models.CharField(max_length=120, help_text="By what customers will know it.")
    description = models.TextField(blank=True, help_text="What one gets, and what for.")
    item = models.ForeignKey(
        ConfigurationItem,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        verbose_name="service",
        help_text="By which service it is given.",
    )
    owner = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        help_text="Who answers for it.",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                name="standard_service_name_is_unique",
                violation_error_message="There is a standard service of this name.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
