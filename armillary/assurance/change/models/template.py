"""The template of a standard change: what is done again and again, and how well that goes."""

from django.core.validators import MaxValueValidator
from django.db import models

from armillary.assurance.configuration.models import ConfigurationClass
from armillary.people.models import Team
from armillary.records.models import Record


class ChangeTemplate(Record):
    """How a kind of change is done. While enough of them went well, they need no approval.

    Only changes by the same `edition` count: who words the plan anew earns the status anew.
    """

    prefix = "CHT"
    called = "name"

    name = models.CharField(max_length=120, help_text="What is done, in one line.")
    edition = models.PositiveIntegerField(default=1, editable=False)
    of_class = models.ForeignKey(
        ConfigurationClass,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        verbose_name="class of items",
        help_text="To which things it may be done; empty: to any.",
    )
    team = models.ForeignKey(
        Team,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        help_text="Who does it.",
    )
    plan = models.TextField(help_text="What is done, step by step.")
    back_out_plan = models.TextField(help_text="How it is taken back.")
    minutes = models.PositiveIntegerField(
        default=60, validators=[MaxValueValidator(14 * 24 * 60)], help_text="How long it takes."
    )
    back_out_minutes = models.PositiveIntegerField(
        default=15,
        validators=[MaxValueValidator(14 * 24 * 60)],
        help_text="How long it takes to go back.",
    )
    runs = models.PositiveIntegerField(default=0, editable=False)
    clean_runs = models.PositiveIntegerField(default=0, editable=False)
    bound = models.DecimalField(
        "lower bound of success",
        max_digits=5,
        decimal_places=4,
        default=0,
        editable=False,
        help_text="At least this share goes well, most probably.",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                name="change_template_name_is_unique",
                violation_error_message="Another template has this name.",
            )
        ]

    def __str__(self) -> str:
        return self.name
