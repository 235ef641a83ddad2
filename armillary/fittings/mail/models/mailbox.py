"""The mailbox: where mail arrives for us, and what becomes of it."""

from django.db import models
from django.db.models.functions import Lower

from armillary.fittings.mail.vocabulary import Security, Strangers
from armillary.people.models import Organisation, Team
from armillary.records.models import Record


class Mailbox(Record):
    """A folder on an IMAP server that is looked into every minute."""

    prefix = "MBX"

    name = models.CharField(max_length=120)
    address = models.EmailField("e-mail address", max_length=254)
    host = models.CharField("server", max_length=253, help_text="The IMAP server.")
    port = models.PositiveIntegerField(default=993)
    security = models.CharField(max_length=10, choices=Security.choices)
    user = models.CharField(max_length=254)
    folder = models.CharField(max_length=120, default="INBOX")
    done_folder = models.CharField(
        "folder for what was taken in",
        max_length=120,
        blank=True,
        help_text="Messages go there once we keep them. Empty: they are deleted on the server.",
    )
    record_type = models.CharField(
        "becomes", max_length=60, help_text="The type that a new mail becomes, such as incidents."
    )
    defaults = models.TextField(
        blank=True,
        help_text="What else a new record needs, a line each: impact: 3, or category: CAT-000012.",
    )
    team = models.ForeignKey(
        Team,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who gets what arrives here.",
    )
    domains = models.CharField(
        "known domains",
        max_length=1000,
        blank=True,
        help_text="Whoever writes from there becomes a caller: example.com, example.org.",
    )
    organisation_of_callers = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Where callers from the known domains belong.",
    )
    strangers = models.CharField(
        "mail of strangers", max_length=10, choices=Strangers.choices, default=Strangers.HOLD
    )
    receipts = models.BooleanField(
        default=True, help_text="Tell people the number of what their mail became."
    )

    class Meta:
        verbose_name_plural = "mailboxes"
        constraints = [
            models.CheckConstraint(
                name="mailbox_port_is_one",
                condition=models.Q(port__gte=1, port__lte=65535),
                violation_error_message="A port is a number from 1 to 65535.",
            ),
            models.UniqueConstraint(
                Lower("address"),
                "folder",
                name="mailbox_is_unique",
                violation_error_message="There is a mailbox of this address and folder already.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class MailboxPassword(models.Model):
    """The sealed password of a mailbox, apart from the record: no list, no journal knows it."""

    mailbox = models.OneToOneField(Mailbox, on_delete=models.PROTECT, primary_key=True)
    sealed = models.TextField()


class MailboxWatch(models.Model):
    """How the last look into a mailbox went; `trouble` is empty when it went well."""

    mailbox = models.OneToOneField(Mailbox, on_delete=models.PROTECT, primary_key=True)
    looked_at = models.DateTimeField()
    found_at = models.DateTimeField(null=True)
    trouble = models.TextField(blank=True)
    failures = models.PositiveIntegerField(default=0)
