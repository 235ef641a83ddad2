"""The lookout: from when until when somebody would have noticed that something was down."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.design.availability.vocabulary import MeasuredBy
from armillary.records.models import Record


class Lookout(Record):
    """Time without a lookout is unknown, and is never counted as up."""

    prefix = "LKT"

    title = models.CharField(
        max_length=160, help_text="How one notices: a probe each minute, users at the counter."
    )
    item = models.ForeignKey(
        ConfigurationItem,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The service that is watched.",
    )
    measured_by = models.CharField(
        max_length=8, choices=MeasuredBy.choices, default=MeasuredBy.PERSON
    )
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    users = models.PositiveIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="How many use the service; empty: nobody has counted.",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="lookout_ends_after_it_begins",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                violation_error_message="It must end after it begins.",
            ),
        ]

    def __str__(self) -> str:
        return self.title
