"""The configuration item: a thing under control."""

from typing import Any

from django.db import models
from django.db.models.functions import Lower

from armillary.assurance.configuration.models.classes import ConfigurationClass
from armillary.assurance.configuration.vocabulary import (
    Criticality,
    Environment,
    Family,
)
from armillary.people.models import Person, Team
from armillary.records.models import Record

OWN = models.Q(user__isnull=False)
MERGED = models.Q(merged_into__isnull=False)


class ConfigurationItem(Record):
    """A thing under control: a service, a server, a contract, a laptop.

    What its class describes it by stands in `custom`, each value under the name of its attribute.
    `family` is that of its class, kept beside it for lists.
    """

    prefix = "CI"

    name = models.CharField(max_length=200, help_text="By what people know it.")
    description = models.TextField(blank=True, help_text="What it is there for.")
    configuration_class = models.ForeignKey(
        ConfigurationClass,
        on_delete=models.PROTECT,
        db_index=False,
        related_name="+",
        verbose_name="class",
        help_text="What it is: this decides by what it is described.",
    )
    family = models.CharField(max_length=20, choices=Family.choices, editable=False)
    criticality = models.PositiveSmallIntegerField(
        choices=Criticality.choices,
        null=True,
        blank=True,
        help_text="How much hangs on it; empty: nobody has said.",
    )
    environment = models.CharField(
        max_length=20, choices=Environment.choices, blank=True, help_text="What it is used for."
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
    team = models.ForeignKey(
        Team,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        verbose_name="support team",
        help_text="Who looks after it.",
    )
    user = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        help_text="Who has it and works with it.",
    )
    last_seen_at = models.DateTimeField(
        "last seen", null=True, editable=False, help_text="When a source last found it there."
    )
    missing = models.BooleanField(
        default=False, editable=False, help_text="It was looked for and not found."
    )
    quarantined = models.BooleanField(
        default=False, editable=False, help_text="What is recorded of it is not to be trusted."
    )

    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        db_index=False,
        related_name="+",
        help_text="It was this item all the time, which stands for both.",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="configuration_item_is_merged_into_another",
                condition=models.Q(merged_into__isnull=True) | models.Q(state="merged"),
                violation_error_message="Only what is merged stands for nothing of its own.",
            ),
            models.CheckConstraint(
                name="configuration_item_criticality_is_in_range",
                condition=models.Q(criticality__isnull=True)
                | models.Q(criticality__in=Criticality.values),
                violation_error_message="Criticality goes from 1 to 5.",
            ),
        ]
        indexes = [
            models.Index("configuration_class", Lower("name"), "id", name="item_of_class_listed"),
            models.Index(Lower("name"), "id", name="item_listed"),
            models.Index("family", Lower("name"), "id", name="item_of_family_listed"),
            models.Index(fields=["name", "id"], name="item_name"),
            models.Index(fields=["owner", "id"], name="item_of_owner"),
            models.Index(fields=["team", "id"], name="item_of_team"),
            models.Index(fields=["user", "id"], condition=OWN, name="item_of_user"),
            models.Index(fields=["last_seen_at", "id"], name="item_last_seen"),
            models.Index(fields=["merged_into"], condition=MERGED, name="item_merged_into"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def attributes(self) -> dict[str, Any]:
        """The values by the names of the attributes, in their stored form."""
        held: dict[str, Any] = self.custom
        return held
