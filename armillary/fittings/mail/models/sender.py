"""A sender whose mail is put aside unread."""

from django.db import models
from django.db.models.functions import Lower

from armillary.records.models import Record


class BlockedSender(Record):
    """An address, or all of a domain: "@spam.example"."""

    prefix = "BLS"

    address = models.CharField(max_length=254, help_text="An address, or a domain: @spam.example.")
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("address"),
                name="blocked_sender_is_unique",
                violation_error_message="This sender is blocked already.",
            ),
        ]

    def __str__(self) -> str:
        return self.address
