"""A mail that arrived: kept as it came before anything is made of it."""

from django.db import models

from armillary.fittings.mail.models.mailbox import Mailbox
from armillary.people.models import Person
from armillary.records.models import Record


class Original(models.Model):
    """A message byte for byte, what was read in it, and the act that made something of it."""

    raw = models.BinaryField()
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    files = models.JSONField(default=list)
    act = models.UUIDField(null=True, db_index=True)


class IncomingMail(Record):
    """What a message was, what became of it, and why.

    `message_key` is its Message-ID; with the digest of what it says it makes it the same mail,
    however often it is delivered. `became` is the number of a record.
    """

    prefix = "MAI"

    mailbox = models.ForeignKey(Mailbox, on_delete=models.PROTECT, related_name="+")
    original = models.OneToOneField(Original, on_delete=models.PROTECT, editable=False)
    subject = models.CharField(max_length=250, blank=True)
    sender = models.CharField(max_length=254, blank=True)
    sender_name = models.CharField("name of sender", max_length=200, blank=True)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    why = models.CharField("what about it", max_length=300, blank=True)
    automatic = models.CharField("written by a machine", max_length=120, blank=True)
    became = models.CharField(max_length=40, blank=True)
    message_key = models.CharField("Message-ID", max_length=250, blank=True)
    digest = models.CharField(max_length=64, editable=False)
    size = models.PositiveIntegerField("bytes", editable=False)
    received_at = models.DateTimeField("received")

    class Meta:
        verbose_name_plural = "incoming mails"
        constraints = [
            models.UniqueConstraint(
                fields=["digest", "message_key"],
                name="incoming_mail_is_one",
                violation_error_message="This mail is here already.",
            ),
        ]
        indexes = [
            models.Index(fields=["message_key"], name="incoming_by_message_key"),
            models.Index(fields=["sender", "received_at"], name="incoming_from"),
            models.Index(fields=["became"], name="incoming_became"),
        ]


class Delivery(models.Model):
    """Where a mail lay in a mailbox; the same mail may be delivered more than once.

    `place` is the validity of the folder's numbers, and the number of the message in it.
    """

    mailbox = models.ForeignKey(Mailbox, on_delete=models.PROTECT, related_name="+", db_index=False)
    mail = models.ForeignKey(IncomingMail, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=60)

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = [models.UniqueConstraint(fields=["mailbox", "place"], name="delivery_is_one")]
