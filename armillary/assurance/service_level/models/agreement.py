"""The agreement: requirement, service-level agreement, operational-level agreement or contract."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from armillary.assurance.service_level.models.standard_service import StandardService
from armillary.assurance.service_level.vocabulary import Kind
from armillary.fittings.calendars.models import Calendar
from armillary.people.models import Person, Team
from armillary.records.models import Record


class Agreement(Record):
    """What one side promises the other, or needs from it, in words and in numbers.

    It belongs to the organisation on the other side: the customer or the supplier; that of a team
    to the provider. What it rests on, and which services it covers, are tables of their own.
    """

    prefix = "AGR"

    name = models.CharField(max_length=160, help_text="By what both sides will know it.")
    kind = models.CharField(max_length=12, choices=Kind.choices, editable=False)
    team = models.ForeignKey(
        Team,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        help_text="The team that promises.",
    )
    owner = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        help_text="Who looks after it on our side, and is told when it runs out.",
    )
    counterpart = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        help_text="Who speaks and signs for the other side.",
    )
    replaces = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        help_text="The agreement that ends when this one is agreed.",
    )

    standard_service = models.ForeignKey(
        StandardService,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        help_text="The service of the catalogue of which this is a level.",
    )
    level = models.CharField(
        max_length=40, blank=True, help_text="What the level is called, such as Gold."
    )
    options = models.TextField(
        blank=True, help_text="What can be had besides, one a line, with its price."
    )
    chosen = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        db_index=False,
        related_name="+",
        verbose_name="chosen level",
        help_text="The level of the catalogue that is to meet these requirements.",
    )

    description = models.TextField(blank=True, help_text="What is promised, in plain words.")
    duties = models.TextField(
        "duties of the other side",
        blank=True,
        help_text="What the other side does, so that the promise can be kept.",
    )
    exclusions = models.TextField(blank=True, help_text="What does not count, one a line.")

    hours = models.ForeignKey(
        Calendar,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        help_text="When time counts; empty: around the clock.",
    )
    valid_from = models.DateField(null=True, blank=True, help_text="The first day.")
    valid_until = models.DateField(
        null=True, blank=True, help_text="The day on which it ends; empty: until notice is given."
    )
    notice_days = models.PositiveSmallIntegerField(
        "notice in days",
        default=90,
        help_text="How many days before its end either side must say so.",
    )
    review_months = models.PositiveSmallIntegerField(
        "months between reviews",
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text="After how many months both sides look at it again.",
    )
    reviewed_on = models.DateField("last review", null=True, editable=False)
    price = models.DecimalField(
        "price a month",
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    currency = models.CharField(
        max_length=3, blank=True, default="EUR", help_text="Three letters, such as EUR."
    )
    credit_limit = models.PositiveSmallIntegerField(
        "credits at most, in %",
        null=True,
        blank=True,
        validators=[MaxValueValidator(100)],
        help_text="How much of the price of a month credits may take, in per cent.",
    )

    agreed_at = models.DateTimeField("agreed", null=True, editable=False)
    ended_at = models.DateTimeField("ended", null=True, editable=False)
    ended_reason = models.TextField("why it ends", blank=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="agreement_ends_after_it_begins",
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_until__isnull=True)
                | models.Q(valid_until__gt=models.F("valid_from")),
                violation_error_message="It must end after it begins.",
            ),
            models.CheckConstraint(
                name="agreement_of_a_team_has_one",
                condition=~models.Q(kind=Kind.OLA, team__isnull=True),
                violation_error_message="Name the team that promises.",
            ),
            models.CheckConstraint(
                name="agreement_of_a_level_names_it",
                condition=~models.Q(kind=Kind.STANDARD)
                | models.Q(standard_service__isnull=False) & ~models.Q(level=""),
                violation_error_message="Name the standard service and the level.",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "kind", "state"], name="agreement_of_party"),
            models.Index(fields=["state", "valid_until"], name="agreement_by_end"),
        ]

    def __str__(self) -> str:
        return self.name
