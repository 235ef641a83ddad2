"""The mail account: a server that takes our mail, and under which address we send by it."""

from django.db import models
from django.db.models.functions import Lower

from armillary.fittings.mail.vocabulary import Security
from armillary.people.models import Team
from armillary.records.models import Record


class MailAccount(Record):
    """Whom we are when we send. The one that fits best sends: by team, by type, or for all."""

    prefix = "MAC"

    name = models.CharField(
        max_length=120, help_text="Who writes, as people read it: Service desk."
    )
    address = models.EmailField("e-mail address", max_length=254)
    host = models.CharField("server", max_length=253, help_text="The SMTP server.")
    port = models.PositiveIntegerField(default=587)
    security = models.CharField(max_length=10, choices=Security.choices)
    user = models.CharField(
        max_length=254, blank=True, help_text="Empty where the server asks for none."
    )
    plus_addresses = models.BooleanField(
        "plus addresses",
        default=False,
        help_text="The server delivers desk+anything@ to desk@: replies find their record by it.",
    )
    team = models.ForeignKey(
        Team,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Sends for the records of this team.",
    )
    record_type = models.CharField(
        max_length=60, blank=True, help_text="Sends for this type, as in addresses: incidents."
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="mail_account_port_is_one",
                condition=models.Q(port__gte=1, port__lte=65535),
                violation_error_message="A port is a number from 1 to 65535.",
            ),
            models.UniqueConstraint(
                Lower("address"),
                name="mail_account_address_is_unique",
                violation_error_message="There is a mail account of this address already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} <{self.address}>"


class AccountPassword(models.Model):
    """The sealed password of an account, apart from the record: no list, no journal knows it."""

    account = models.OneToOneField(MailAccount, on_delete=models.PROTECT, primary_key=True)
    sealed = models.TextField()
