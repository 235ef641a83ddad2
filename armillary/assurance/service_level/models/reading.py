"""The reading: at what an objective stood that nobody here can count."""

from typing import ClassVar

from django.db import models

from armillary.assurance.service_level.models.objective import Objective
from armillary.people.models import Organisation, Person


class Reading(models.Model):
    """At what an objective that we cannot count ourselves stood on a day, and who says so.

    A later one of the same day and source takes the place of the earlier one, which is kept.
    """

    rows_by_organisation: ClassVar[bool] = True
    only_grows: ClassVar[bool] = True

    objective = models.ForeignKey(
        Objective, on_delete=models.PROTECT, db_index=False, related_name="readings"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    day = models.DateField()
    value = models.DecimalField(max_digits=16, decimal_places=4)
    source = models.CharField(max_length=120)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, db_index=False, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["objective", "day", "id"], name="reading_of_objective")]
