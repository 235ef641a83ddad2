"""The outage: something was down, or degraded, from a moment until another one."""

from django.db import models
from django.db.models import F, Q

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.design.availability.vocabulary import COUNTING, Effect, MeasuredBy, OutageState
from armillary.operations.incident.models import Incident
from armillary.records.models import Record


class Outage(Record):
    """A fact about one item; what it did to services is computed, never typed.

    It is corrected, and withdrawn if it was none; what was said before stays in the journal.
    """

    prefix = "OUT"

    title = models.CharField(max_length=160, help_text="What was down, in one line.")
    item = models.ForeignKey(
        ConfigurationItem,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The thing or the service that failed itself.",
    )
    incident = models.ForeignKey(
        Incident,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        help_text="By which we know of it.",
    )
    effect = models.CharField(max_length=8, choices=Effect.choices, default=Effect.DOWN)
    planned = models.BooleanField(
        default=False, help_text="Those who use it knew beforehand and had agreed."
    )
    began_at = models.DateTimeField("began")
    ended_at = models.DateTimeField("ended", null=True, blank=True)
    users_hit = models.PositiveIntegerField(
        null=True, blank=True, help_text="How many felt it; empty: everybody who uses it."
    )
    measured_by = models.CharField(
        max_length=8, choices=MeasuredBy.choices, default=MeasuredBy.PERSON
    )
    description = models.TextField(blank=True, help_text="What happened, and how one knows.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="outage_ends_after_it_begins",
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("began_at")),
                violation_error_message="It must end after it begins.",
            ),
            models.CheckConstraint(
                name="outage_that_is_over_has_an_end",
                condition=~Q(state=OutageState.OVER) | Q(ended_at__isnull=False),
                violation_error_message="Say when it was over.",
            ),
        ]
        indexes = [
            models.Index(fields=["-began_at", "-id"], name="outage_list"),
            models.Index(
                fields=["began_at", "ended_at"],
                condition=Q(state__in=COUNTING),
                name="outage_by_time",
            ),
            models.Index(
                fields=["incident"], condition=Q(incident__isnull=False), name="outage_of_incident"
            ),
        ]

    def __str__(self) -> str:
        return self.title
