"""What calling keeps: the destinations that are allowed."""

from django.db import models

from armillary.fittings.calling.vocabulary import Scheme, State
from armillary.records.models import Record


class Destination(Record):
    """A host to which the product may make calls. Without one, it makes none."""

    prefix = "DST"

    host = models.CharField(max_length=253, help_text="A name such as hooks.example.com.")
    port = models.PositiveIntegerField(default=443)
    scheme = models.CharField(max_length=5, choices=Scheme.choices, default=Scheme.HTTPS)
    internal = models.BooleanField(
        default=False,
        help_text="Whether it may have a private address, in your own network or on this machine.",
    )
    purpose = models.CharField(max_length=200, blank=True, help_text="What it is called for.")
    certificate = models.TextField(
        blank=True,
        help_text="Certificates (PEM) to trust for this host, where its own authority signs.",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "host", "port"],
                condition=models.Q(state=State.ACTIVE),
                name="destination_is_unique",
                violation_error_message="This destination is allowed already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme}://{self.host}:{self.port}"
