"""What was the case, and since when we know: versions, relations and claims. No records: acts of
items write them, nobody changes what has been written."""

from typing import ClassVar

from django.db import models

from armillary.assurance.configuration.models.item import ConfigurationItem
from armillary.assurance.configuration.models.relation_types import RelationType
from armillary.people.models import Organisation

CURRENT = models.Q(recorded_to__isnull=True, valid_to__isnull=True)
"""What holds now, as far as we know."""


class Version(models.Model):
    """What an item was like from `valid_from` on, up to `valid_to`, as recorded at `recorded_at`.

    Versions lie above each other like coats of paint: at a moment, as we believed at another, an
    item was what the last of its versions says that was recorded by then and holds at that moment.
    `content` has the columns of the item by name; null says that there was no such item. A trigger
    writes one whenever the row changes, so there is no act that leaves none.
    """

    rows_by_organisation: ClassVar[bool] = True
    only_grows: ClassVar[bool] = True

    ci = models.ForeignKey(
        ConfigurationItem,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="versions",
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    act = models.UUIDField()
    number = models.PositiveIntegerField(help_text="The version of the record that it came with.")
    content = models.JSONField(null=True)
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["ci", "-id"], name="version_of_item"),
        ]


class Relation(models.Model):
    """One thing is related to another: “source depends on target”, for as long as that holds.

    Rows are closed and written anew, never changed: `recorded_to` says until when we believed
    this, so what was believed at any moment can be asked for ever.
    """

    source = models.ForeignKey(
        ConfigurationItem, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    relation_type = models.ForeignKey(
        RelationType, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    target = models.ForeignKey(
        ConfigurationItem, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    group = models.CharField(max_length=60, blank=True, default="")
    needed = models.PositiveIntegerField(null=True)
    share = models.FloatField(null=True)
    provenance = models.CharField(max_length=60, blank=True, default="")
    confidence = models.FloatField(default=1.0)
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField(null=True)
    recorded_from = models.DateTimeField()
    recorded_to = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "relation_type", "target", "group"],
                condition=CURRENT,
                name="relation_is_current_once",
                violation_error_message="They are related in this way already.",
            ),
            models.CheckConstraint(
                name="relation_is_between_two",
                condition=~models.Q(source=models.F("target")),
                violation_error_message="Nothing is related to itself.",
            ),
            models.CheckConstraint(
                name="relation_is_in_range",
                condition=models.Q(confidence__gte=0, confidence__lte=1)
                & (models.Q(share__isnull=True) | models.Q(share__gt=0))
                & (models.Q(needed__isnull=True) | models.Q(needed__gte=1)),
                violation_error_message="Confidence goes from 0 to 1, shares are more than 0.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["target", "relation_type"],
                include=["source", "group"],
                condition=CURRENT,
                name="relation_to",
            ),
            models.Index(fields=["source", "id"], name="relation_ever_from"),
            models.Index(fields=["target", "id"], name="relation_ever_to"),
        ]


class Claim(models.Model):
    """What a source says of an item, kept even where another source is believed.

    `key` is what the source calls it, `said` its values by attribute, `identifiers` what else tells
    which thing it is; all of it as it was when the source last told of it, at `seen_at`.
    """

    ci = models.ForeignKey(
        ConfigurationItem, on_delete=models.CASCADE, db_index=False, related_name="claims"
    )
    provenance = models.CharField(max_length=60)
    key = models.CharField(max_length=200, blank=True, default="")
    said = models.JSONField(default=dict)
    identifiers = models.JSONField(default=dict)
    confidence = models.FloatField(default=1.0)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ci", "provenance"],
                name="claim_is_one_of_its_source",
                violation_error_message="This source has told of it already.",
            ),
            models.UniqueConstraint(
                fields=["provenance", "key"],
                condition=~models.Q(key=""),
                name="claim_key_is_unique",
                violation_error_message="This source calls another item so.",
            ),
        ]
