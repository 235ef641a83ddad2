"""What it takes to part two items again that were made one."""

from django.db import models

from armillary.assurance.configuration.models import ConfigurationItem


class Merge(models.Model):
    """An item that went into another one at a moment, and everything that this moved.

    `state` and `kept` are what the item was, and lost, by it; `values` holds [before, after] for
    each value of the survivor that it set. `relations` are keys of rows: as it was, as it ended
    and, where it moved, as it holds of the survivor; `claims` are those that moved.
    """

    item = models.ForeignKey(ConfigurationItem, on_delete=models.PROTECT, related_name="+")
    survivor = models.ForeignKey(ConfigurationItem, on_delete=models.PROTECT, related_name="+")
    act = models.UUIDField()
    merged_at = models.DateTimeField()
    parted_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=30)
    kept = models.JSONField(default=dict)
    values = models.JSONField(default=dict)
    relations = models.JSONField(default=list)
    claims = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item"],
                condition=models.Q(parted_at__isnull=True),
                name="item_is_merged_once",
                violation_error_message="It is merged already.",
            )
        ]
