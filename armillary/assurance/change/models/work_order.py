"""The work order: one step of a change, or of the way back."""

from django.core.validators import MaxValueValidator
from django.db import models

from armillary.assurance.change.models.change import Change
from armillary.assurance.change.vocabulary import RunIf
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.people.models import Person, Team
from armillary.records.models import Record


class WorkOrder(Record):
    """One step: who does it, by what instructions, how long it takes, and what came of it."""

    prefix = "WO"

    change = models.ForeignKey(Change, on_delete=models.PROTECT, db_index=False, related_name="+")
    title = models.CharField(max_length=200, help_text="What is done, in one line.")
    runbook = models.TextField(
        blank=True, help_text="How it is done, and how one sees that it worked."
    )
    position = models.PositiveSmallIntegerField("step", default=1)
    back_out = models.BooleanField(
        "part of the way back",
        default=False,
        help_text="It is done only when the change is taken back.",
    )
    point_of_no_return = models.BooleanField(
        default=False, help_text="Once it has begun, nobody can go back."
    )
    item = models.ForeignKey(
        ConfigurationItem,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        help_text="The thing at which it is done.",
    )
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, db_index=False, related_name="+"
    )
    assignee = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, db_index=False, related_name="+"
    )
    minutes = models.PositiveIntegerField(
        "planned minutes", default=30, validators=[MaxValueValidator(14 * 24 * 60)]
    )
    planned_start = models.DateTimeField(
        null=True, blank=True, help_text="Within the time of its change."
    )
    planned_end = models.DateTimeField(
        null=True, blank=True, help_text="If you do not say it: as long as its minutes."
    )
    run_if = models.CharField(
        "done if",
        max_length=10,
        choices=RunIf.choices,
        default=RunIf.WELL,
        help_text="What must have become of the steps that it waits for.",
    )
    started_at = models.DateTimeField("started", null=True, editable=False)
    ended_at = models.DateTimeField("ended", null=True, editable=False)
    result = models.TextField(blank=True, help_text="What came of it.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="work_order_ends_after_it_begins",
                condition=models.Q(planned_start__isnull=True, planned_end__isnull=True)
                | models.Q(planned_end__gt=models.F("planned_start")),
                violation_error_message="It must end after it begins.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["change", "back_out", "position", "id"], name="work_order_of_change"
            ),
            models.Index(fields=["assignee", "state", "id"], name="work_order_of_assignee"),
        ]

    def __str__(self) -> str:
        return self.title
