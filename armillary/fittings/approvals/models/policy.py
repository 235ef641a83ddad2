"""Who decides on what: a row of the table that administrators keep."""

from django.db import models

from armillary.fittings.approvals.declared import choices
from armillary.fittings.calendars.models import Calendar
from armillary.records.models import Record


class ApprovalPolicy(Record):
    """One row of the decision table: for which records it holds, and the steps they go through.

    Of the rows of a type the first that fits holds, by `rank`.
    """

    prefix = "POL"

    name = models.CharField(max_length=80)
    record_type = models.CharField(
        "type of record", max_length=60, choices=choices, help_text="For which records it is."
    )
    question = models.CharField(
        "holds for",
        max_length=2_000,
        blank=True,
        help_text="What stands after the question mark in the address of their list; "
        "empty: for all of them.",
    )
    rank = models.PositiveSmallIntegerField(
        default=100, help_text="Rows are asked in this order, and the first that fits holds."
    )
    calendar = models.ForeignKey(
        Calendar,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="When the hours of its steps count; empty: round the clock.",
    )
    valid_days = models.PositiveSmallIntegerField(
        "valid for", default=30, help_text="So many days after it was asked for, it expires."
    )
    steps = models.JSONField(default=list, blank=True, editable=False)

    class Meta:
        verbose_name = "approval policy"
        verbose_name_plural = "approval policies"
        constraints = [
            models.UniqueConstraint(
                fields=["record_type", "name"],
                name="approval_policy_name_is_unique",
                violation_error_message="This type has a policy of this name already.",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_days__gte=1, valid_days__lte=366),
                name="approval_policy_valid_days",
                violation_error_message="An approval is valid for 1 to 366 days.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
