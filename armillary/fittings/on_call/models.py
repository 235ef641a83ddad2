"""Whose turn it is to be called."""

from django.db import models

from armillary.fittings.calendars.vocabulary import zone_choices
from armillary.people.models import Person, Team
from armillary.records.models import Record


class Rota(Record):
    """People of a team who can be called in turns, each for so many days.

    Who is away is stood in for by whom an absence names.
    """

    prefix = "ROT"

    name = models.CharField(max_length=80)
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, related_name="+", help_text="Whose people take turns."
    )
    first_on = models.DateField("from", help_text="The day on which the first turn begins.")
    turn_days = models.PositiveSmallIntegerField(
        "days", default=7, help_text="So many days are one turn."
    )
    begins = models.CharField(
        "at", max_length=5, default="09:00", help_text="When turns change, such as 09:00."
    )
    zone = models.CharField("time zone", max_length=60, choices=zone_choices, default="UTC")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                name="rota_name_is_unique",
                violation_error_message="There is, or was, a rota of this name.",
            ),
        ]
        indexes = [models.Index(fields=["team", "state"], name="rota_of_team")]

    def __str__(self) -> str:
        return self.name


class Turn(models.Model):
    """Somebody's place in the order of a rota."""

    rota = models.ForeignKey(Rota, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["rota", "person"],
                name="turn_once",
                violation_error_message="This person takes turns in it already.",
            ),
        ]
