"""A mail that we send: written with the act that causes it, sent by a job afterwards."""

from django.db import models

from armillary.fittings.mail.models.account import MailAccount
from armillary.fittings.mail.vocabulary import Kind, OutgoingState
from armillary.people.models import Person


class OutgoingMail(models.Model):
    """One mail to one address. The Message-ID is made once, so a second sending is the same mail.

    `about` is the number of the record; `why` says what keeps it from being sent.
    """

    message_id = models.CharField(max_length=200, unique=True)
    address = models.EmailField(max_length=254)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    subject = models.CharField(max_length=250)
    text = models.TextField()
    html = models.TextField(blank=True)
    about = models.CharField(max_length=40, blank=True)
    references = models.TextField(blank=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=OutgoingState.choices)
    why = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    account = models.ForeignKey(
        MailAccount, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["about", "id"], name="outgoing_about"),
            models.Index(fields=["address", "made_at"], name="outgoing_to"),
            models.Index(fields=["state", "id"], name="outgoing_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} to {self.address}"
