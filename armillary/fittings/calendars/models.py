"""What is kept of calendars: how they stand, and how they stood before they were changed."""

from typing import ClassVar

from django.db import models

from armillary.fittings.calendars.vocabulary import CLOSED, Combination, zone_choices
from armillary.records.models import Record

WRITTEN_SO = "Such as 08:00-12:00, 13:00-17:00; 22:00-06:00 goes on over midnight; closed."


def hours_of(day: str, help_text: str = "") -> "models.CharField[str, str]":
    """The hours of a weekday."""
    return models.CharField(day, max_length=160, default=CLOSED, blank=True, help_text=help_text)


class HolidaySet(Record):
    """The days on which nobody is expected to work: those of a country, and our own."""

    prefix = "HOL"
    called = "name"

    name = models.CharField(max_length=80)
    country = models.CharField(
        max_length=2, blank=True, help_text="Two letters, such as DE; empty: own days only."
    )
    region = models.CharField(
        max_length=20, blank=True, help_text="A part of the country, such as BY; empty: none."
    )
    own_days = models.TextField(
        blank=True,
        help_text="One a line: 2026-12-24 Works holiday; each year: 12-24 Christmas Eve; "
        "several: 2026-12-24..31 Works holiday.",
    )
    left_out = models.TextField(
        "not holidays",
        blank=True,
        help_text="Public holidays on which we work all the same, one a line: 2026-05-01 Open.",
    )
    since = models.DateField(null=True, blank=True, editable=False)
    days = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        verbose_name = "holiday set"
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                name="holiday_set_name_is_unique",
                violation_error_message="Another set of holidays has, or had, this name.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Calendar(Record):
    """When work is done: hours of the week in a zone, or what two calendars make together."""

    prefix = "CAL"
    called = "name"

    name = models.CharField(max_length=80)
    description = models.TextField(blank=True, help_text="What it is for.")
    zone = models.CharField(
        "time zone",
        max_length=60,
        choices=zone_choices,
        help_text="The clocks by which its hours and dates are meant.",
    )
    monday = hours_of("Monday", WRITTEN_SO)
    tuesday = hours_of("Tuesday")
    wednesday = hours_of("Wednesday")
    thursday = hours_of("Thursday")
    friday = hours_of("Friday")
    saturday = hours_of("Saturday")
    sunday = hours_of("Sunday")
    holidays = models.ForeignKey(
        HolidaySet,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="holidays",
        help_text="The set of days on which it is closed.",
    )
    exceptions = models.TextField(
        blank=True,
        help_text="Dates with hours of their own, one a line: 2026-12-24 08:00-12:00 Christmas "
        "Eve; each year: 12-31 closed; several: 2026-08-03..14 closed Summer break.",
    )
    first = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    way = models.CharField("combined with", max_length=20, blank=True, choices=Combination.choices)
    second = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    since = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                name="calendar_name_is_unique",
                violation_error_message="Another calendar has, or had, this name.",
            ),
            models.CheckConstraint(
                name="calendar_is_combined_or_not",
                condition=models.Q(way="", first__isnull=True, second__isnull=True)
                | (~models.Q(way="") & models.Q(first__isnull=False, second__isnull=False)),
                violation_error_message="Two calendars, or none, and how they are combined.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Layer(models.Model):
    """What was said of a calendar or a set of holidays before it was changed.

    Layers lie above each other, the record itself on top: what each says holds from its day on,
    until one above it begins.
    """

    only_grows: ClassVar[bool] = True

    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE, null=True, related_name="+")
    holidays = models.ForeignKey(HolidaySet, on_delete=models.CASCADE, null=True, related_name="+")
    said = models.JSONField()
    until = models.DateTimeField(help_text="When it was changed.")
