"""What goes out: subscriptions, each delivery to one, and each attempt at it."""

from django.db import models

from armillary.fittings.webhooks.vocabulary import Delivered
from armillary.people.models import Person
from armillary.records.models import Record


class Subscription(Record):
    """A program elsewhere that is told what happens to records of one type."""

    prefix = "WHS"

    name = models.CharField(max_length=120)
    address = models.CharField(
        max_length=500, help_text="Where to call, such as https://hooks.example.com/armillary."
    )
    record_type = models.CharField(max_length=60, help_text="Such as incidents.")
    verbs = models.CharField(
        max_length=400,
        blank=True,
        help_text="Only these verbs, with spaces between; empty means all.",
    )
    question = models.CharField(
        max_length=1000,
        blank=True,
        help_text="Only records that a list with these parameters shows, such as priority=1,2.",
    )
    fields = models.CharField(
        max_length=1000,
        blank=True,
        help_text="Only these fields of the record, with spaces between; empty means all.",
    )
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "webhook subscription"

    def __str__(self) -> str:
        return self.name


class SubscriptionKey(models.Model):
    """The secret of a subscription, sealed."""

    subscription = models.OneToOneField(
        Subscription, on_delete=models.CASCADE, primary_key=True, related_name="key"
    )
    sealed = models.TextField()
    made_at = models.DateTimeField()


class Health(models.Model):
    """How the other side does: while it fails, all its deliveries rest together."""

    subscription = models.OneToOneField(
        Subscription, on_delete=models.CASCADE, primary_key=True, related_name="health"
    )
    failures = models.PositiveIntegerField(default=0)
    failing_since = models.DateTimeField(null=True)
    resting_until = models.DateTimeField(null=True)


class Delivery(models.Model):
    """One line of the journal for one subscription: what is sent, and how that stands.

    The body is made once, so each attempt sends the same bytes under the same id.
    """

    subscription = models.ForeignKey(
        Subscription, on_delete=models.CASCADE, related_name="deliveries"
    )
    entry = models.BigIntegerField()
    event = models.UUIDField()
    verb = models.CharField(max_length=40)
    number = models.CharField(max_length=40)
    body = models.TextField()
    state = models.CharField(
        max_length=10, choices=Delivered.choices, default=Delivered.WAITING, db_default="waiting"
    )
    attempts = models.PositiveSmallIntegerField(default=0, db_default=0)
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = [
            models.UniqueConstraint(
                fields=["subscription", "entry"], name="delivery_once_for_a_line"
            )
        ]
        indexes = [models.Index(fields=["subscription", "state", "id"], name="delivery_by_state")]


class Attempt(models.Model):
    """One call: when, how long, and what came back."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="log")
    at = models.DateTimeField()
    milliseconds = models.PositiveIntegerField()
    status = models.PositiveSmallIntegerField(null=True)
    answer = models.TextField(blank=True)
    error = models.TextField(blank=True)
