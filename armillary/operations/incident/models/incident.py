"""The incident: who calls, what is wrong, who works on it, and how it ended."""

from django.db import models

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.operations.incident.models.category import Category
from armillary.operations.incident.models.shape import CONSTRAINTS, INDEXES
from armillary.operations.incident.vocabulary import (
    Channel,
    HoldReason,
    Impact,
    Priority,
    ResolutionCode,
    Urgency,
)
from armillary.people.models import Person, Team
from armillary.records.models import Record


class Incident(Record):
    """An unplanned interruption of a service, or a drop in its quality.

    One that came from a source (it has a `source_number`) may lack what the source did not
    know, its caller or the words of its resolution for instance: unknown stays unknown.
    """

    prefix = "INC"

    title = models.CharField(max_length=200, help_text="What does not work, in one line.")
    description = models.TextField(
        blank=True, help_text="What happens, since when, and what has been tried."
    )
    caller = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, db_index=False, related_name="+"
    )
    opened_by = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        db_index=False,
        related_name="+",
        verbose_name="reporter",
    )
    location = models.CharField(max_length=120, blank=True, help_text="Where the caller is.")
    channel = models.CharField(max_length=10, choices=Channel.choices, blank=True)

    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, db_index=False, related_name="+"
    )
    assignee = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, db_index=False, related_name="+"
    )
    reassign_count = models.PositiveIntegerField("reassignments", default=0, editable=False)

    category = models.ForeignKey(
        Category,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="What the caller notices.",
    )
    closure_category = models.ForeignKey(
        Category,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        verbose_name="cause",
        help_text="What was behind it.",
    )

    service = models.ForeignKey(
        ConfigurationItem,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        help_text="Which service is hit.",
    )
    affected_item = models.ForeignKey(
        ConfigurationItem,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        help_text="The thing that does not work, as far as one knows.",
    )

    impact = models.PositiveSmallIntegerField(
        choices=Impact.choices, help_text="How much of the business is hit."
    )
    urgency = models.PositiveSmallIntegerField(
        choices=Urgency.choices, help_text="How soon the business feels it."
    )
    proposed_priority = models.PositiveSmallIntegerField(choices=Priority.choices, editable=False)
    priority = models.PositiveSmallIntegerField(choices=Priority.choices, editable=False)
    priority_reason = models.TextField(
        "reason for the priority", blank=True, help_text="Why not the priority that is proposed."
    )

    hold_reason = models.CharField(
        max_length=20, choices=HoldReason.choices, blank=True, help_text="What it waits for."
    )
    hold_until = models.DateTimeField(
        "on hold until", null=True, blank=True, help_text="When it goes on by itself."
    )
    paused = models.BooleanField(
        default=False, editable=False, help_text="Whether time does not count now."
    )
    resolution = models.TextField(blank=True, help_text="What restored the service.")
    resolution_code = models.CharField(
        max_length=24, choices=ResolutionCode.choices, blank=True, help_text="How it ended."
    )
    reopen_count = models.PositiveIntegerField("times reopened", default=0, editable=False)

    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="children",
        help_text="The incident that stands for this one and others of the same cause.",
    )
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        db_index=False,
        related_name="duplicates",
    )

    reported_at = models.DateTimeField("reported", editable=False)
    due_at = models.DateTimeField(
        "due",
        null=True,
        editable=False,
        help_text="When the next thing that was promised of it is due.",
    )
    expected_penalty = models.DecimalField(
        max_digits=12,
        decimal_places=2,
        null=True,
        editable=False,
        help_text="What one must expect to pay for it: of each promise that runs, the chance that "
        "it is broken times its credit.",
    )
    restored_at = models.DateTimeField("restored", null=True, blank=True)
    resolved_at = models.DateTimeField("resolved", null=True, editable=False)
    closed_at = models.DateTimeField("closed", null=True, editable=False)
    sla_met = models.BooleanField(
        "agreement met", null=True, editable=False, help_text="As recorded by the source."
    )
    source_number = models.CharField(max_length=60, blank=True, editable=False)

    class Meta:
        constraints = CONSTRAINTS
        indexes = INDEXES

    def __str__(self) -> str:
        return self.title
