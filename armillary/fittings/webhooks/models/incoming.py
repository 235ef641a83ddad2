"""What comes in: sources, and what each of them sent, kept before anything is done with it."""

from django.db import models

from armillary.fittings.webhooks.vocabulary import Delivered
from armillary.people.models import Person
from armillary.records.models import Record


class Source(Record):
    """A program elsewhere that tells us things; what it tells becomes records by a mapping."""

    prefix = "SRC"

    name = models.CharField(max_length=120)
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Who acts when it tells us something: with the rights of this person.",
    )
    record_type = models.CharField(
        max_length=60,
        blank=True,
        help_text="What is made of it, such as incidents; empty: it is kept.",
    )
    creation = models.CharField(
        max_length=40, blank=True, help_text="By which verb; empty means the usual one."
    )
    mapping = models.TextField(
        blank=True,
        help_text='A line for each argument: title = /alert/name | /title | "An alert"',
    )
    key_pointer = models.CharField(
        max_length=200,
        blank=True,
        help_text="Where the body tells what it is, such as /incident/id: the same is done once.",
    )
    signed = models.BooleanField(
        default=True, help_text="Whether every call must be signed with the secret."
    )
    most_a_minute = models.PositiveIntegerField(default=600)

    class Meta:
        verbose_name = "webhook source"

    def __str__(self) -> str:
        return self.name


class SourceKey(models.Model):
    """The secret parts of a source: its address, of which a digest finds it, and its secret."""

    source = models.OneToOneField(
        Source, on_delete=models.CASCADE, primary_key=True, related_name="key"
    )
    address = models.BinaryField(unique=True)
    sealed = models.TextField()
    made_at = models.DateTimeField()


class Receipt(models.Model):
    """What a source sent once: its bytes, and what became of them."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="receipts")
    key = models.CharField(max_length=64)
    said = models.CharField(max_length=64)
    body = models.BinaryField()
    headers = models.JSONField(default=dict)
    received_at = models.DateTimeField()
    state = models.CharField(
        max_length=10, choices=Delivered.choices, default=Delivered.WAITING, db_default="waiting"
    )
    sentence = models.TextField(blank=True, default="", db_default="")
    record_type = models.CharField(max_length=60, blank=True, default="", db_default="")
    record_id = models.BigIntegerField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "key"], name="receipt_once_for_a_key")
        ]
        indexes = [
            models.Index(fields=["source", "received_at"], name="receipt_by_time"),
            models.Index(fields=["source", "state", "id"], name="receipt_by_state"),
        ]
