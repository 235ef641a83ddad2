"""What belongs to changes and is no record: acts of changes write it."""

from django.db import models

from armillary.assurance.change.models.change import Change
from armillary.assurance.change.models.work_order import WorkOrder
from armillary.assurance.configuration.models import ConfigurationItem


class Affected(models.Model):
    """A change touches this item, and what it will be like afterwards.

    `planned` and `before` hold fields and attributes by name: what it is to become, and what it
    was when the change set it. `applied_at`: since when it is so; None: it is not, or no more.
    """

    change = models.ForeignKey(
        Change, on_delete=models.CASCADE, db_index=False, related_name="affected"
    )
    item = models.ForeignKey(ConfigurationItem, on_delete=models.PROTECT, related_name="+")
    planned = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    applied_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["change", "item"], name="affected_is_once")]


class Following(models.Model):
    """This work order begins after that one."""

    order = models.ForeignKey(
        WorkOrder, on_delete=models.CASCADE, db_index=False, related_name="preceded"
    )
    after = models.ForeignKey(WorkOrder, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["order", "after"], name="following_is_once"),
            models.CheckConstraint(
                name="following_is_not_of_itself",
                condition=~models.Q(order=models.F("after")),
                violation_error_message="A step does not wait for itself.",
            ),
        ]
