"""Who decides for whom, and how long."""

from django.db import models
from django.db.models import F, Q

from armillary.people.models import Person
from armillary.records.models import Record


class Absence(Record):
    """Somebody is away, or wants to be stood in for: meanwhile another decides instead."""

    prefix = "ABS"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    substitute = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField("from")
    ends_at = models.DateTimeField("until")
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="absence_ends_after_it_starts",
                violation_error_message="An absence ends after it starts.",
            ),
            models.CheckConstraint(
                condition=~Q(person=F("substitute")),
                name="absence_of_two",
                violation_error_message="Nobody stands in for oneself.",
            ),
        ]
        indexes = [
            models.Index(fields=["substitute", "ends_at"], name="absence_of_a_substitute"),
            models.Index(fields=["-starts_at", "-id"], name="absence_listed"),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.substitute}"
