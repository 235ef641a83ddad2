"""The work order: one step of a change, or of the way back."""

from django.core.validators import MaxValueValidator
from django.db import models

from armillary.assurance.change.models.change import Change
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
    started_at = models.DateTimeField("started", null=True, editable=False)
    ended_at = models.DateTimeField("ended", null=True, editable=False)
    result = models.TextField(blank=True, help_text="What came of it.")

    class Meta:
        indexes = [
            models.Index(
                fields=["change", "back_out", "position", "id"], name="work_order_of_change"
            ),
            models.Index(fields=["assignee", "state", "id"], name="work_order_of_assignee"),
        ]

    def __str__(self) -> str:
        return self.title
