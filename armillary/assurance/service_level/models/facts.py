"""What belongs to agreements and is no record: acts of agreements write it."""

from typing import ClassVar

from django.db import models

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.service_level.models.agreement import Agreement
from armillary.assurance.service_level.models.review import ServiceReview
from armillary.assurance.service_level.vocabulary import Side
from armillary.people.models import Organisation, Person


class Coverage(models.Model):
    """This agreement is about this service."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, db_index=False, related_name="coverage"
    )
    item = models.ForeignKey(ConfigurationItem, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "item"], name="coverage_is_once")
        ]


class Backing(models.Model):
    """What this agreement promises rests on what that one does.

    `handover` is how many seconds may pass until the other one is called and begins to count.
    """

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, db_index=False, related_name="backings"
    )
    by = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    handover = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "by"], name="backing_is_once"),
            models.CheckConstraint(
                name="backing_is_by_another",
                condition=~models.Q(agreement=models.F("by")),
                violation_error_message="Nothing rests on itself.",
            ),
        ]


class Edition(models.Model):
    """An agreement word for word as it was put to the other side; never changed.

    `outdated_at` is when the agreement got other words, so that nobody signs these any more;
    `feasibility` is what was found on the day on which it was agreed.
    """

    rows_by_organisation: ClassVar[bool] = True

    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, db_index=False, related_name="editions"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    number = models.PositiveIntegerField()
    document = models.JSONField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, db_index=False, related_name="+")
    outdated_at = models.DateTimeField(null=True)
    agreed_at = models.DateTimeField(null=True)
    feasibility = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="edition_number_is_unique")
        ]


class Signature(models.Model):
    """Somebody put a name under these very words: the digest says which.

    `recorded_by` is who wrote it down where it was given on paper.
    """

    rows_by_organisation: ClassVar[bool] = True

    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, db_index=False, related_name="signatures"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    side = models.CharField(max_length=6, choices=Side.choices)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    name = models.CharField(max_length=200)
    recorded_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "side"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="signature_is_one_of_each_side",
                violation_error_message="Somebody has signed for this side already.",
            ),
            models.UniqueConstraint(
                fields=["agreement", "person"],
                condition=models.Q(withdrawn_at__isnull=True, person__isnull=False),
                name="signature_is_for_one_side",
                violation_error_message="Nobody signs for both sides.",
            ),
        ]
        indexes = [models.Index(fields=["agreement", "id"], name="signature_of_agreement")]


class Pack(models.Model):
    """What a review goes through, as it was counted then; never changed.

    `name` is who acknowledged it for the other side, `digest` tells what was acknowledged.
    """

    rows_by_organisation: ClassVar[bool] = True

    review = models.ForeignKey(
        ServiceReview, on_delete=models.PROTECT, db_index=False, related_name="packs"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    number = models.PositiveIntegerField()
    document = models.JSONField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, db_index=False, related_name="+")
    acknowledged_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    name = models.CharField(max_length=200, blank=True)
    acknowledged_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "number"], name="pack_number_is_unique")
        ]


class Waiver(models.Model):
    """Somebody lets more be promised than what it rests on supports, and answers for it."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, db_index=False, related_name="waivers"
    )
    reason = models.TextField()
    until = models.DateField()
    findings = models.JSONField(default=list)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, db_index=False, related_name="+")
    at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["agreement", "id"], name="waiver_of_agreement"),
            models.Index(
                fields=["until"], condition=models.Q(told_at__isnull=True), name="waiver_by_end"
            ),
        ]


class Told(models.Model):
    """Of this, about this agreement, its owner was told."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "what"], name="told_once")]
