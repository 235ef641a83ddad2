"""How true the CMDB is: discrepancies, and the times at which it was verified."""

from django.db import models

from armillary.assurance.configuration.models.item import ConfigurationItem
from armillary.assurance.configuration.vocabulary import STANDING_OUT, Family, Finding
from armillary.records.models import Record


class Discrepancy(Record):
    """What is recorded of an item and what is there, or ought to be recorded, differ.

    A rule finds the same thing night after night: `finding` is its name, so there is one record of
    it for all time, which is opened again when the thing comes back. Where something is seen that
    no item is, `source` and the `key` by which the source calls it tell what that is.
    """

    prefix = "DSC"

    item = models.ForeignKey(
        ConfigurationItem,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Of what; of nothing that is recorded where a thing is unknown.",
    )
    family = models.CharField(max_length=20, choices=Family.choices, blank=True, editable=False)
    kind = models.CharField(max_length=30, choices=Finding.choices, help_text="What is wrong.")
    finding = models.CharField(
        max_length=300, unique=True, editable=False, help_text="The name by which it comes again."
    )
    source = models.CharField(
        "seen by", max_length=60, blank=True, editable=False, help_text="Who sees what is unknown."
    )
    key = models.CharField(
        "called there",
        max_length=200,
        blank=True,
        editable=False,
        help_text="What the source says.",
    )
    says = models.TextField("what was found", help_text="As it was found, in a sentence.")
    reason = models.TextField(blank=True, help_text="Why it is so, or what put it right.")
    accepted_until = models.DateTimeField(
        null=True, blank=True, help_text="It is opened again when this moment has passed."
    )
    found_at = models.DateTimeField("found", editable=False)

    class Meta:
        verbose_name_plural = "discrepancies"
        constraints = [
            models.CheckConstraint(
                name="discrepancy_is_accepted_until_some_day",
                condition=~models.Q(state="accepted") | models.Q(accepted_until__isnull=False),
                violation_error_message="Say until when it is accepted.",
            ),
            models.CheckConstraint(
                name="discrepancy_is_of_an_item_or_of_something_unknown",
                condition=models.Q(item__isnull=False) | ~models.Q(source=""),
                violation_error_message="Say of which item.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["kind", "item"],
                condition=models.Q(state__in=STANDING_OUT),
                name="discrepancy_standing_out",
            ),
            models.Index(fields=["-found_at", "-id"], name="discrepancy_list"),
            models.Index(
                fields=["accepted_until"],
                condition=models.Q(state="accepted"),
                name="discrepancy_accepted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.says}"


class Verification(Record):
    """One time at which all rules looked at all items, and what came of it."""

    prefix = "VFY"

    looked_at = models.PositiveIntegerField("items", default=0, editable=False)
    found = models.PositiveIntegerField(default=0, editable=False)
    opened = models.PositiveIntegerField(default=0, editable=False)
    reopened = models.PositiveIntegerField(default=0, editable=False)
    cleared = models.PositiveIntegerField("gone", default=0, editable=False)
    left_out = models.PositiveIntegerField(
        default=0, editable=False, help_text="Found but not opened yet: the next time opens them."
    )
    concluded_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        indexes = [models.Index(fields=["state", "-id"], name="verification_state")]
