"""When changes may be done, and when not."""

from django.db import models

from armillary.assurance.change.vocabulary import WindowKind
from armillary.assurance.configuration.models import ConfigurationClass, ConfigurationItem
from armillary.assurance.configuration.vocabulary import Environment
from armillary.fittings.calendars.models import Calendar
from armillary.records.models import Record


class ChangeWindow(Record):
    """A stretch of time for changes: allowed, barred, or dearer than others.

    With a calendar it holds while that is open, between its first and last moment. It holds for
    everything, or for what it is narrowed to: a service with all that it rests on, a class of
    items with those below it, an environment.
    """

    prefix = "CHW"
    called = "name"

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=WindowKind.choices)
    reason = models.TextField(blank=True, help_text="Why; people read it when they are refused.")
    starts_at = models.DateTimeField("from", help_text="Its first moment.")
    ends_at = models.DateTimeField("until", help_text="The moment at which it is over.")
    hours = models.ForeignKey(
        Calendar,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        help_text="Only while this calendar is open; empty: all the time.",
    )
    service = models.ForeignKey(
        ConfigurationItem,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        help_text="Only for changes that touch this service or what it rests on.",
    )
    of_class = models.ForeignKey(
        ConfigurationClass,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        verbose_name="class of items",
        help_text="Only for changes of things of this class or below.",
    )
    environment = models.CharField(
        max_length=20,
        choices=Environment.choices,
        blank=True,
        help_text="Only for changes of things that are used for this.",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="change_window_ends_after_it_begins",
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                violation_error_message="It must end after it begins.",
            )
        ]
        indexes = [models.Index(fields=["state", "ends_at", "starts_at"], name="window_in_force")]

    def __str__(self) -> str:
        return self.name
